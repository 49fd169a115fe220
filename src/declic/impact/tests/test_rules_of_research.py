from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.impact.rules.battery import Form
from declic.impact.rules.people import Answered
from declic.impact.rules.research import Attended, columns, lines

NUMBERS = count()


def person(k2: str = "") -> Answered:
    place = next(NUMBERS)
    chosen = {"k1": "TN"[place % 2], "k2": k2 or "TNU"[place % 3], "c1": "upset"}
    return Answered(before=Form("before-a", chosen))


def course(size: int, month: str = "2027-03", kind: str = "school", k2: str = "") -> Attended:
    return Attended(month, kind, tuple(person(k2=k2) for _ in range(size)))


def test_a_cell_goes_out_when_ten_are_left_without_its_largest_course() -> None:
    assert len(lines([course(20), course(10)])) == 30
    assert lines([course(20), course(9)]) == []
    assert lines([course(400)]) == []
    assert lines([]) == []


def test_months_and_kinds_are_cells_of_their_own() -> None:
    apart = [course(20), course(20, month="2027-04"), course(20, kind="company")]
    assert lines(apart) == []


def test_what_nearly_all_of_a_cell_answered_alike_is_left_out() -> None:
    told = lines([course(15, k2="T"), course(15, k2="T")])
    assert "before.k2" not in columns(told)
    assert columns(told)[:2] == ["month", "kind"]
    assert "before.k1" in columns(told)


def test_how_somebody_feels_right_now_goes_to_nobody() -> None:
    assert not [name for name in columns(lines([course(20), course(20)])) if "c1" in name]


@given(st.lists(st.integers(0, 30), max_size=5))
def test_who_knows_one_course_whole_knows_nothing_of_fewer_than_ten_others(
    sizes: list[int],
) -> None:
    """The attacker takes away the rows that a course's own teacher could name."""
    told = lines([course(size) for size in sizes])
    for known in sizes:
        rest = len(told) - known
        assert not told or rest >= 10


def test_without_that_rule_the_attacker_is_left_with_few() -> None:
    """The control: a cell of ten and more, whichever course they sat in."""
    sizes = [20, 3]
    assert 0 < sum(sizes) - max(sizes) < 10
    assert len(lines([course(size) for size in sizes], k=3)) - 20 == 3


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_no_order_tells_of_a_course(order: tuple[int, ...]) -> None:
    courses = [course(12), course(13), course(14)]
    assert lines(courses) == lines([courses[place] for place in order])
