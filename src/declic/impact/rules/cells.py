"""What of a table may leave the room, so that no small number in it can be read or reckoned.

k = 10 outside the room: no number from 1 to k - 1 is told, and none can be reckoned from the
others, the totals and what was told before, not even to within fewer than k. See also
`kernel/cells.py`, which says it of one question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from declic.impact.rules.flows import Place, bounds, cheapest_circle, with_totals
from declic.kernel.cells import OUTSIDE, told


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it may be read: None where nothing is told."""

    rows: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None


def published(
    rows: Sequence[Sequence[int]],
    *,
    k: int = OUTSIDE,
    zeros: bool = False,
    complementary: bool = True,
) -> Published:
    """Give what may be told of a table of people.

    `zeros`: whether an empty cell may be told, where it says nothing of anybody: that no course
    was held in a province, not that nobody gave an answer. `complementary` is off in one control
    of the tests alone: then what is hidden can be reckoned.
    """
    cells = with_totals(rows)
    hidden = {place for place, number in cells.items() if _small(number, k, zeros=zeros)}
    while complementary and (open_one := _too_narrow(cells, hidden, k)):
        also = _beside(cells, hidden, open_one, k) or {_next_to(cells, hidden, open_one)}
        hidden |= {twin for place in also for twin in _twins(rows, place)}
    return _told(rows, cells, hidden)


def _small(number: int, k: int, *, zeros: bool) -> bool:
    return number < k and not (zeros and number == 0)


def _too_narrow(cells: Mapping[Place, int], hidden: set[Place], k: int) -> Place | None:
    """Give a hidden cell that a reader knows to within fewer than k."""
    for place in sorted(hidden):
        least, most = bounds(cells, hidden, place)
        if most - least < k and hidden != cells.keys():
            return place
    return None


def _beside(cells: Mapping[Place, int], hidden: set[Place], place: Place, k: int) -> set[Place]:
    """Choose what else is hidden: the rest of the circle that takes the fewest people along.

    Only what can fall by k is of use in it. Totals are dear: they are what most people read.
    """
    dear = sum(cells.values())
    costs = {
        other: 0 if other in hidden else number + dear * (0 in other)
        for other, number in cells.items()
        if other != place and number >= k
    }
    return {*cheapest_circle(costs, place)} - hidden


def _next_to(cells: Mapping[Place, int], hidden: set[Place], place: Place) -> Place:
    """Choose the smallest in the same row or column, totals last, where no circle is of use."""

    def cost(other: Place) -> tuple[bool, bool, int, Place]:
        apart = other[0] != place[0] and other[1] != place[1]
        return apart, 0 in other, cells[other], other

    return min((other for other in cells if other not in hidden), key=cost)


def _twins(rows: Sequence[Sequence[int]], place: Place) -> set[Place]:
    """Give a place and the total that says the same, where a table has one line only."""
    row, column = place
    twins = {place}
    if len(rows) == 1:
        twins.add((1 - row, column))
    if len(rows[0]) == 1:
        twins |= {(each, 1 - column) for each, _ in twins}
    return twins


def _told(
    rows: Sequence[Sequence[int]], cells: Mapping[Place, int], hidden: set[Place]
) -> Published:
    def at(row: int, column: int) -> int | None:
        return None if (row, column) in hidden else cells[row, column]

    across = range(1, len(rows[0]) + 1 if rows else 1)
    down = range(1, len(rows) + 1)
    return Published(
        tuple(tuple(at(row, column) for column in across) for row in down),
        tuple(at(row, 0) for row in down),
        tuple(at(0, column) for column in across),
        at(0, 0),
    )


def frozen(earlier: Published | None, fresh: Published) -> Published:
    """Give what is told of a table of which something was told before: that, and nothing newer.

    From two versions of one table a reader takes the difference, and that is a few people.
    """
    return fresh if earlier is None else earlier


@dataclass(frozen=True, slots=True)
class Share:
    """A share of people in words that tell on nobody.

    `figure`: `percent`, with at least k on either side. `few`: fewer than k. `nearly_all`: all but
    fewer than k. `too_few`: fewer than k were asked.
    """

    how: Literal["figure", "few", "nearly_all", "too_few"]
    percent: int | None = None


def share(count: int, of: int, *, k: int = OUTSIDE) -> Share:
    """Give what may be told of how many of a group did something."""
    if of < k:
        return Share("too_few")
    if count < k:
        return Share("few")
    if of - count < k:
        return Share("nearly_all")
    return Share("figure", round(100 * count / of))


@dataclass(frozen=True, slots=True)
class Spread:
    """How the answers to one question spread. `words`: only `most`, what nearly all chose."""

    how: Literal["figures", "words", "too_few"]
    total: int | None = None
    counts: Mapping[str, int | None] | None = None
    most: str | None = None


def spread(counts: Mapping[str, int], *, k: int = OUTSIDE) -> Spread:
    """Give what may be told of the answers to one question outside the room."""
    said = told(counts, least=k)
    if said.how != "figures":
        return Spread(said.how, said.total or None, most=said.most)
    table = published([list(counts.values())], k=k)
    return Spread("figures", table.total, dict(zip(counts, table.rows[0], strict=True)))


def sum_of(parts: Sequence[int], shown: Sequence[bool], *, k: int = OUTSIDE) -> int | None:
    """Give the sum of parts of which some are told elsewhere, or None if it told the others.

    A sponsor adds up the courses whose reports are out: what is missing to the sum is the rest.
    """
    rest = sum(part for part, is_shown in zip(parts, shown, strict=True) if not is_shown)
    total = sum(parts)
    return total if total >= k and (rest == 0 or rest >= k) else None
