"""The one careful way to read a table that somebody brings: what is too much is refused first."""

from __future__ import annotations

import datetime as dt
import io

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from declic.tables.rules.packed import repacked
from declic.tables.rules.separated import rows as separated_rows
from declic.tables.rules.table import FILE_MOST, Cell, Table, TableRefused, table_of

PACKED = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# In an old file the names of its parts are written so.
LOCKED = "EncryptedPackage".encode("utf-16-le")
OLD_BOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")
EXACT = 10**15
OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"PK")


def read(data: bytes, name: str) -> Table:
    """Read the first sheet that holds something, or refuse with `TableRefused`.

    What the file is, is seen in it and not in its name: names lie.
    """
    if len(data) > FILE_MOST:
        raise TableRefused("file_large")
    if not data.strip():
        raise TableRefused("empty")
    if data.startswith(PACKED):
        return _first(repacked(data))
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
    if LOCKED in data:
        raise TableRefused("locked")
    if OLD_MACROS in data:
        raise TableRefused("macros")
    if not any(each in data for each in OLD_BOOK):
        raise TableRefused("no_table")
    return _first(data)


def _first(data: bytes) -> Table:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for meta in book.sheets_metadata:
            is_sheet = meta.typ == SheetTypeEnum.WorkSheet
            if is_sheet and meta.visible == SheetVisibleEnum.Visible:
                sheet = book.get_sheet_by_name(meta.name)
                if sheet.start is not None:
                    return _of_sheet(sheet)
    except TableRefused:
        raise
    except PasswordError as error:
        raise TableRefused("locked") from error
    except Exception as error:
        raise TableRefused("broken") from error
    except BaseException as error:
        # A crash inside the library comes as something that is no `Exception`.
        if type(error).__name__ != "PanicException":
            raise
        raise TableRefused("broken") from error
    raise TableRefused("empty")


def _of_sheet(sheet: CalamineSheet) -> Table:
    start = sheet.start or (0, 0)
    rows = [[_cell(cell) for cell in row] for row in sheet.iter_rows()]
    return table_of(rows, sheet=sheet.name, first=start[0] + 1)


def _cell(found: object) -> Cell:
    """Take a cell as people see it: whole numbers whole, a day without a time as a day."""
    if isinstance(found, float):
        return int(found) if found.is_integer() and abs(found) < EXACT else found
    if isinstance(found, dt.datetime):
        return found.date() if found.time() == dt.time() else found
    if isinstance(found, str | int | dt.date | dt.time):
        return found or None if isinstance(found, str) else found
    return str(found)
