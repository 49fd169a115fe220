"""Read the XML of a spreadsheet once, to know how large its tables are before they are made.

A reader makes room for every cell up to the last one that is told, and copies a text for each cell
that names it: a file of one kilobyte can ask for half a terabyte, and the program would die of it.
Entities are refused, since a few lines of them can name each other until memory ends.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.parsers import expat

from declic.tables.rules.table import COLUMNS_MOST, ROWS_MOST, TableRefused

DEEPEST = 200
# Titles and empty rows have their place beside the rows that are wanted.
ROOM = ROWS_MOST + 500
CELLS_MOST = ROOM * COLUMNS_MOST
SIGNS_MOST = 40_000_000
_NAMED = re.compile(r"([A-Za-z]{1,4})([0-9]{1,8})")


class Part:
    """Follows one part of a packed spreadsheet; a large one has a million elements."""

    def __init__(self) -> None:
        """Begin outside of everything."""
        self._path: list[str] = []
        self._words: list[str] = []

    def read(self, content: bytes) -> None:
        """Read it from end to end, or refuse."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_entities
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._words.append
        parser.Parse(content, True)  # noqa: FBT003  # the library names none

    def _refuse_entities(self, *_given: object) -> None:
        raise TableRefused("entities")

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        self._path.append(local)
        if len(self._path) > DEEPEST:
            raise TableRefused("broken")
        self._words.clear()
        self.begin(local, attributes)

    def _close(self, _name: str) -> None:
        words = "".join(self._words)
        self._words.clear()
        self.end(self._path.pop(), words)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of an element."""

    def end(self, name: str, words: str) -> None:
        """Meet its end, with what stood in it since the last sign of structure."""


class Shared(Part):
    """The texts that cells of a workbook name by their number."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.lengths: list[int] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """A new text."""
        del attributes
        if name == "si":
            self.lengths.append(0)

    def end(self, name: str, words: str) -> None:
        """A piece of it."""
        if name == "t" and self.lengths:
            self.lengths[-1] += len(words)


class Grid(Part):
    """Counts how far a table reaches and how much is told in it."""

    def __init__(self) -> None:
        """Begin above the first row."""
        super().__init__()
        self._row = self._column = 0
        self._last_row = self._last_column = 0
        self._area = self._signs = 0

    def tell(self, row: int, column: int, signs: int) -> None:
        """Note that something stands there; refuse what is too far away or too much."""
        if column > COLUMNS_MOST:
            raise TableRefused("columns_many")
        if row > ROOM:
            raise TableRefused("rows_many")
        self._last_row, self._last_column = max(row, self._last_row), max(column, self._last_column)
        self._signs += signs
        if self._signs > SIGNS_MOST or self._area + self._last_row * self._last_column > CELLS_MOST:
            raise TableRefused("rows_many")

    def next_table(self) -> None:
        """Begin anew; what came before stays in memory with it."""
        self._area += self._last_row * self._last_column
        self._row = self._column = self._last_row = self._last_column = 0


class Sheet(Grid):
    """One sheet of a workbook."""

    def __init__(self, shared: list[int]) -> None:
        """Be told how long the shared texts are."""
        super().__init__()
        self._shared = shared
        self._is_shared = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """A row or a cell, perhaps with its place."""
        if name == "row":
            self._row, self._column = _whole(attributes.get("r"), self._row + 1), 0
        elif name == "c":
            self._row, self._column = self._place(attributes.get("r"))
            self._is_shared = attributes.get("t") == "s"

    def _place(self, told: str | None) -> tuple[int, int]:
        if told is None:
            return self._row, self._column + 1
        found = _NAMED.fullmatch(told)
        if found is None:
            raise TableRefused("broken")
        return int(found[2]), _letters(found[1].upper())

    def end(self, name: str, words: str) -> None:
        """What a cell says."""
        if name == "v" or (name == "t" and "c" in self._path):
            self.tell(self._row, self._column, self._length(words))

    def _length(self, words: str) -> int:
        if not self._is_shared:
            return len(words)
        at = _whole(words.strip(), 0)
        return self._shared[at] if at < len(self._shared) else 0


class Document(Grid):
    """The tables of an OpenDocument file, all in one part."""

    def __init__(self) -> None:
        """Begin above the first row of the first table."""
        super().__init__()
        self._rows = self._columns = 1
        self._is_told = False
        self._long = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """A table, a row or a cell, perhaps so many times."""
        if name == "table":
            self.next_table()
        elif name == "table-row":
            self._column, self._rows = 0, _times(attributes, "number-rows-repeated")
        elif name in {"table-cell", "covered-table-cell"}:
            self._columns = _times(attributes, "number-columns-repeated")
            self._column += self._columns
            self._is_told = any(_local(each) in {"value-type", "formula"} for each in attributes)
            self._long = 0

    def end(self, name: str, words: str) -> None:
        """What stands in a cell, and where."""
        self._long += len(words)
        if name in {"table-cell", "covered-table-cell"} and self._is_told:
            signs = self._long * self._rows * self._columns
            self.tell(self._row + self._rows, self._column, signs)
        elif name == "table-row":
            self._row += self._rows


@lru_cache(256)
def _local(name: str) -> str:
    """Leave out where a name comes from: each program calls that otherwise."""
    return name.rpartition(":")[2]


def _times(attributes: dict[str, str], name: str) -> int:
    return _whole(next((attributes[each] for each in attributes if _local(each) == name), None), 1)


def _whole(told: str | None, otherwise: int) -> int:
    if told is None:
        return otherwise
    if not (told.isascii() and told.isdigit() and len(told) < 9):  # noqa: PLR2004
        raise TableRefused("broken")
    return int(told)


def _letters(name: str) -> int:
    """Count the columns up to one with these letters."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
