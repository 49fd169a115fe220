"""Tables as plain text, however the program that wrote them separates and encodes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence

from declic.tables.rules.table import ROWS_MOST, TableRefused
from declic.tables.rules.written import bare

SEPARATORS = (";", ",", "\t")
LOOKED_AT = 50  # rows
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def rows(data: bytes) -> list[list[str]]:
    """Read every row, the empty ones too; refuse what is no text."""
    text = decoded(data)
    separator = None
    if text[:5].lower().startswith("sep=") and text[4:5] in SEPARATORS:
        # Some programs write which sign separates into a line of its own: it is no row for them.
        separator, text = text[4], text[5:].lstrip("\r").removeprefix("\n")
    return _read(text, separator or _separator(text))


def decoded(data: bytes) -> str:
    """Read the signs: UTF-8, UTF-16, or else as Windows writes in Western Europe."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(sign < " " and sign not in "\t\n\r\v\f" for sign in text):
            break
        return text
    raise TableRefused("no_table")


def _encodings(data: bytes) -> Sequence[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    if b"\0" in data:
        # Plain letters in UTF-16 have an empty byte on one side of each.
        even, odd = data[::2].count(0), data[1::2].count(0)
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8", "cp1252")


def _separator(text: str) -> str:
    """Take the sign by which most of the first rows have as many cells as the first of them."""
    return max(SEPARATORS, key=lambda each: _agreement(text, each))


def _agreement(text: str, separator: str) -> tuple[int, int]:
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            widths += [len(row)] if row else []
            if len(widths) == LOOKED_AT:
                break
    except csv.Error:
        return (0, 0)
    usual = max(set(widths), key=lambda each: (each > 1, widths.count(each)), default=0)
    return (widths.count(usual) if usual > 1 else 0, usual)


def _read(text: str, separator: str) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            found.append([bare(cell) for cell in row])
            # Empty rows are rows here: a file may hold millions of them.
            if len(found) > 2 * ROWS_MOST:
                raise TableRefused("rows_many")
    except csv.Error as error:
        # Its own limit lies far above that of a cell.
        raise TableRefused("cell_long", len(found) + 1) from error
    return found
