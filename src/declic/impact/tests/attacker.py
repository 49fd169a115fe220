"""Somebody who reckons what a table hides, from every figure of it that is told.

Nothing of the product is used: a linear program is solved in fractions (Dantzig's simplex with
Bland's rule), so that what it finds is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from declic.impact.rules.cells import Published

Row = list[Fraction]


@dataclass(frozen=True)
class Known:
    """Between which numbers something must lie; `most` is None when nothing bounds it."""

    least: Fraction
    most: Fraction | None

    @property
    def width(self) -> Fraction | None:
        return None if self.most is None else self.most - self.least


def equations(table: Published) -> list[tuple[list[int], int]]:
    """Give what the reader knows: which cells add up to which number."""
    down, across = len(table.rows), len(table.rows[0])
    every = range(down * across)
    found: list[tuple[list[int], int | None]] = [
        ([at], table.rows[at // across][at % across]) for at in every
    ]
    for row, total in enumerate(table.row_totals):
        found.append(([at for at in every if at // across == row], total))
    for column, total in enumerate(table.column_totals):
        found.append(([at for at in every if at % across == column], total))
    found.append((list(every), table.total))
    return [(which, number) for which, number in found if number is not None]


def attack(tables: Sequence[Published], target: Sequence[int]) -> Known:
    """Reckon what a sum of cells must be: `target` counts each cell of the last table.

    With several versions of one table, people were only added from one to the next: the cells are
    then those of the first version and what was added each time.
    """
    size = len(tables[0].rows) * len(tables[0].rows[0])
    wide = size * len(tables)
    rules: list[Row] = []
    for version, table in enumerate(tables):
        for which, number in equations(table):
            line = [Fraction(0)] * wide
            for at in which:
                for earlier in range(version + 1):
                    line[earlier * size + at] = Fraction(1)
            rules.append([*line, Fraction(number)])
    goal = [Fraction(0)] * (wide - size) + [Fraction(each) for each in target]
    most = maximum(rules, goal)
    least = maximum(rules, [-each for each in goal])
    assert least is not None
    return Known(-least, most)


def maximum(rules: Sequence[Row], goal: Sequence[Fraction]) -> Fraction | None:
    """Give the most that the goal can be where every rule holds; None when it has no end."""
    width = len(goal)
    table = [list(rule) for rule in rules]
    for place, line in enumerate(table):
        helpers = [Fraction(int(other == place)) for other in range(len(table))]
        line[width:width] = helpers
    basis = [width + place for place in range(len(table))]
    first = [Fraction(0)] * width + [Fraction(-1)] * len(table)
    assert _climb(table, basis, first) == 0, "nothing fits what was told"
    _leave_helpers(table, basis, width)
    rest = [[*line[:width], line[-1]] for line in table]
    return _climb(rest, basis, list(goal))


def _leave_helpers(table: list[Row], basis: list[int], width: int) -> None:
    for place in reversed(range(len(table))):
        if basis[place] < width:
            continue
        real = next((at for at in range(width) if table[place][at]), None)
        if real is None:
            del table[place], basis[place]
        else:
            _turn(table, basis, place, real)


def _climb(table: list[Row], basis: list[int], goal: Sequence[Fraction]) -> Fraction | None:
    while True:
        gains = [
            (at, gain)
            for at, price in enumerate(goal)
            if at not in basis and (gain := price - _worth(table, basis, goal, at)) > 0
        ]
        if not gains:
            return _worth(table, basis, goal, -1)
        enters = gains[0][0]
        steps = [
            (line[-1] / line[enters], basis[place], place)
            for place, line in enumerate(table)
            if line[enters] > 0
        ]
        if not steps:
            return None
        _turn(table, basis, min(steps)[2], enters)


def _worth(table: list[Row], basis: list[int], goal: Sequence[Fraction], at: int) -> Fraction:
    lines = zip(basis, table, strict=True)
    return sum((goal[one] * line[at] for one, line in lines if line[at]), Fraction(0))


def _turn(table: list[Row], basis: list[int], place: int, enters: int) -> None:
    by = table[place][enters]
    table[place] = [each / by for each in table[place]]
    for other, line in enumerate(table):
        if other != place and line[enters]:
            times = line[enters]
            table[other] = [
                mine - times * turned for mine, turned in zip(line, table[place], strict=True)
            ]
    basis[place] = enters
