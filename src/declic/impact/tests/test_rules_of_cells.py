from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.impact.rules.cells import (
    Published,
    Share,
    Spread,
    frozen,
    published,
    share,
    spread,
    sum_of,
)
from declic.impact.rules.flows import ENDLESS, bounds, with_totals
from declic.impact.tests.attacker import Known, attack

K = 10
# The long form: TABLES=10000.
TABLES = int(os.environ.get("TABLES", "200"))
numbers = st.integers(0, 40)
tables = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda size: st.lists(
        st.lists(numbers, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def every(table: Published) -> Iterator[int | None]:
    for row in table.rows:
        yield from row
    yield from table.row_totals
    yield from table.column_totals
    yield table.total


def hidden(table: Published) -> Iterator[list[int]]:
    """Each hidden cell and each hidden total, as a sum of cells."""
    down, across = len(table.rows), len(table.rows[0])
    cells = [*product(range(down), range(across))]
    for at, (row, column) in enumerate(cells):
        if table.rows[row][column] is None:
            yield [int(other == at) for other in range(len(cells))]
    for row in range(down):
        if table.row_totals[row] is None:
            yield [int(other[0] == row) for other in cells]
    for column in range(across):
        if table.column_totals[column] is None:
            yield [int(other[1] == column) for other in cells]
    if table.total is None:
        yield [1] * len(cells)


def found(tables: Sequence[Published]) -> list[Known]:
    return [attack(tables, target) for target in hidden(tables[-1])]


def exactly(number: int) -> Known:
    return Known(Fraction(number), Fraction(number))


def too_exact(known: Known) -> bool:
    return known.width is not None and known.width < K


def drawn(chance: random.Random) -> list[list[int]]:
    down, across = chance.randint(1, 5), chance.randint(1, 5)
    often = chance.choice((12, 30, 80))
    return [[chance.randrange(often) for _ in range(across)] for _ in range(down)]


def test_a_table_without_small_numbers_is_told_whole() -> None:
    assert published([[12, 20], [30, 10]]) == Published(
        ((12, 20), (30, 10)), (32, 40), (42, 30), 72
    )


def test_beside_a_small_number_others_are_hidden_so_that_it_cannot_be_reckoned() -> None:
    assert published([[3, 40, 30], [20, 25, 30], [40, 41, 42]]) == Published(
        ((None, 40, None), (None, 25, None), (40, 41, 42)),
        (73, 75, 123),
        (63, 106, 102),
        271,
    )


def test_in_one_line_a_small_number_hides_another_and_the_rest_is_told() -> None:
    table = published([[3, 20, 30, 50]])
    assert table.rows == ((None, None, 30, 50),)
    assert table.total == 103
    assert published([[3], [20], [30]]).rows == ((None,), (None,), (30,))


def test_two_small_numbers_whose_sum_is_small_take_a_third_along() -> None:
    assert published([[3, 4, 20, 30]]).rows == ((None, None, None, 30),)
    assert published([[6, 7, 20, 30]]).rows == ((None, None, 20, 30),)


def test_of_fewer_than_ten_people_nothing_is_told() -> None:
    assert set(every(published([[4, 5]]))) == {None}
    assert set(every(published([[0]]))) == {None}


def test_nobody_is_told_only_where_it_tells_of_nobody() -> None:
    assert published([[0, 30, 40]]).rows == ((None, None, 40),)
    assert published([[0, 30, 40]], zeros=True).rows == ((0, 30, 40),)


def test_no_small_number_stands_in_any_of_many_random_tables_nor_can_be_reckoned() -> None:
    chance = random.Random(8)  # noqa: S311  # drawn alike in every run
    for number in range(TABLES):
        rows = drawn(chance)
        table = published(rows, zeros=bool(number % 2))
        assert not [each for each in every(table) if each is not None and 0 < each < K], rows
        cells = with_totals(rows)
        unseen = {place for place in cells if _at(table, *place) is None}
        for place in unseen:
            least, most = bounds(cells, unseen, place)
            assert most - least >= K, (rows, table)


def _at(table: Published, row: int, column: int) -> int | None:
    if row and column:
        return table.rows[row - 1][column - 1]
    if row:
        return table.row_totals[row - 1]
    return table.column_totals[column - 1] if column else table.total


@settings(max_examples=25)
@given(tables)
def test_an_attacker_finds_no_hidden_number_to_within_ten(rows: list[list[int]]) -> None:
    assert not [known for known in found([published(rows)]) if too_exact(known)]


def test_without_complementary_suppression_the_attacker_finds_them() -> None:
    """The control: the defence off, it succeeds."""
    chance, exact = random.Random(8), 0  # noqa: S311  # drawn alike in every run
    for _ in range(5):
        table = published(drawn(chance), complementary=False)
        exact += sum(known.width == 0 for known in found([table]))
    assert exact > 5
    bare = published([[3, 40], [20, 25]], complementary=False)
    assert found([bare]) == [exactly(3)]


@settings(max_examples=25)
@given(tables)
def test_what_the_network_says_is_what_the_attacker_finds(rows: list[list[int]]) -> None:
    table = published(rows, complementary=False)
    cells = with_totals(rows)
    unseen = {place for place in cells if _at(table, *place) is None}
    across = len(rows[0])
    for row, column in product(range(1, len(rows) + 1), range(1, across + 1)):
        if (row, column) in unseen:
            target = [0] * (len(rows) * across)
            target[(row - 1) * across + column - 1] = 1
            least, most = bounds(cells, unseen, (row, column))
            known = attack([table], target)
            assert (known.least, known.most) == (least, None if most == ENDLESS else most)


def test_a_second_version_of_a_table_tells_nothing_new() -> None:
    first = published([[20, 30], [25, 15]])
    later = frozen(first, published([[21, 30], [25, 15]]))
    assert later == first
    assert frozen(None, first) == first


def test_two_versions_that_are_not_frozen_tell_who_came_between() -> None:
    """The control: the attacker takes the difference."""
    first, later = published([[20, 30], [25, 15]]), published([[21, 30], [25, 15]])
    assert attack([first, later], [1, 0, 0, 0]) == exactly(1)
    assert attack([first, later], [1, 1, 1, 1]) == exactly(1)


@pytest.mark.parametrize(
    ("parts", "shown", "total"),
    [
        ((20, 30), (True, True), 50),
        ((20, 9), (True, False), None),
        ((20, 9, 4), (True, False, False), 33),
        ((4, 5), (False, False), None),
        ((), (), None),
    ],
)
def test_a_sum_is_not_told_when_its_parts_tell_the_one_that_is_hidden(
    parts: tuple[int, ...], shown: tuple[bool, ...], total: int | None
) -> None:
    assert sum_of(parts, shown) == total


@pytest.mark.parametrize(
    ("count", "of", "told"),
    [
        (3, 9, Share("too_few")),
        (0, 22, Share("few")),
        (9, 22, Share("few")),
        (13, 22, Share("nearly_all")),
        (22, 22, Share("nearly_all")),
        (12, 22, Share("figure", 55)),
        (10, 20, Share("figure", 50)),
    ],
)
def test_a_share_is_a_figure_only_with_ten_on_either_side(count: int, of: int, told: Share) -> None:
    assert share(count, of) == told


def test_what_nearly_all_answered_is_told_in_words() -> None:
    assert spread({"T": 21, "N": 1}) == Spread("words", 22, most="T")


def test_answers_of_one_question_hide_small_numbers() -> None:
    assert spread({"T": 15, "N": 14, "U": 30}).counts == {"T": 15, "N": 14, "U": 30}
    assert spread({"T": 25, "N": 3, "U": 30}).counts == {"T": None, "N": None, "U": 30}
    assert spread({"T": 4, "N": 4}) == Spread("too_few")


@given(st.dictionaries(st.sampled_from("TNU"), numbers))
def test_of_no_question_a_small_number_is_told(counts: dict[str, int]) -> None:
    said = spread(counts)
    told = [each for each in (said.counts or {}).values() if each is not None]
    assert all(each >= K for each in told)
    assert said.total is None or said.total >= K
