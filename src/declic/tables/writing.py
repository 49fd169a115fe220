"""Write a table as CSV or XLSX: what people typed stays a text, and no text is ever reckoned."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from declic.tables.rules.mapping import Field
from declic.tables.rules.table import Cell
from declic.tables.rules.written import dead

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_MOST = 1_048_000
LONGEST = 32_000
EXACT = 10**15
NAME_MOST = 31
NO_NUMBERS = frozenset(("nan", "inf", "-inf"))
WIDEST, NARROWEST, LOOKED_AT = 60, 8, 200
FIRST_YEAR = 1901
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NO_TITLE = re.compile(r"[\[\]:*?/\\']")


class TooMuchError(ValueError):
    """More than a spreadsheet can hold: nothing is written rather than a part."""


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write UTF-8 with its mark and `;`, as Excel in Belgium opens it.

    A text that a spreadsheet would reckon gets a mark before it; `reading.read` takes it off.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_told(title) for title in columns])
    for row in rows:
        writer.writerow([_told(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _told(cell: Cell) -> str:
    if isinstance(cell, str):
        return dead(_seen(cell))
    if cell is None or str(cell) in NO_NUMBERS:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, dt.datetime):
        return cell.replace(tzinfo=None).isoformat(" ", "minutes")
    if isinstance(cell, dt.time):
        return cell.isoformat("minutes")
    return str(cell)


def _seen(text: str) -> str:
    """Leave out what no file may hold; lines end in one way."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def write_xlsx(columns: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> bytes:
    """Write a sheet with real dates and numbers; times of day are written as they are told."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    sheet = _Sheet(book, title)
    sheet.head(columns)
    for number, row in enumerate(rows, start=1):
        if number > ROWS_MOST:
            raise TooMuchError
        sheet.line(number, row)
    sheet.finish(len(columns))
    book.close()
    return out.getvalue()


def _name(title: str) -> str:
    """Name a sheet by what a spreadsheet lets stand there."""
    told = _NO_TITLE.sub(" ", _seen(title)).strip().encode("utf-16-le")[: 2 * NAME_MOST]
    return told.decode("utf-16-le", errors="ignore")


def _length(text: str) -> int:
    """Count as a spreadsheet counts: a smiley is two."""
    return len(text.encode("utf-16-le")) // 2


class _Sheet:
    """The one sheet of a workbook, and how wide its columns have to be."""

    def __init__(self, book: xlsxwriter.Workbook, title: str) -> None:
        self._sheet: Worksheet = book.add_worksheet(_name(title))
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._plain = book.add_format({"valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"})
        self._hour = book.add_format({"num_format": "hh:mm", "valign": "top"})
        self._widths: dict[int, int] = {}
        self._last = 0

    def head(self, columns: Sequence[str]) -> None:
        for at, title in enumerate(columns):
            self._string(0, at, title, self._bold)
        self._sheet.freeze_panes(1, 0)

    def line(self, number: int, row: Sequence[Cell]) -> None:
        self._last = number
        for at, cell in enumerate(row):
            self._cell(number, at, cell)

    def finish(self, width: int) -> None:
        if width:
            self._sheet.autofilter(0, 0, self._last, width - 1)
        for at, signs in self._widths.items():
            self._sheet.set_column(at, at, min(WIDEST, max(NARROWEST, signs + 2)))

    def _cell(self, number: int, at: int, cell: Cell) -> None:
        if isinstance(cell, bool):
            self._sheet.write_boolean(number, at, cell, self._plain)
        elif isinstance(cell, int | float):
            self._number(number, at, cell)
        elif isinstance(cell, dt.date | dt.time):
            self._date(number, at, cell)
        elif cell is not None:
            self._string(number, at, cell, self._plain)

    def _number(self, number: int, at: int, cell: float) -> None:
        if str(cell) in NO_NUMBERS:
            return
        if abs(cell) >= EXACT:
            # A spreadsheet would round it.
            self._string(number, at, str(cell), self._plain)
        else:
            self._sheet.write_number(number, at, cell, self._plain)

    def _date(self, number: int, at: int, cell: dt.date | dt.time) -> None:
        self._widths[at] = max(self._widths.get(at, 0), 16)
        if isinstance(cell, dt.time):
            self._sheet.write_datetime(number, at, cell.replace(tzinfo=None), self._hour)
        elif cell.year < FIRST_YEAR:
            # Excel's calendar knows no day before, and counts one that never was.
            self._string(number, at, _told(cell), self._plain)
        elif isinstance(cell, dt.datetime):
            self._sheet.write_datetime(number, at, cell.replace(tzinfo=None), self._moment)
        else:
            self._sheet.write_datetime(number, at, cell, self._day)

    def _string(self, number: int, at: int, text: str, how: Format) -> None:
        told = _seen(text)
        if _length(told) > LONGEST:
            raise TooMuchError
        if number < LOOKED_AT:
            longest = max(map(len, told.splitlines()), default=0)
            self._widths[at] = max(self._widths.get(at, 0), longest)
        self._sheet.write_string(number, at, told, how)


def example(fields: Sequence[Field], *, language: str, title: str) -> bytes:
    """Write a table to fill in: the titles in a language, and below them how it is done."""
    titles = [
        f"{each.title(language)} *" if each.required else each.title(language) for each in fields
    ]
    return write_xlsx(titles, [[each.example for each in fields]], title)
