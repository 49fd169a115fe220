"""How a grant stands: promised, delivered, planned, left, late; and the same month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A longer period is drawn by quarters.
MOST_MONTHS = 18
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """How many units of one kind were promised, held, planned; how many are left, and late."""

    promised: int
    delivered: int
    planned: int
    late: int

    @property
    def left(self) -> int:
        """How many are neither held nor planned."""
        return max(self.promised - self.delivered - self.planned, 0)


@dataclass(frozen=True, slots=True)
class Span:
    """A month of the period, or a quarter: its first day, and all numbers up to its end."""

    starts_on: dt.date
    delivered: int
    planned: int
    expected: int


def progress(
    promised: int, *, delivered: int, planned: int, period: tuple[dt.date, dt.date], today: dt.date
) -> Progress:
    """Say how a grant stands today."""
    late = max(expected(promised, period, today) - delivered, 0)
    return Progress(promised, delivered, planned, late)


def expected(promised: int, period: tuple[dt.date, dt.date], today: dt.date) -> int:
    """Say how many would be held by today if they were spread evenly; never rounded up."""
    days = (period[1] - period[0]).days + 1
    return promised * _gone(period, today) // days


def share_gone(period: tuple[dt.date, dt.date], today: dt.date) -> float:
    """Say how much of a period is over, from 0 to 1."""
    return _gone(period, today) / ((period[1] - period[0]).days + 1)


def _gone(period: tuple[dt.date, dt.date], today: dt.date) -> int:
    starts_on, ends_on = period
    return min(max((today - starts_on).days, 0), (ends_on - starts_on).days + 1)


def spans(
    promised: int,
    period: tuple[dt.date, dt.date],
    *,
    delivered: Sequence[dt.date],
    planned: Sequence[dt.date],
) -> tuple[Span, ...]:
    """Give the period month by month, or by quarters when it is long, each with all until then.

    What lies before the period is in its first span, what lies after it in the last.
    """
    starts = list(_starts(*period))
    ends = [*(start - dt.timedelta(days=1) for start in starts[1:]), dt.date.max]
    return tuple(
        Span(
            start,
            sum(day <= end for day in delivered),
            sum(day <= end for day in planned),
            expected(promised, period, min(end, period[1]) + dt.timedelta(days=1)),
        )
        for start, end in zip(starts, ends, strict=True)
    )


def _starts(starts_on: dt.date, ends_on: dt.date) -> Iterator[dt.date]:
    first, last = _month(starts_on), _month(ends_on)
    step = 1 if last - first < MOST_MONTHS else _QUARTER
    for month in range(first, last + 1, step):
        yield dt.date(month // 12, month % 12 + 1, 1)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1
