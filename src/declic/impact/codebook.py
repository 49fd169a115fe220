"""The rows for researchers as a table, and the book that says what its columns mean.

Both are in English: column names and what they mean go together, whoever reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from declic.impact.rules.battery import FORMS, RIGHT
from declic.impact.rules.research import columns
from declic.packs.queries import resolve
from declic.tables.models import Cell

Lines = Sequence[Mapping[str, str]]
Table = tuple[list[str], Iterator[list[Cell]]]
FIXED = {
    "month": "the month in which the course began; nothing finer is told",
    "kind": "the kind of place; a month and a kind hold ten people without their largest course",
}
PACK = ("half-day", "help-a-friend", "three-months")


def rows(told: Lines) -> Table:
    """Give the columns and the rows; what is empty was not answered, or was alike in its cell."""
    names = columns(told)
    return names, ([line.get(name) for name in names] for line in told)


def book(told: Lines) -> Table:
    """Give each column with its question, its choices and, of knowledge, the right one."""
    asked = _asked()
    return ["column", "question", "choices", "right"], (
        _described(name, asked) for name in columns(told)
    )


def _described(name: str, asked: Mapping[str, tuple[str, str]]) -> list[Cell]:
    if name in FIXED:
        return [name, FIXED[name], None, None]
    wave, ask = name.split(".")
    if ask == "form":
        return [name, f"which form was answered {wave}", ", ".join(FORMS), None]
    text, choices = asked.get(ask, ("", ""))
    right = "; ".join(f"{form}: {key[ask]}" for form, key in RIGHT.items() if ask in key)
    return [name, text, choices, right or None]


def _asked() -> dict[str, tuple[str, str]]:
    """Give the questions as the packs of this installation ask them today, of both forms."""
    found: dict[str, tuple[str, str]] = {}
    for plan in PACK:
        for activity in resolve(plan).activities:
            if activity.id in FORMS:
                for ask in activity.content["en"]["asks"]:
                    choices = ", ".join(each["id"] for each in ask["choices"])
                    before = found.get(ask["id"], ("", choices))[0]
                    text = (
                        before if ask["text"] in before else f"{before} / {ask['text']}".strip(" /")
                    )
                    found[ask["id"]] = (text, choices)
    return found
