"""What a grant promises: units of two kinds; and how many people a course reached."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

# The office knows courses for young people and courses for adults; a sponsor pays for both.
YOUNG = "young"
# Held, whatever was done with the course afterwards.
HELD = frozenset({"delivered", "followed_up", "closed"})
# What counts: a real grant takes real courses; one of a demonstration takes those of its own.
COUNTED = frozenset({"real", "demo"})


class Kind(StrEnum):
    """A course for young people, or a session for a sponsor's staff and other professionals."""

    COURSE = "course"
    STAFF = "staff"


def kind_of(audience: str) -> Kind:
    """Say as which unit a course counts."""
    return Kind.COURSE if audience == YOUNG else Kind.STAFF


def may_be_charged(state: str, *, purpose: str, of: str, from_before: bool) -> bool:
    """Say whether a course may be charged to a grant of the purpose `of`.

    It was delivered, and here: a rehearsal never counts, nor does a demonstration for a real grant,
    nor what a table tells of years before.
    """
    return state in HELD and purpose == of and purpose in COUNTED and not from_before


def people_of(dates: Iterable[tuple[str, int | None]]) -> int:
    """Reckon how many people a course reached: pairs of a group and how many were there.

    A group that met twice is one group: the fuller date tells how many it is.
    """
    groups: dict[str, int] = {}
    for group, present in dates:
        groups[group] = max(groups.get(group, 0), present or 0)
    return sum(groups.values())
