"""Whoever must know is told at the minute, until a person has acted; nothing more is ever said."""

from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.peers.rules.handing import HandState, due, evening, state, steps
from declic.peers.rules.hours import HERE

moments = st.datetimes(
    dt.datetime(2026, 1, 1),  # noqa: DTZ001  # the strategy adds the zone
    dt.datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)


def at(told: str) -> dt.datetime:
    return dt.datetime.fromisoformat(told).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("asked", "in_session", "wanted"),
    [
        (
            "2027-03-01T10:05",
            True,
            ["at_once 10:05", "quarter 10:20", "two_hours 12:05", "day_end 18:00", "day_1 09:00"],
        ),
        (
            "2027-03-01T17:30",
            False,
            ["at_once 17:30", "two_hours 19:30", "day_end 19:30", "day_1 09:00", "day_2 09:00"],
        ),
        (
            # The night in which clocks go forward.
            "2027-03-27T23:30",
            False,
            ["at_once 23:30", "two_hours 01:30", "day_end 01:30", "day_1 09:00", "day_2 09:00"],
        ),
    ],
)
def test_the_steps_come_at_their_minute(asked: str, in_session: bool, wanted: list[str]) -> None:  # noqa: FBT001
    found = islice(steps(at(asked), in_session=in_session), 5)
    assert [f"{each.step} {each.at.astimezone(HERE):%H:%M}" for each in found] == wanted


@given(moments, st.integers(0, 10_000), st.booleans(), st.booleans())
def test_what_is_due_has_come_and_everything_else_is_to_come(
    asked: dt.datetime,
    minutes: int,
    in_session: bool,  # noqa: FBT001
    is_read: bool,  # noqa: FBT001
) -> None:
    now = asked + dt.timedelta(minutes=minutes)
    found = due(asked, now, in_session=in_session, is_read=is_read)
    known = {each.step for each in found}
    coming = list(islice(steps(asked, in_session=in_session), len(found) + 3))
    assert all(each.at <= now for each in found)
    assert [each.at for each in coming] == sorted(each.at for each in coming)
    assert all(each.at > now or each.only_unread for each in coming if each.step not in known)
    assert found[0].step == "at_once"
    assert len(known) == len(found)


@given(moments)
def test_a_clock_that_was_set_back_makes_nothing_due(asked: dt.datetime) -> None:
    before = asked - dt.timedelta(seconds=1)
    assert due(asked, before, in_session=True, is_read=False) == []


@given(moments)
def test_the_day_ends_on_that_day_or_two_hours_later(asked: dt.datetime) -> None:
    ends = evening(asked)
    assert ends >= asked + dt.timedelta(hours=2)
    assert ends - asked <= dt.timedelta(hours=20)


@pytest.mark.parametrize(
    ("delivered", "is_read", "acted", "wanted"),
    [
        (False, False, False, HandState.KEPT),
        (True, False, False, HandState.DELIVERED),
        (True, True, False, HandState.READ),
        (False, True, False, HandState.READ),
        (True, True, True, HandState.ACTED),
    ],
)
def test_it_is_said_to_be_read_only_when_somebody_read_it(
    delivered: bool,  # noqa: FBT001
    is_read: bool,  # noqa: FBT001
    acted: bool,  # noqa: FBT001
    wanted: HandState,
) -> None:
    assert state(delivered=delivered, is_read=is_read, acted=acted) is wanted
