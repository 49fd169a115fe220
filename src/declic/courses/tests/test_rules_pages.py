"""Marks against writing over others, calendars, the map, hosts that are alike."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.courses.rules.alike import Named, alike, told
from declic.courses.rules.calendar import (
    monday,
    month_weeks,
    months_from,
    read_week,
    shifted,
    week,
    week_name,
)
from declic.courses.rules.hours import HERE, days_bounds, moment, months_bounds
from declic.courses.rules.outline import HEIGHT, SHAPES, WIDTH, drawn, placed, step
from declic.courses.rules.places import Province
from declic.courses.rules.seen import Edit, mark, overtaken, wanted

VALUES = st.none() | st.booleans() | st.integers(0, 99) | st.text(max_size=5)
DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2099, 12, 31))


@given(VALUES, VALUES, VALUES)
def test_nobody_writes_over_what_nobody_saw(before: object, mine: object, theirs: object) -> None:
    edit = Edit("room", mark(before), mine)
    stale = overtaken([edit], {"room": theirs})
    if mark(mine) == mark(before):
        assert (stale, wanted([edit])) == ((), {})
    elif mark(theirs) in {mark(before), mark(mine)}:
        assert (stale, wanted([edit])) == ((), {"room": mine})
    else:
        assert stale == ("room",)


def test_two_who_want_different_fields_both_win() -> None:
    first, second = Edit("room", "", "Gym"), Edit("needs", "", "A ramp")
    assert overtaken([second], {"needs": "", "room": "Gym"}) == ()
    assert wanted([first, second]) == {"room": "Gym", "needs": "A ramp"}


@pytest.mark.parametrize(
    ("value", "same"),
    [
        (["nl", "fr"], ("fr", "nl")),
        ({"b": 1, "a": True}, {"a": True, "b": 1}),
        ("a\r\nb", "a\nb"),
        (dt.date(2027, 3, 1), "2027-03-01"),
    ],
)
def test_the_same_value_has_the_same_mark(value: object, same: object) -> None:
    assert mark(value) == mark(same)


@given(DAYS)
def test_a_month_is_drawn_in_whole_weeks_and_every_day_once(day: dt.date) -> None:
    weeks = month_weeks(day.year, day.month)
    days = [each for row in weeks for each in row]
    assert days == [days[0] + dt.timedelta(days=each) for each in range(len(days))]
    assert all(len(row) == 7 and row[0].weekday() == 0 for row in weeks)
    assert sum(each.month == day.month for each in days) >= 28
    assert all(any(each.month == day.month for each in row) for row in weeks)


@given(DAYS)
def test_a_week_reads_as_it_is_written(day: dt.date) -> None:
    assert read_week(week_name(day)) == monday(day) == week(day)[0]


@pytest.mark.parametrize("wrong", ["", "2027", "2027-W54", "2027-W00", "1999-W10", "w", "2101-W01"])
def test_what_is_no_week_is_none(wrong: str) -> None:
    assert read_week(wrong) is None


@given(DAYS, st.integers(0, 30))
def test_months_follow_each_other(day: dt.date, number: int) -> None:
    first = day.replace(day=1)
    assert shifted(shifted(first, number), -number) == first
    assert months_from(first, 3)[1:] == [shifted(first, 1), shifted(first, 2)]


@given(DAYS)
def test_a_day_and_a_month_begin_at_midnight_in_belgium(day: dt.date) -> None:
    begin, after = days_bounds(day, day)
    assert begin.astimezone(HERE).date() == day
    assert (after - dt.timedelta(seconds=1)).astimezone(HERE).date() == day
    first, beyond = months_bounds(day.year, day.month)
    assert first <= begin < beyond


@given(DAYS, st.times())
def test_a_moment_shows_the_time_that_was_typed(day: dt.date, time: dt.time) -> None:
    found = moment(day, time)
    if found is not None:
        assert found.astimezone(HERE).replace(tzinfo=None) == dt.datetime.combine(day, time)


def test_the_hour_that_spring_skips_is_no_moment() -> None:
    assert moment(dt.date(2027, 3, 28), dt.time(2, 30)) is None
    autumn = moment(dt.date(2027, 10, 31), dt.time(2, 30))
    assert autumn == dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)


def test_every_province_is_drawn_once_inside_the_picture() -> None:
    assert set(SHAPES) == set(Province)
    for shape in SHAPES.values():
        assert shape[0] != shape[-1] or len(shape) > 3
        for x, y in map(placed, shape):
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def test_neighbours_share_their_borders_so_that_no_gap_shows() -> None:
    sides: dict[frozenset[tuple[float, float]], int] = {}
    for province, shape in SHAPES.items():
        if province is not Province.BRUSSELS:
            for one, other in zip(shape, (*shape[1:], shape[0]), strict=True):
                if one != other:
                    sides[frozenset({one, other})] = sides.get(frozenset({one, other}), 0) + 1
    assert set(sides.values()) == {1, 2}
    # The outer border is one closed line: each of its points belongs to two of its sides.
    outside = [point for side, number in sides.items() if number == 1 for point in side]
    assert {outside.count(point) for point in outside} == {2}


def area(shape: tuple[tuple[float, float], ...]) -> float:
    points = list(map(placed, shape))
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def test_the_provinces_together_are_the_country_and_none_lies_over_another() -> None:
    """Luxembourg and Hainaut, Liège and Namur are large, Walloon Brabant and Brussels small."""
    sizes = {each: area(shape) for each, shape in SHAPES.items()}
    order = sorted(sizes, key=lambda each: sizes[each])
    assert order[:2] == [Province.BRUSSELS, Province.WALLOON_BRABANT]
    large = {Province.LUXEMBOURG, Province.HAINAUT, Province.LIEGE, Province.NAMUR}
    assert set(order[-4:]) == large


def test_the_map_says_its_numbers_to_whoever_does_not_see_it() -> None:
    names = {each.value: f"<{each}>" for each in Province}
    picture = drawn({"WLG": 7}, names, title="Courses & co", told="Liège: 7")
    root = ET.fromstring(picture)  # noqa: S314  # our own
    assert root.find("title").text == "Courses & co"  # type: ignore[union-attr]
    assert root.find("desc").text == "Liège: 7"  # type: ignore[union-attr]
    assert "<WLG>: 7" in [each.text for each in root.iter("title")]
    assert picture.count("fill-opacity") == 1
    assert not re.search(r"\sstyle=|#[0-9a-f]{3}", picture)


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_more_is_never_drawn_lighter(one: int, other: int) -> None:
    most = max(one, other)
    assert (one <= other) <= (step(one, most) <= step(other, most))
    assert step(most, most) == 0.52


HOST = Named("Institut Sainte-Aldegonde", "1000", frozenset({"ann@example.org"}))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Named("SAINTE ALDEGONDE", "1000", frozenset()), True),
        (Named("Sainte-Aldegonde (secondaire)", " 1000", frozenset()), True),
        (Named("Institut Sainte-Aldegonde", "4000", frozenset()), False),
        (Named("Institut Saint-Luc", "1000", frozenset()), False),
        (Named("Something else", "9000", frozenset({"ann@example.org"})), True),
        (Named("", "1000", frozenset()), False),
    ],
)
def test_hosts_that_may_be_the_same_are_told(other: Named, same: bool) -> None:  # noqa: FBT001
    assert alike(HOST, other) is alike(other, HOST) is same


@given(st.text(max_size=20), st.text(max_size=20))
def test_who_is_alike_is_so_both_ways(one: str, other: str) -> None:
    first, second = Named(one, "1000", frozenset()), Named(other, "1000", frozenset())
    assert alike(first, second) is alike(second, first)
    assert alike(first, first) is bool(told(one))
