"""A trainer's time, cut into quarters of an hour that nobody can promise twice."""

from __future__ import annotations

import datetime as dt

QUARTER = 15 * 60
# Longer than a summer day outdoors: whoever types more has mistaken the day.
LONGEST = dt.timedelta(hours=14)


def quarters(starts_at: dt.datetime, ends_at: dt.datetime) -> range:
    """Give the quarters of an hour from start to end, numbered since 1970.

    One that is only touched counts too, unless it is touched at its very edge.
    """
    first = int(starts_at.timestamp()) // QUARTER
    last = -(-int(ends_at.timestamp()) // QUARTER)
    return range(first, last)


def wrong(starts_at: dt.datetime, ends_at: dt.datetime) -> str:
    """Say as a code why nothing can be held then; empty when it can."""
    if ends_at <= starts_at:
        return "ends_before"
    return "too_long" if ends_at - starts_at > LONGEST else ""
