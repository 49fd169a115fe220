"""When a mail is tried again, and when nobody tries any more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

PAUSES = tuple(dt.timedelta(minutes=each) for each in (1, 5, 30, 120, 240, 480))
TRIED_FOR = dt.timedelta(days=2)
# Longer than any attempt can last: a mail whose sender died is taken up again after it.
LEASE = dt.timedelta(minutes=15)
# What was never tried for so long would only surprise whoever gets it.
TOO_LATE = dt.timedelta(days=14)
SAID_MOST = 300


class Result(StrEnum):
    """How one attempt ended."""

    SENT = "sent"
    REFUSED = "refused"  # for good: the server will say the same tomorrow
    LATER = "later"  # the server asks to come again
    LOST = "lost"  # the line broke; whether the mail arrived is not known
    DOWN = "down"  # there was no line at all


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt ended, and what the server said, in its own words."""

    result: Result
    said: str = ""


def next_try(tries: int, since: dt.datetime, at: dt.datetime) -> dt.datetime | None:
    """Return when to try again after so many tries, the first of them `since`; None: no more.

    The last try is made two days after the first.
    """
    if at >= since + TRIED_FOR:
        return None
    pause = PAUSES[min(max(tries, 1), len(PAUSES)) - 1]
    return min(at + pause, since + TRIED_FOR)


def result_of(code: int) -> Result:
    """Read the number with which a server refuses one mail."""
    return Result.REFUSED if 500 <= code < 600 else Result.LATER  # noqa: PLR2004
