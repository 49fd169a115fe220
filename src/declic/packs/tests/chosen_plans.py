"""Plans with choices, made by hand or at random."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from declic.packs.models import Plan


def choice(name: str, *others: Mapping[str, Any]) -> dict[str, Any]:
    usual = {"id": "usual", "title": "Usual"}
    return {"id": name, "title": name, "options": [usual, *others]}


def plan(*choices: Mapping[str, Any], together: tuple[Mapping[str, Any], ...] = ()) -> Plan:
    steps = [{"activity": name, "minutes": 5} for name in ("rules", "milan", "end")]
    return Plan.model_validate(
        {
            "id": "p", "title": "P", "minutes": 15, "audience": "A", "purpose": "P",
            "ages": {"least": 13, "most": 15}, "steps": steps,
            "choices": list(choices), "together": list(together),
        }
    )  # fmt: skip


Changes = st.SearchStrategy[dict[str, Any]]
STEPS = st.sampled_from(["rules", "milan", "end"])
CHANGES: Changes = st.fixed_dictionaries(
    {},
    optional={
        "replace": st.dictionaries(STEPS, st.sampled_from(["x", "y"]), max_size=2),
        "drop": st.lists(STEPS, max_size=1),
        "phones": st.sampled_from(["used", "away"]),
        "wall": st.sampled_from(["shown", "none"]),
    },
)


def is_tidy(change: Mapping[str, Any]) -> bool:
    """Say that it makes a difference, and one only to each activity."""
    wall_or_phones = change.get("phones") == "away" or change.get("wall") == "none"
    replaced, dropped = change.get("replace", {}), change.get("drop", [])
    return bool(replaced or dropped or wall_or_phones) and not set(replaced) & set(dropped)


@st.composite
def plans(draw: st.DrawFn, *, tidy: bool = False) -> Plan:
    """Plans of up to four choices with up to three options, and up to two entries of together.

    In a tidy one no entry by itself is at fault.
    """
    changes = CHANGES.filter(is_tidy) if tidy else CHANGES
    choices = [
        choice(
            f"c{place}",
            *(
                {"id": f"o{number}", "title": "O", **draw(changes)}
                for number in range(draw(st.integers(1, 2)))
            ),
        )
        for place in range(draw(st.integers(0, 4)))
    ]
    return plan(*choices, together=tuple(draw(st.lists(together(choices, changes), max_size=2))))


@st.composite
def together(draw: st.DrawFn, choices: list[dict[str, Any]], changes: Changes) -> dict[str, Any]:
    assume(len(choices) > 1)
    found = draw(st.lists(st.sampled_from(choices), min_size=2, unique_by=lambda each: each["id"]))
    when = {each["id"]: draw(st.sampled_from(each["options"]))["id"] for each in found}
    assume(set(when.values()) != {"usual"})
    return {"when": when, **draw(changes)}


def every(plan: Plan) -> list[dict[str, str]]:
    names = [choice.id for choice in plan.choices]
    options = product(*([option.id for option in choice.options] for choice in plan.choices))
    return [dict(zip(names, chosen, strict=True)) for chosen in options]
