"""What young people do, from small to large, and what the coach says of how many they told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

COUNT_MOST = 500
# What happened longer ago is not remembered well enough to be counted.
DAYS_BACK = 30
BOOSTER_WEEKS = (2, 6, 12)
ENERGIES = range(1, 6)


class Kind(StrEnum):
    """The menu: nobody is asked to be alone with somebody, to advise at night, or to chat."""

    POSTER = "poster"
    TEN_MINUTES = "ten_minutes"
    BOX = "box"
    BOOSTER = "booster"
    STAND = "stand"
    GRANDPARENT = "grandparent"
    HALF_DAY = "half_day"
    ASKED = "asked"


class DeedState(StrEnum):
    """What the coach has said of an action."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Counts:
    """About how many: took part, heard a talk, asked for advice. Never who, never about what."""

    took_part: int
    heard: int
    asked: int

    @property
    def reached(self) -> int:
        """How many there were in all."""
        return self.took_part + self.heard + self.asked


def faults(counts: Counts, on: dt.date, today: dt.date) -> Iterator[tuple[str, str]]:
    """Yield the fields of an action that cannot be so, each with the reason."""
    for name in ("took_part", "heard", "asked"):
        if not 0 <= getattr(counts, name) <= COUNT_MOST:
            yield name, "many"
    if on > today:
        yield "on", "future"
    elif on < today - dt.timedelta(days=DAYS_BACK):
        yield "on", "old"


def decided(told: Counts, said: Counts | None, *, rejects: bool) -> DeedState:
    """Say what becomes of an action when the coach rejects it, or says how many there were."""
    if rejects:
        return DeedState.REJECTED
    return DeedState.CONFIRMED if said in {None, told} else DeedState.CORRECTED


def booster_due(started_on: dt.date, done: int, today: dt.date) -> int | None:
    """Say which booster comes next, from the week on in which it is due; None for none now."""
    coming = dict(enumerate(BOOSTER_WEEKS, 1))
    number = done + 1
    weeks = coming.get(number)
    is_due = weeks is not None and today >= started_on + dt.timedelta(weeks=weeks)
    return number if is_due else None


AGENDA: Mapping[str, int] = {"energy": 5, "did": 10, "difficult": 15, "practise": 10, "next": 5}
"""The steps of a meeting, with their minutes."""

EVERY = dt.timedelta(weeks=2)
