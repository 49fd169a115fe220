"""The choices of a plan as fields of a form: one for each, set to the usual option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from declic.packs.models import PlanChoice
from declic.packs.queries import choices

# A field is named `choose-<choice>` and holds the option.
PREFIX = "choose-"


@dataclass(frozen=True, slots=True)
class Field:
    """One choice on a page, and the option that stands in its field."""

    name: str
    choice: PlanChoice
    option: str


def chosen(typed: Mapping[str, str]) -> dict[str, str]:
    """Read which option was chosen of each choice. Whether there is such a one, the plan says."""
    return {
        name.removeprefix(PREFIX): option
        for name, option in typed.items()
        if name.startswith(PREFIX)
    }


def fields(plan: str, language: str, options: Mapping[str, str]) -> list[Field]:
    """Give the fields of a plan, set to these options and else to the usual ones."""
    return [
        Field(f"{PREFIX}{choice.id}", choice, options.get(choice.id, choice.options[0].id))
        for choice in choices(plan, language)
    ]
