"""Units, conditions, progress, costs, and what cannot be promised."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.funding.rules.conditions import Asked, Offered, unmet
from declic.funding.rules.costs import per_unit
from declic.funding.rules.progress import Progress, expected, progress, share_gone, spans
from declic.funding.rules.promise import MOST_AMOUNT, MOST_UNITS, faults
from declic.funding.rules.units import Kind, kind_of, may_be_charged, people_of

STARTS, ENDS = dt.date(2027, 1, 15), dt.date(2027, 6, 14)
DAYS = st.dates(dt.date(2026, 6, 1), dt.date(2028, 6, 1))
PERIODS = st.tuples(DAYS, DAYS).map(sorted).map(tuple)


@pytest.mark.parametrize("audience", ["staff", "professionals"])
def test_only_courses_for_young_people_count_as_courses(audience: str) -> None:
    assert (kind_of("young"), kind_of(audience)) == (Kind.COURSE, Kind.STAFF)


@pytest.mark.parametrize(
    ("state", "purpose", "of", "before", "may"),
    [
        ("delivered", "real", "real", False, True),
        ("closed", "demo", "demo", False, True),
        ("ready", "real", "real", False, False),
        ("delivered", "demo", "real", False, False),
        ("delivered", "real", "demo", False, False),
        ("delivered", "rehearsal", "rehearsal", False, False),
        ("delivered", "real", "real", True, False),
    ],
)
def test_what_may_be_charged(*, state: str, purpose: str, of: str, before: bool, may: bool) -> None:
    assert may_be_charged(state, purpose=purpose, of=of, from_before=before) is may


def test_a_group_that_met_twice_is_counted_once() -> None:
    assert people_of([("", 19), ("", 17), ("B", 12), ("C", None)]) == 31
    assert people_of([]) == 0


@pytest.mark.parametrize(
    ("offered", "lacks"),
    [
        (Offered([STARTS, ENDS], "school", "WLG"), ()),
        (Offered([], "school", "WLG"), ()),
        (Offered([STARTS, ENDS + dt.timedelta(1)], "school", "WLG"), ("period",)),
        (Offered([STARTS - dt.timedelta(1)], "company", "VAN"), ("period", "place", "region")),
    ],
)
def test_conditions_that_a_course_does_not_meet_are_named(
    offered: Offered, lacks: tuple[str, ...]
) -> None:
    assert unmet(Asked(STARTS, ENDS, ["school"], ["WLG", "BRU"]), offered) == lacks
    assert set(unmet(Asked(STARTS, ENDS), offered)) <= {"period"}


@given(promised=st.integers(0, 50), period=PERIODS, today=DAYS)
def test_what_is_expected_grows_from_none_to_all(
    promised: int, period: tuple[dt.date, dt.date], today: dt.date
) -> None:
    now, then = (expected(promised, period, today + dt.timedelta(each)) for each in (0, 1))
    assert 0 <= now <= then <= promised
    assert expected(promised, period, period[0]) == 0
    assert expected(promised, period, period[1] + dt.timedelta(1)) == promised
    assert int(promised * share_gone(period, today) + 1e-9) == expected(promised, period, today)


@given(st.integers(0, 50), st.integers(0, 60), st.integers(0, 60))
def test_what_is_left_is_neither_held_nor_planned(
    promised: int, delivered: int, planned: int
) -> None:
    stands = Progress(promised, delivered, planned, 0)
    assert stands.left == max(promised - delivered - planned, 0)


def test_late_is_what_should_be_held_by_today() -> None:
    told = {"planned": 3, "period": (STARTS, ENDS)}
    after = ENDS + dt.timedelta(1)
    assert progress(12, delivered=7, today=STARTS, **told).late == 0  # type: ignore[arg-type]
    assert progress(12, delivered=7, today=after, **told).late == 5  # type: ignore[arg-type]


@given(
    promised=st.integers(0, 20),
    period=PERIODS,
    held=st.lists(DAYS, max_size=8),
    coming=st.lists(DAYS, max_size=8),
)
def test_spans_cover_the_period_and_end_with_everything(
    promised: int, period: tuple[dt.date, dt.date], held: list[dt.date], coming: list[dt.date]
) -> None:
    found = spans(promised, period, delivered=held, planned=coming)
    last = found[-1]
    assert (last.delivered, last.planned, last.expected) == (len(held), len(coming), promised)
    assert found[0].starts_on == period[0].replace(day=1)
    for one, next_one in pairwise(found):
        assert one.starts_on < next_one.starts_on <= period[1]
        assert one.delivered <= next_one.delivered
        assert one.expected <= next_one.expected


def test_a_long_period_is_told_by_quarters() -> None:
    years = (dt.date(2027, 1, 1), dt.date(2028, 12, 31))
    assert len(spans(1, years, delivered=[], planned=[])) == 8
    assert len(spans(1, (years[0], dt.date(2028, 6, 30)), delivered=[], planned=[])) == 18


@pytest.mark.parametrize(
    ("costs", "one"), [([], None), ([100, None], None), ([None], None), ([100, 101], 101), ([7], 7)]
)
def test_a_unit_has_a_price_only_once_every_cost_is_known(
    costs: list[int | None], one: int | None
) -> None:
    assert per_unit(costs) == one


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, []),
        ({"ends_on": STARTS - dt.timedelta(1)}, [("ends_on", "ends_before")]),
        ({"ends_on": dt.date(2037, 2, 1)}, [("ends_on", "too_far")]),
        ({"courses": 0}, [("courses", "nothing")]),
        ({"courses": MOST_UNITS + 1}, [("courses", "too_many")]),
        ({"staff": MOST_UNITS + 1}, [("staff", "too_many")]),
        ({"cents": MOST_AMOUNT + 1}, [("cents", "amount")]),
    ],
)
def test_what_cannot_be_promised_is_named(
    told: dict[str, object], found: list[tuple[str, str]]
) -> None:
    usual = {"starts_on": STARTS, "ends_on": ENDS, "courses": 12, "staff": 0, "cents": 0}
    assert list(faults(**{**usual, **told})) == found  # type: ignore[arg-type]
