"""What is told of an action, what the coach makes of it, and when boosters and meetings come."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.peers.rules.deeds import (
    AGENDA,
    BOOSTER_WEEKS,
    COUNT_MOST,
    Counts,
    DeedState,
    booster_due,
    decided,
    faults,
)
from declic.peers.rules.hours import HERE, moment, moved

DAY = dt.date(2027, 3, 1)
numbers = st.integers(-2, COUNT_MOST + 2)
counts = st.builds(Counts, numbers, numbers, numbers)


@given(counts, st.integers(-40, 5))
def test_an_action_is_told_within_bounds(told: Counts, back: int) -> None:
    found = dict(faults(told, DAY + dt.timedelta(days=back), DAY))
    all_ = {"took_part": told.took_part, "heard": told.heard, "asked": told.asked}
    assert {name for name, number in all_.items() if not 0 <= number <= COUNT_MOST} == {*found} - {
        "on"
    }
    assert found.get("on") == ("future" if back > 0 else "old" if back < -30 else None)
    assert told.reached == sum(all_.values())


@given(counts, st.none() | counts, st.booleans())
def test_other_numbers_are_a_correction(told: Counts, said: Counts | None, rejects: bool) -> None:  # noqa: FBT001
    state = decided(told, said, rejects=rejects)
    assert (state == DeedState.REJECTED) == rejects
    assert (state == DeedState.CORRECTED) == (not rejects and said not in {None, told})


@pytest.mark.parametrize(
    ("done", "weeks", "due"),
    [(0, 1, None), (0, 2, 1), (1, 5, None), (1, 6, 2), (2, 12, 3), (3, 99, None)],
)
def test_boosters_come_after_two_six_and_twelve_weeks(
    done: int, weeks: int, due: int | None
) -> None:
    assert BOOSTER_WEEKS == (2, 6, 12)
    assert booster_due(DAY, done, DAY + dt.timedelta(weeks=weeks)) == due


def test_a_meeting_lasts_three_quarters_of_an_hour() -> None:
    assert sum(AGENDA.values()) == 45


@given(st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)), st.times(dt.time(4)))
def test_two_weeks_later_the_clock_on_the_wall_shows_the_same(day: dt.date, time: dt.time) -> None:
    then = moved(moment(day, time), dt.timedelta(weeks=2)).astimezone(HERE)
    assert then.time() == time
    assert then.date() - day == dt.timedelta(weeks=2)
