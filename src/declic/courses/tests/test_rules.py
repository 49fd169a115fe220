"""What holds of states, hours and places, whatever the course."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.courses.rules.held import Held, counts, delivered
from declic.courses.rules.hours import LONGEST, quarters, wrong
from declic.courses.rules.places import Province, community, follows, province
from declic.courses.rules.states import MOVES, OPEN, State, may_move, needs_reason

MOMENTS = st.datetimes(
    min_value=dt.datetime(2020, 1, 1),  # noqa: DTZ001
    max_value=dt.datetime(2040, 1, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)


def test_every_state_can_be_reached_and_only_a_closed_course_is_at_its_end() -> None:
    reached = set().union(*MOVES.values()) | {State.RECEIVED}
    assert reached == set(State)
    assert [state for state in State if not MOVES[state]] == [State.CLOSED]
    assert set(OPEN) == set(State) - {State.CLOSED, State.CANCELLED}


def test_whoever_cancels_or_goes_back_says_why() -> None:
    walk = list(State)[:-1]
    for now in State:
        for to in State:
            if may_move(now, to) and now in walk and to in walk:
                assert needs_reason(now, to) == (walk.index(to) < walk.index(now))
    assert needs_reason(State.TALKING, State.CANCELLED)


SAID = st.sampled_from(["", "fr", "nl"])


@given(SAID, SAID, SAID)
def test_what_a_postcode_says_wins_and_what_a_host_said_stays(
    stands: str, before: str, after: str
) -> None:
    told = follows(stands, before=before, after=after)
    assert told == (after or ("" if stands == before else stands))
    assert told in {after, stands}


@given(MOMENTS, st.integers(1, 14 * 60), MOMENTS, st.integers(1, 14 * 60))
def test_hours_overlap_exactly_where_they_share_a_quarter(
    one: dt.datetime, long: int, other: dt.datetime, short: int
) -> None:
    first = quarters(one, one + dt.timedelta(minutes=long))
    second = quarters(other, other + dt.timedelta(minutes=short))
    overlap = one < other + dt.timedelta(minutes=short) and other < one + dt.timedelta(minutes=long)
    assert len(first) > 0
    if overlap:
        assert set(first) & set(second)


def test_hours_end_after_they_begin_and_on_the_same_day() -> None:
    start = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
    assert wrong(start, start) == "ends_before"
    assert wrong(start, start + LONGEST + dt.timedelta(minutes=1)) == "too_long"
    assert wrong(start, start + LONGEST) == ""


@pytest.mark.parametrize(
    "date",
    [
        Held(serves=False, ended=True, present=20, confirmed=True),
        Held(serves=True, ended=False, present=20, confirmed=True),
        Held(serves=True, ended=True, present=None, confirmed=True),
        Held(serves=True, ended=True, present=0, confirmed=True),
        Held(serves=True, ended=True, present=20, confirmed=False, why_not=" "),
    ],
)
def test_a_date_that_lacks_anything_does_not_count(date: Held) -> None:
    assert not counts(date)
    assert not delivered([Held(serves=True, ended=True, present=20, confirmed=True), date])


def test_a_course_without_dates_was_not_delivered() -> None:
    assert not delivered([])


@pytest.mark.parametrize(
    ("postcode", "where", "of"),
    [
        ("1000", Province.BRUSSELS, ""),
        ("4000", Province.LIEGE, "fr"),
        ("4700", Province.LIEGE, "de"),
        ("9000", Province.EAST_FLANDERS, "nl"),
        ("6600", Province.LUXEMBOURG, "fr"),
        ("75001", None, ""),
        ("B-1000", None, ""),
        ("١٠٠٠", None, ""),
        ("", None, ""),
    ],
)
def test_a_postcode_says_the_province_and_mostly_the_community(
    postcode: str, where: Province | None, of: str
) -> None:
    assert (province(postcode), community(postcode)) == (where, of)
