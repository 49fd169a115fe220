"""Cards that cannot be mistaken for each other, whichever way they are turned."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.prints import markers, rules

SIGNS = ("star", "moon", "cloud")


def turned(rows: tuple[str, ...]) -> tuple[str, ...]:
    """Turn a marker a quarter clockwise."""
    return tuple("".join(column) for column in zip(*rows[::-1], strict=True))


def turns(rows: tuple[str, ...]) -> list[str]:
    found = [rows]
    for _ in range(3):
        found.append(turned(found[-1]))
    return ["".join(each) for each in found]


def apart(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def test_any_two_markers_differ_in_twelve_squares_in_every_turn() -> None:
    drawn = [turns(card.rows) for card in rules.cards(40, 3, SIGNS)]
    near = [apart(one[0], turn) for one, two in combinations(drawn, 2) for turn in two]
    assert min(near) >= 12


def test_no_card_looks_like_itself_when_it_is_turned() -> None:
    for card in rules.cards(rules.MOST, 3, SIGNS):
        upright, *others = turns(card.rows)
        assert min(apart(upright, other) for other in others) >= 12


@given(st.integers(0, rules.MOST), st.integers(0, 3))
def test_each_card_has_a_marker_of_its_own(people: int, tables: int) -> None:
    if people + tables == 0:
        return
    cards = rules.cards(people, tables, SIGNS)
    assert len({card.marker for card in cards}) == len(cards) == people + tables
    assert [card.sign for card in cards if card.sign] == list(SIGNS[:tables])


@pytest.mark.parametrize(("people", "tables"), [(0, 0), (-1, 2), (201, 0), (1, 4), (1, -1)])
def test_what_cannot_be_told_apart_is_refused(people: int, tables: int) -> None:
    with pytest.raises(rules.CardsRefusedError):
        rules.cards(people, tables, SIGNS)


@pytest.mark.parametrize("number", [-1, 250])
def test_a_marker_that_there_is_not_is_an_error(number: int) -> None:
    with pytest.raises(IndexError):
        markers.rows(number)


def test_the_side_that_is_up_is_the_answer() -> None:
    assert [rules.answer(turned_by) for turned_by in (0, 1, 2, 3, 4, -1)] == list("ADCBAB")


@given(st.sampled_from(rules.CAMERAS), st.sampled_from([rules.WHOLE, rules.HALF]))
def test_twice_the_pixels_reach_twice_as_far(camera: int, edge: int) -> None:
    assert rules.reach(edge, 2 * camera) == pytest.approx(2 * rules.reach(edge, camera))
    assert rules.reach(2 * edge, camera) == pytest.approx(2 * rules.reach(edge, camera))


def test_a_whole_card_is_read_from_the_distance_at_which_it_is_wide_enough() -> None:
    metres = rules.reach(rules.WHOLE, 1280)
    seen = 2 * metres * math.tan(math.radians(rules.FIELD / 2))
    assert rules.WHOLE / 1000 / seen * 1280 == pytest.approx(rules.LEAST_PIXELS)
