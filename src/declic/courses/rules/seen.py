"""Who writes over what nobody saw: a page sends back what it showed, field by field.

Two people who change different fields both win. Who changes a field that somebody else changed
meanwhile is told, and keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of a page: what stood there when it was opened, as a mark, and what is wanted."""

    name: str
    seen: str
    wanted: object

    @property
    def is_change(self) -> bool:
        """Say whether anything else is wanted than what was seen."""
        return mark(self.wanted) != self.seen


def mark(value: object) -> str:
    """Write a value so that two of them are the same if, and only if, their marks are."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return ";".join(sorted(f"{name}={mark(each)}" for name, each in value.items()))
        case list() | tuple() | set() | frozenset():
            return ",".join(sorted(map(mark, value)))
        case _:
            return str(getattr(value, "pk", value)).replace("\r\n", "\n")


def wanted(edits: Iterable[Edit]) -> dict[str, object]:
    """Give what is to be written: the fields that somebody changed, and no others."""
    return {edit.name: edit.wanted for edit in edits if edit.is_change}


def overtaken(edits: Iterable[Edit], now: Mapping[str, object]) -> tuple[str, ...]:
    """Name the fields that somebody else changed since they were seen, to something else.

    `now` is what stands in each of them.
    """
    return tuple(
        edit.name
        for edit in edits
        if edit.is_change and mark(now[edit.name]) not in {edit.seen, mark(edit.wanted)}
    )
