"""Which column is what, and what each row says by that."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from declic.tables.rules.parsers import CellRefused, bare_word
from declic.tables.rules.table import Cell, Line, Table

# Which column each field stands in, counted from 0; None: the table does not have it.
Columns = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a row can say.

    `titles` has for each language how the column is called, best first: the first is written into
    an example, all are known again.
    """

    name: str
    titles: Mapping[str, Sequence[str]]
    parse: Callable[[Cell], object]
    required: bool = False
    example: Cell = None

    def title(self, language: str) -> str:
        """Say how the column is called in a language, or else in English."""
        told = self.titles.get(language) or self.titles.get("en") or (self.name,)
        return told[0]


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says; a field that is empty or not in the table is None."""

    number: int
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowError:
    """What in a row was not understood: its number in the file, the column and what stands there.

    `queries.sentence` has the words for the reason.
    """

    number: int
    name: str
    column: int | None
    title: str
    reason: str
    found: str = ""


def fingerprint(header: Sequence[str]) -> str:
    """Know a table by its titles again, whatever their case, accents and spaces."""
    told = "\n".join(bare_word(title) for title in header)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def guess(header: Sequence[str], fields: Iterable[Field]) -> dict[str, int | None]:
    """Propose a column for each field by what it is called; no column for two of them."""
    free = {bare_word(title): at for at, title in reversed(list(enumerate(header)))}
    free.pop("", None)
    found: dict[str, int | None] = {}
    for each in fields:
        told = [bare_word(title) for titles in each.titles.values() for title in titles]
        word = next((word for word in (*told, bare_word(each.name)) if word in free), None)
        found[each.name] = None if word is None else free.pop(word)
    return found


def gaps(columns: Columns, fields: Iterable[Field], width: int) -> tuple[str, ...]:
    """Name the required fields for which no column was chosen."""
    return tuple(
        each.name for each in fields if each.required and _column(columns, each, width) is None
    )


def apply(columns: Columns, table: Table, fields: Sequence[Field]) -> list[Row | RowError]:
    """Read every row. One with faults gives an error for each of them and no row."""
    width = len(table.header)
    missing = gaps(columns, fields, width)
    if missing:
        return [RowError(table.header_number, name, None, "", "no_column") for name in missing]
    return [
        found
        for line in table.rows
        for found in _applied(
            line, [(each, _column(columns, each, width)) for each in fields], table
        )
    ]


def _column(columns: Columns, of: Field, width: int) -> int | None:
    at = columns.get(of.name)
    return at if at is not None and 0 <= at < width else None


def _applied(
    line: Line, fields: Sequence[tuple[Field, int | None]], table: Table
) -> list[Row] | list[RowError]:
    values: dict[str, object] = {}
    errors: list[RowError] = []
    for each, at in fields:
        cell = None if at is None else line.cells[at]
        try:
            values[each.name] = _value(each, cell)
        except CellRefused as refused:
            title = "" if at is None else table.header[at]
            shown = "" if cell is None else str(cell)[:80]
            errors.append(RowError(line.number, each.name, at, title, refused.reason, shown))
    return errors or [Row(line.number, values)]


def _value(of: Field, cell: Cell) -> object:
    if cell is None:
        if of.required:
            raise CellRefused("required")
        return None
    try:
        return of.parse(cell)
    except CellRefused as refused:
        if refused.reason != "text_empty":
            raise
        # Of what stood there nothing can be seen.
        return _value(of, None)
