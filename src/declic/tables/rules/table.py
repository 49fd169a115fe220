"""A table as it was read, and why a file is not taken for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

FILE_MOST = 10 * 1024 * 1024
UNPACKED_MOST = 100 * 1024 * 1024
PARTS_MOST = 2_000
ROWS_MOST = 20_000
COLUMNS_MOST = 200
CELL_MOST = 10_000

Cell: TypeAlias = str | int | float | bool | dt.date | dt.datetime | dt.time | None


class TableRefused(ValueError):  # noqa: N818 - a refusal is an answer to a person, not an error
    """Says why a file was not taken, and in which row if that helps."""

    def __init__(self, reason: str, row: int | None = None) -> None:
        """Keep the reason as a code; `queries.sentence` has the words."""
        super().__init__(reason)
        self.reason = reason
        self.row = row


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the number that it has in the file, so that people find it again."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: titles, and rows that are as wide as them."""

    header: tuple[str, ...]
    header_number: int
    rows: tuple[Line, ...]
    sheet: str = ""


def table_of(rows: Sequence[Sequence[Cell]], *, sheet: str = "", first: int = 1) -> Table:
    """Find the titles and the rows below them; `first` is the number of the first row given.

    Titles are the first row with more than one word in it: above it may stand what the table is
    called. Rows that are empty stay out, and keep their number.
    """
    lines = [_line(first + at, cells) for at, cells in enumerate(rows)]
    told = [line for line in lines if line.cells]
    if not told:
        raise TableRefused("empty")
    head = next((at for at, line in enumerate(told) if _width(line) > 1), 0)
    below = told[head + 1 :]
    width = max(len(line.cells) for line in told[head:])
    _check(told, width)
    return Table(
        tuple(_title(cell) for cell in _padded(told[head].cells, width)),
        told[head].number,
        tuple(Line(line.number, _padded(line.cells, width)) for line in below),
        sheet,
    )


def _line(number: int, cells: Sequence[Cell]) -> Line:
    """Leave out what is empty at the end of a row."""
    found = [None if isinstance(cell, str) and not cell.strip() else cell for cell in cells]
    while found and found[-1] is None:
        found.pop()
    return Line(number, tuple(found))


def _width(line: Line) -> int:
    return sum(cell is not None for cell in line.cells)


def _check(lines: Sequence[Line], width: int) -> None:
    if len(lines) > ROWS_MOST + 1:
        raise TableRefused("rows_many")
    if width > COLUMNS_MOST:
        raise TableRefused("columns_many")
    for line in lines:
        if any(isinstance(cell, str) and len(cell) > CELL_MOST for cell in line.cells):
            raise TableRefused("cell_long", line.number)


def _padded(cells: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    return (*cells, *[None] * (width - len(cells)))


def _title(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())
