from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.impact.rules.change import Change, Estimate, TooFew
from declic.impact.rules.participation import Participation, rate
from declic.impact.rules.pooling import Forest, Pooled, pooled


def course(value: float, pairs: int = 20) -> Change:
    return Change(pairs, 2.0, 2.0 + value, Estimate(value, value - 1, value + 1), None, None)


def test_below_eight_courses_there_is_no_figure_for_all() -> None:
    courses = [course(place / 10) for place in range(7)]
    assert pooled(courses) == Forest(tuple(courses), 0)


def test_a_course_that_is_too_small_does_not_count_towards_eight() -> None:
    found = pooled([*(course(0.5) for _ in range(7)), TooFew(9), TooFew(0)])
    assert not isinstance(found, Pooled)
    assert found.left_out == 2


def test_from_eight_courses_on_their_changes_are_the_sample() -> None:
    """Eight of Student's changes, reckoned by hand: mean 1.375, s 0.50356, t(.975, 7) 2.36462."""
    changes = (1.2, 2.4, 1.3, 1.3, 1.0, 1.8, 0.8, 1.2)
    found = pooled([course(each) for each in changes])
    assert isinstance(found, Pooled)
    assert found.raw.value == pytest.approx(1.375)
    half = 2.364624 * 0.5035588 / 8**0.5
    assert (found.raw.low, found.raw.high) == (
        pytest.approx(1.375 - half, abs=1e-5),
        pytest.approx(1.375 + half, abs=1e-5),
    )


def test_a_large_course_counts_as_much_as_a_small_one() -> None:
    small = [course(float(place)) for place in range(8)]
    large = [*small[:7], course(7.0, pairs=500)]
    first, second = pooled(small), pooled(large)
    assert isinstance(first, Pooled)
    assert isinstance(second, Pooled)
    assert first.raw == second.raw


@settings(max_examples=25)
@given(
    st.lists(st.floats(-6, 6).map(course), min_size=8, max_size=20),
    st.randoms(use_true_random=False),
)
def test_the_order_of_courses_is_nothing(courses: list[Change], chance: random.Random) -> None:
    first, second = pooled(courses), pooled(chance.sample(courses, len(courses)))
    assert isinstance(first, Pooled)
    assert isinstance(second, Pooled)
    assert first.raw == second.raw
    assert first.raw.low <= first.raw.value <= first.raw.high


def test_who_is_in_the_figures_and_who_is_not() -> None:
    who = Participation(present=24, before=22, after=21, paired=11)
    assert who.answered_before == pytest.approx(22 / 24)
    assert who.answered_after == pytest.approx(21 / 24)
    assert who.matched == 0.5


def test_of_nobody_and_of_more_than_there_were_there_is_no_rate() -> None:
    assert rate(0, 0) is None
    assert rate(3, None) is None
    assert rate(25, 24) is None
    assert rate(24, 24) == 1
