from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from declic.live.marks import FIVE, STAYS, stays_until

PLANNED = dt.datetime(2026, 11, 24, 10, 50, tzinfo=dt.UTC)


def test_a_room_in_time_keeps_the_planned_promise() -> None:
    assert stays_until(PLANNED, None) == PLANNED + STAYS
    assert stays_until(PLANNED, PLANNED.timestamp() - 600) == PLANNED + STAYS


def test_a_room_that_runs_late_stays_twenty_minutes_after_its_real_end() -> None:
    late = PLANNED + dt.timedelta(minutes=31, seconds=2)
    assert stays_until(PLANNED, late.timestamp()) == PLANNED + dt.timedelta(minutes=55)


@given(st.integers(0, 10**5))
def test_the_promise_is_never_shorter_and_stands_on_full_five_minutes(over: int) -> None:
    shown = PLANNED + dt.timedelta(seconds=over)
    until = stays_until(PLANNED, shown.timestamp())
    assert dt.timedelta() <= until - shown - STAYS < FIVE
    assert until.minute % 5 == until.second == 0
