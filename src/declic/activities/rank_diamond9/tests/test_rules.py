"""How the tables' diamonds add up: every table counts alike, and ties claim nothing."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from declic.activities.rank_diamond9 import rules
from declic.activities.rank_diamond9.tests.diamonds import CARDS, laid

orders = st.permutations(CARDS)
rooms = st.lists(orders, min_size=1, max_size=9)
# A table that was not ready has laid fewer, and one on paper said its top card alone.
partly = st.builds(lambda order, many: order[:many], orders, st.integers(1, 9))
PLACES = tuple(rules.places())


def _rows(tables: list[list[str]]) -> list[list[str]]:
    return [[placed.card for placed in row] for row in rules.diamond(CARDS, laid(tables))]


def test_there_are_one_two_three_two_and_one_place() -> None:
    assert [(place.ask, place.number, place.of) for place in PLACES] == [
        ("top", 1, 1), ("high", 1, 2), ("high", 2, 2), ("middle", 1, 3), ("middle", 2, 3),
        ("middle", 3, 3), ("low", 1, 2), ("low", 2, 2), ("last", 1, 1),
    ]  # fmt: skip


def test_without_a_table_there_is_no_diamond() -> None:
    assert rules.diamond(CARDS, {}) == ()
    assert rules.heights(CARDS, laid([])) == {}
    assert rules.tables({}) == 0


@given(orders, st.integers(1, 8))
def test_tables_that_agree_lay_their_own_diamond(order: list[str], tables: int) -> None:
    rows = _rows([order] * tables)
    assert [set(row) for row in rows] == [
        set(order[:1]), set(order[1:3]), set(order[3:6]), set(order[6:8]), set(order[8:]),
    ]  # fmt: skip


@given(st.lists(partly, min_size=1, max_size=9))
def test_every_card_lies_once_in_a_diamond_of_nine(tables: list[list[str]]) -> None:
    rows = _rows(tables)
    assert [len(row) for row in rows] == [1, 2, 3, 2, 1]
    assert sorted(card for row in rows for card in row) == sorted(CARDS)


@given(st.lists(partly, min_size=1, max_size=9))
def test_all_heights_together_are_those_of_one_full_diamond(tables: list[list[str]]) -> None:
    heights = rules.heights(CARDS, laid(tables))
    assert sum(heights.values()) == sum(row * many for row, many in enumerate((1, 2, 3, 2, 1), 1))
    assert all(1 <= height <= 5 for height in heights.values())


@given(rooms)
def test_the_height_is_the_average_of_the_rows(tables: list[list[str]]) -> None:
    row = dict(enumerate((1, 2, 2, 3, 3, 3, 4, 4, 5)))
    for card, height in rules.heights(CARDS, laid(tables)).items():
        assert height == Fraction(sum(row[order.index(card)] for order in tables), len(tables))


@given(rooms, st.randoms(use_true_random=False))
def test_no_table_counts_more_than_another(tables: list[list[str]], chance: Random) -> None:
    mixed = list(tables)
    chance.shuffle(mixed)
    assert _rows(mixed) == _rows(tables)


@given(rooms)
def test_no_card_with_a_better_height_lies_lower(tables: list[list[str]]) -> None:
    heights = rules.heights(CARDS, laid(tables))
    order = [heights[card] for row in _rows(tables) for card in row]
    assert order == sorted(order)


@given(rooms, st.sampled_from(range(9)), st.sampled_from(range(9)))
def test_lifting_a_card_at_one_table_never_lowers_it(
    tables: list[list[str]], there: int, here: int
) -> None:
    assume(here < there)
    lifted = list(tables[0])
    card = lifted[there]
    lifted[here], lifted[there] = lifted[there], lifted[here]
    before = rules.heights(CARDS, laid(tables))[card]
    assert rules.heights(CARDS, laid([lifted, *tables[1:]]))[card] <= before


def test_a_table_that_said_its_top_card_alone_leaves_the_others_side_by_side() -> None:
    heights = rules.heights(CARDS, laid([["c"]]))
    assert heights.pop("c") == 1
    assert set(heights.values()) == {Fraction(26, 8)}


def test_with_equal_heights_the_card_that_was_on_top_more_often_goes_first() -> None:
    # Both lie in row 2 on average: A always, B once on top and once in the middle.
    tables = laid([list("bacdefghi"), list("cadbefghi")])
    heights = rules.heights(CARDS, tables)
    assert heights["a"] == heights["b"] == heights["c"] + Fraction(1, 2)
    order = [placed.card for row in rules.diamond(CARDS, tables) for placed in row]
    assert order.index("b") < order.index("a")


def test_cards_that_nothing_sets_apart_are_marked_where_one_lies_above_the_other() -> None:
    rows = rules.diamond(CARDS, laid([list("abcdefghi"), list("bacdefghi")]))
    flat = {placed.card: placed.equal for row in rows for placed in row}
    assert (rows[0][0].card, rows[0][0].tops) == ("a", 1)
    assert flat["a"]
    assert flat["b"]
    assert not flat["d"]


def test_cards_in_the_same_row_need_no_mark() -> None:
    rows = rules.diamond(CARDS, laid([list("abcdefghi"), list("acbdefghi")]))
    assert not any(placed.equal for row in rows for placed in row)


@given(st.lists(partly, min_size=1, max_size=9))
def test_as_many_tables_are_told_as_laid_a_top_card(tables: list[list[str]]) -> None:
    assert rules.tables(laid(tables)) == len(tables)


def test_top_cards_alone_put_no_other_card_into_an_order() -> None:
    laid = {"top": {"b": 2, "c": 1}}
    assert rules.tops(["a", "b", "c"], laid) == (("b", 2), ("c", 1))
    assert rules.tops(["a", "b", "c"], {**laid, "high": {"a": 1}}) == ()
    assert rules.tops(["a", "b", "c"], {}) == ()
