"""The one careful way to read a table that somebody brings: what is too much is refused first."""

from __future__ import annotations

import re

from declic.tables import aside
from declic.tables.rules.packed import repacked
from declic.tables.rules.separated import rows as separated_rows
from declic.tables.rules.table import FILE_MOST, Table, TableRefused, table_of
from declic.tables.sheets import first_sheet

PACKED = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# In an old file the names of its parts are written so.
LOCKED = "EncryptedPackage".encode("utf-16-le")
# The first record of an old book may be followed by one that says how it is locked.
LOCKED_OLD = re.compile(rb"\x09\x08\x10\x00\x00\x06[\s\S]{14}(?:\x86\x00\x00\x00)?\x2f\x00")
OLD_BOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")
# Packed in a way that holds no book: nothing at all, or a part of several. "PK" alone may be the
# first title of a list.
NO_BOOK = (b"PK\x05\x06", b"PK\x07\x08")
OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    *NO_BOOK,
)


def read(data: bytes, name: str) -> Table:
    """Read the first sheet that holds something, or refuse with `TableRefused`.

    What the file is, is seen in it and not in its name: names lie.
    """
    if len(data) > FILE_MOST:
        raise TableRefused("file_large")
    if not data.strip():
        raise TableRefused("empty")
    if data.startswith(PACKED):
        return first_sheet(repacked(data))
    if data.startswith(OLD):
        return _old(data)
    if data.startswith(OTHERS) or _is_page(data):
        raise TableRefused("no_table")
    return table_of(separated_rows(data), sheet=_stem(name))


def _stem(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0][:100]


def _is_page(data: bytes) -> bool:
    """Say whether it is a web page or other XML: some programs call such a thing XLS."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def _old(data: bytes) -> Table:
    if LOCKED in data or LOCKED_OLD.search(data):
        raise TableRefused("locked")
    if OLD_MACROS in data:
        raise TableRefused("macros")
    if not any(each in data for each in OLD_BOOK):
        raise TableRefused("no_table")
    return aside.read(data)
