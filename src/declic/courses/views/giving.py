"""Lists go out as tables, in their reader's words; the same words are understood coming in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from declic.courses.queries.columns import LISTS
from declic.courses.queries.exporting import KINDS, columns_of, names_of, rows_of
from declic.courses.views.page import OFFICE, behind, today, who
from declic.courses.words import DATE_COLUMNS, ROW_WORDS
from declic.people import access
from declic.tables.models import Cell
from declic.tables.queries import CSV_TYPE, XLSX_TYPE, example, write_csv, write_xlsx

CSV, XLSX = "csv", "xlsx"
TYPES = {CSV: CSV_TYPE, XLSX: XLSX_TYPE}


@require_safe
@behind(*OFFICE)
def give(request: HttpRequest, kind: str, form: str) -> HttpResponseBase:
    """Give a list as CSV or XLSX, as far as its reader sees it."""
    if kind not in KINDS or form not in TYPES:
        raise Http404
    columns = _titles(kind, access.staff_language(request))
    rows = _in_words(names_of(kind), rows_of(kind, who(request), on=today()))
    made = write_csv(columns, rows) if form == CSV else write_xlsx(columns, rows, kind)
    return _file(made, f"{kind}-{today():%Y-%m-%d}.{form}", TYPES[form])


def _titles(kind: str, language: str) -> Sequence[str]:
    if kind in LISTS:
        return columns_of(kind, language)
    return [str(DATE_COLUMNS[name]) for name in names_of(kind)]


def _in_words(names: Sequence[str], rows: Iterator[tuple[Cell, ...]]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [_worded(name, cell) for name, cell in zip(names, row, strict=True)]


def _worded(name: str, cell: Cell) -> Cell:
    """Write a choice as its reader calls it; anything else stays what it is."""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    words = ROW_WORDS.get(name)
    if not words or not isinstance(cell, str):
        return cell
    return ", ".join(str(words.get(each, each)) for each in cell.split(", "))


@require_safe
@behind(*OFFICE)
def pattern(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Give an empty table with the titles that are known, and one row as an example."""
    if kind not in LISTS:
        raise Http404
    made = example(LISTS[kind], language=access.staff_language(request), title=kind)
    return _file(made, f"{kind}.xlsx", TYPES[XLSX])


def _file(made: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(made, content_type=content_type)
    response["content-disposition"] = f'attachment; filename="{name}"'
    response["cache-control"] = "no-store"
    return response
