"""What cannot be so in what a grant promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

# More than ten years is a mistaken year.
LONGEST = dt.timedelta(days=3653)
MOST_UNITS = 500
# In cents: ten million euros.
MOST_AMOUNT = 1_000_000_000


def faults(
    *, starts_on: dt.date, ends_on: dt.date, courses: int, staff: int, cents: int
) -> Iterator[tuple[str, str]]:
    """Yield the fields that cannot be so, each with a code that says why."""
    if ends_on < starts_on:
        yield "ends_on", "ends_before"
    elif ends_on - starts_on > LONGEST:
        yield "ends_on", "too_far"
    if courses + staff == 0:
        yield "courses", "nothing"
    if not 0 <= courses <= MOST_UNITS:
        yield "courses", "too_many"
    if not 0 <= staff <= MOST_UNITS:
        yield "staff", "too_many"
    if not 0 <= cents <= MOST_AMOUNT:
        yield "cents", "amount"
