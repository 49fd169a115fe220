"""“Please talk with me”: when whoever must know is told again, and what may truly be said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count, takewhile

from declic.peers.rules.hours import HERE, moment

AT_ONCE, QUARTER, TWO_HOURS, DAY_END = "at_once", "quarter", "two_hours", "day_end"
IN_A_SESSION = dt.timedelta(minutes=15)
SOON = dt.timedelta(hours=2)
EVENING, MORNING = dt.time(18), dt.time(9)
# With fewer adults than this, whoever leads the organisation is told from the beginning.
ADULTS_LEAST = 2


class HandState(StrEnum):
    """What has become of it, as far as anybody knows; never more."""

    KEPT = "kept"  # on disk here; nobody has read it
    DELIVERED = "delivered"  # a mail server took a mail that says to look
    READ = "read"  # a person with a name opened it
    ACTED = "acted"  # a person with a name says what was done


class Act(StrEnum):
    """What a person did about it; anything less goes on being reminded of."""

    TALKED = "talked"
    PASSED_ON = "passed_on"
    HELP = "help"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Due:
    """A moment at which somebody is told, and whether the heads of the organisation are too."""

    step: str
    at: dt.datetime
    heads: bool = False
    only_unread: bool = False


def evening(asked_at: dt.datetime) -> dt.datetime:
    """Give the end of the day on which it was asked: six o'clock, or two hours later at least."""
    return max(moment(asked_at.astimezone(HERE).date(), EVENING), asked_at + SOON)


def _mornings(asked_at: dt.datetime) -> Iterator[Due]:
    """Give every morning from the next day on, without an end."""
    day = asked_at.astimezone(HERE).date()

    def morning(number: int) -> Due:
        return Due(f"day_{number}", moment(day + dt.timedelta(days=number), MORNING), heads=True)

    return map(morning, count(1))


def steps(asked_at: dt.datetime, *, in_session: bool) -> Iterator[Due]:
    """Give all moments in their order; they end when a person has acted."""
    yield Due(AT_ONCE, asked_at)
    if in_session:
        yield Due(QUARTER, asked_at + IN_A_SESSION, only_unread=True)
    yield Due(TWO_HOURS, asked_at + SOON)
    yield Due(DAY_END, evening(asked_at), heads=True)
    yield from _mornings(asked_at)


def due(asked_at: dt.datetime, now: dt.datetime, *, in_session: bool, is_read: bool) -> list[Due]:
    """Give the moments that have come, whether or not somebody was told then."""
    come = takewhile(lambda each: each.at <= now, steps(asked_at, in_session=in_session))
    return [each for each in come if not (each.only_unread and is_read)]


def state(*, delivered: bool, is_read: bool, acted: bool) -> HandState:
    """Say what may truly be said."""
    if acted:
        return HandState.ACTED
    if is_read:
        return HandState.READ
    return HandState.DELIVERED if delivered else HandState.KEPT
