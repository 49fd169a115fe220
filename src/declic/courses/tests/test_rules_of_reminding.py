"""The days on which somebody is reminded, on the calendar of Belgium."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.courses.rules import reminding
from declic.courses.rules.hours import HERE

STARTS = dt.datetime(2027, 3, 10, 10, 0, tzinfo=HERE)
MOMENTS = st.datetimes(
    dt.datetime(2027, 1, 1),  # noqa: DTZ001  # the strategy adds the zone
    dt.datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(HERE),
    allow_imaginary=False,
)


def before(days: int, hour: int = 9) -> dt.datetime:
    return dt.datetime.combine(STARTS.date() - dt.timedelta(days=days), dt.time(hour), tzinfo=HERE)


@pytest.mark.parametrize(("hour", "awake"), [(0, False), (8, False), (9, True), (23, True)])
def test_nobody_is_reminded_in_the_night(hour: int, *, awake: bool) -> None:
    assert reminding.is_awake(before(3, hour)) is awake


@pytest.mark.parametrize(
    ("days", "due"), [(8, False), (7, True), (6, True), (5, False), (0, False)]
)
def test_a_week_before_is_seven_days_or_six(days: int, *, due: bool) -> None:
    assert reminding.in_a_week(STARTS, before(days)) is due


@pytest.mark.parametrize(("days", "due"), [(2, False), (1, True), (0, False), (-1, False)])
def test_tomorrow_is_one_day_whatever_the_hour(days: int, *, due: bool) -> None:
    assert reminding.tomorrow(STARTS, before(days, 23)) is due


@pytest.mark.parametrize(
    ("after", "due"),
    [
        (dt.timedelta(minutes=59), False),
        (dt.timedelta(hours=1), True),
        (dt.timedelta(days=7), True),
        (dt.timedelta(days=7, seconds=1), False),
    ],
)
def test_a_host_is_asked_in_the_week_after(after: dt.timedelta, *, due: bool) -> None:
    assert reminding.to_be_confirmed(STARTS, STARTS + after) is due


@pytest.mark.parametrize(("days", "due"), [(20, False), (21, True), (24, True), (25, False)])
def test_three_weeks_after_is_twenty_one_days_and_a_few(days: int, *, due: bool) -> None:
    assert reminding.three_weeks_ago(STARTS, before(-days)) is due


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (3, True), (4, False)])
def test_a_task_is_told_of_on_its_day_or_soon_after(days: int, *, due: bool) -> None:
    day = dt.date(2027, 3, 10)
    assert reminding.task_is_due(day, day + dt.timedelta(days=days)) is due


@pytest.mark.parametrize(("days", "due"), [(31, False), (30, True), (0, True), (-1, False)])
def test_a_vetting_is_told_of_in_its_last_month(days: int, *, due: bool) -> None:
    until = dt.date(2027, 3, 10)
    assert reminding.vetting_ends(until, until - dt.timedelta(days=days)) is due


@given(MOMENTS, MOMENTS)
def test_no_moment_is_both_a_week_before_and_the_day_before(
    starts: dt.datetime, at: dt.datetime
) -> None:
    assert not (reminding.in_a_week(starts, at) and reminding.tomorrow(starts, at))
