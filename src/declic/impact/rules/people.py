"""Who answered before, after, or both: made of the rows that sessions leave behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from declic.impact.rules.battery import FORMS, Form
from declic.impact.rules.pairing import by_envelope

BEFORE, AFTER = "before", "after"
# As a session tells it: the code on the card, if one was written, and what was chosen by form.
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """One person: what they answered before and after, as far as they did."""

    before: Form | None = None
    after: Form | None = None


def people(rows: Iterable[Row]) -> list[Answered]:
    """Give the people of one group, in whatever sessions they answered.

    A row is a seat of one session, so that its two forms are one person's. What is left is paired
    by the codes of the cards; a form without one stays alone.
    """
    each = [(str(row.get("code", "")), _answered(row)) for row in rows]
    known = [one for _, one in each if one.before and one.after]
    first = [(code, one.before) for code, one in each if one.before and not one.after]
    later = [(code, one.after) for code, one in each if one.after and not one.before]
    links = by_envelope([code for code, _ in first], [code for code, _ in later])
    known += [Answered(first[link.before][1], later[link.after][1]) for link in links]
    known += [
        Answered(before=form)
        for form in _left([form for _, form in first], [x.before for x in links])
    ]
    known += [
        Answered(after=form)
        for form in _left([form for _, form in later], [x.after for x in links])
    ]
    return known


def _left(forms: Sequence[Form | None], taken: Sequence[int]) -> list[Form | None]:
    return [form for place, form in enumerate(forms) if place not in taken]


def _answered(row: Row) -> Answered:
    found: dict[str, Form] = {}
    for activity, told in row["forms"].items():
        # A form that was handed in empty says nothing, and other questions are not of these.
        if told["chosen"] and activity in FORMS:
            found.setdefault(told["wave"], Form(activity, told["chosen"]))
    return Answered(found.get(BEFORE), found.get(AFTER))
