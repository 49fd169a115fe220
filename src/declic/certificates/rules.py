"""What a code stands for, and whether a paper with it may still be believed."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

# Twelve signs of thirty: a code that is true is not found by trying. It opens nothing either.
SIGNS = 12
COPIES_MOST = 60


class Kind(StrEnum):
    """What for. The first two name nobody; many papers have the same code."""

    PEER = "peer"  # young people of a contact point
    COURSE = "course"  # whoever took part in a course, which `plan` names
    COACH = "coach"
    TRAINER = "trainer"


OF_A_PERSON = frozenset({Kind.COACH, Kind.TRAINER})


class Standing(StrEnum):
    """What may truly be said of a paper."""

    VALID = "valid"
    ENDED = "ended"


def month_of(day: dt.date) -> dt.date:
    """Give the first day of its month: no day is kept, nor told."""
    return day.replace(day=1)


def standing(kind: Kind, *, ended: bool, holds: bool, vetted: bool) -> Standing:
    """Say how a certificate stands; a person's ends with the role, and with what was seen of them.

    `holds` and `vetted` are asked of a person's only.
    """
    if ended or (kind in OF_A_PERSON and not (holds and vetted)):
        return Standing.ENDED
    return Standing.VALID
