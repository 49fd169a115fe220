"""No number that a sponsor ever reads tells of a few, whatever is charged and taken off."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from declic.funding.rules.telling import People, carried, people, tell
from declic.kernel.cells import OUTSIDE

GROUPS = st.lists(st.integers(1, 30), max_size=8)
# What the office does: charge a group of so many, or take off the one that came so manieth.
MOVES = st.lists(st.one_of(st.integers(1, 30), st.integers(-8, -1)), max_size=30)
Teller = Callable[[Sequence[int], Collection[int]], int]


def read(moves: list[int], teller: Teller) -> list[int]:
    """Everything that a sponsor reads, who opens the page after each move."""
    groups, told = list[int](), [0]
    for move in moves:
        if move > 0:
            groups.append(move)
        elif -move <= len(groups):
            groups.pop(-move - 1)
        told.append(teller(groups, told))
    return told


def recovered(told: list[int]) -> list[int]:
    """An attacker: take any two numbers from each other, and keep what tells of a few."""
    gaps = {abs(one - other) for one, other in combinations(told, 2)}
    return sorted(gap for gap in gaps if 0 < gap < OUTSIDE)


def exactly(groups: Sequence[int], _before: Collection[int]) -> int:
    return sum(groups)


def only_the_total(groups: Sequence[int], _before: Collection[int]) -> int:
    return sum(groups) if sum(groups) >= OUTSIDE else 0


@given(MOVES)
def test_from_all_numbers_ever_read_nobody_learns_of_a_few(moves: list[int]) -> None:
    assert recovered(read(moves, tell)) == []


def test_without_the_rule_a_small_group_is_recovered() -> None:
    assert recovered(read([20, 7], exactly)) == [7]


def test_a_least_total_alone_would_not_keep_it() -> None:
    """The control of what is kept of earlier numbers."""
    assert recovered(read([20, 7], only_the_total)) == [7]


@given(GROUPS)
def test_what_is_told_is_a_sum_of_whole_groups_and_never_more_than_there_were(
    groups: list[int],
) -> None:
    told = tell(groups, [])
    assert told in {sum(groups[:count]) for count in range(len(groups) + 1)}
    assert told == 0 or told >= OUTSIDE


def test_small_groups_wait_until_there_are_enough_of_them() -> None:
    assert [tell(groups, []) for groups in ([4], [4, 5], [4, 5, 1])] == [0, 0, 10]
    assert [tell([20, 4], [20]), tell([20, 4, 6], [20])] == [20, 30]


def test_a_group_that_is_taken_off_is_not_told_by_the_number_before_it() -> None:
    assert tell([3, 30], []) == 33
    assert tell([30], [33]) == 0
    assert tell([30, 15], [33, 0]) == 45


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 90)),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 90)),
)
def test_a_total_is_the_sum_of_what_is_told_and_of_nothing_else(
    told: dict[str, int], held: dict[str, int]
) -> None:
    shown = people(told, held)
    assert shown.total == sum(shown.by_place.values())
    assert all(told[place] == number > 0 for place, number in shown.by_place.items())


def test_whether_more_is_to_come_is_said() -> None:
    assert people({"school": 20}, {"school": 20}) == People({"school": 20}, waits=False)
    assert people({"school": 20}, {"school": 24, "other": 3}) == People({"school": 20}, waits=True)


def test_a_language_that_a_few_speak_is_not_told() -> None:
    assert carried([(["fr", "ti"], 6), (["fr"], 4), (["nl", "nl"], 9)]) == {"fr"}
