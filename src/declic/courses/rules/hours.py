"""A trainer's time, cut into quarters of an hour that nobody can promise twice."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

QUARTER = 15 * 60
# Longer than a summer day outdoors: whoever types more has mistaken the day.
LONGEST = dt.timedelta(hours=14)
# Where courses are held: what people type and read is the time on the wall there.
HERE = ZoneInfo("Europe/Brussels")


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


def moment(day: dt.date, time: dt.time) -> dt.datetime | None:
    """Give the moment at which clocks in Belgium show that; None in the hour that spring skips.

    Of an hour that autumn gives twice, the first.
    """
    told = dt.datetime.combine(day, time, tzinfo=HERE)
    shown = told.astimezone(dt.UTC).astimezone(HERE)
    return told.astimezone(dt.UTC) if shown.time() == time else None


def months_bounds(year: int, month: int) -> tuple[dt.datetime, dt.datetime]:
    """Give the first moment of a month in Belgium and the first of the next."""
    after = (year + month // 12, month % 12 + 1)
    return (_midnight(dt.date(year, month, 1)), _midnight(dt.date(*after, 1)))


def days_bounds(first: dt.date, last: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """Give the first moment of a day in Belgium and the first after another."""
    return _midnight(first), _midnight(last + dt.timedelta(days=1))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=HERE)
