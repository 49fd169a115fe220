"""The first sheet of a spreadsheet that holds something, by the one library that reads them."""

from __future__ import annotations

import datetime as dt
import io

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from declic.tables.rules.table import Cell, Table, TableRefused, table_of

EXACT = 10**15


def first_sheet(data: bytes) -> Table:
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
    except Exception as error:
        raise TableRefused("broken") from error
    except BaseException as error:
        # A crash inside the library comes as something that is no `Exception`.
        if type(error).__name__ != "PanicException":
            raise
        raise TableRefused("broken") from error
    raise TableRefused("empty")


def _of_sheet(sheet: CalamineSheet) -> Table:
    # Rows come from the first of the sheet on, columns from the first with something in it.
    rows = [[_cell(cell) for cell in row] for row in sheet.iter_rows()]
    return table_of(rows, sheet=sheet.name)


def _cell(found: object) -> Cell:
    """Take a cell as people see it: whole numbers whole, a day without a time as a day."""
    if isinstance(found, float):
        return int(found) if found.is_integer() and abs(found) < EXACT else found
    if isinstance(found, dt.datetime):
        return found.date() if found.time() == dt.time() else found
    if isinstance(found, str | int | dt.date | dt.time):
        return found or None if isinstance(found, str) else found
    return str(found)
