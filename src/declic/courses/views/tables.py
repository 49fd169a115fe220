"""Lists come in as tables and go out as tables."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from declic.courses.actions import importing
from declic.courses.actions.aging import COURSES_STAY
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.forms.tables import BringForm, ColumnsForm
from declic.courses.models import Incoming
from declic.courses.queries.columns import LISTS
from declic.courses.queries.exporting import KINDS
from declic.courses.views.page import OFFICE, UNREADABLE, behind, shown, today, who
from declic.courses.words import ROW_WORDS, TABLES, refusal
from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.people import access
from declic.people.models import Programme, Right
from declic.people.queries import programmes_with
from declic.tables.models import Row, RowError
from declic.tables.queries import columns as proposed
from declic.tables.queries import read, sentence

GET_POST = ("GET", "HEAD", "POST")
SHOWN = 8
FAULTS_SHOWN = 100


@require_safe
@behind(*OFFICE)
def tables(request: HttpRequest) -> HttpResponseBase:
    """List what can be brought and taken."""
    context = {
        "here": "tables",
        "lists": [(kind, TABLES[kind], kind in LISTS and _may(request, kind)) for kind in KINDS],
    }
    return shown(request, "courses/rows_lists.html", context)


def _may(request: HttpRequest, kind: str) -> bool:
    return bool(_programmes(request, kind).exists())


def _programmes(request: HttpRequest, kind: str) -> Any:
    right = Right.ADMINISTER if kind == Incoming.Kind.TRAINERS else Right.COORDINATE
    found = programmes_with(who(request), right, on=today())
    return Programme.objects.filter(pk__in=found).order_by("name")


@require_http_methods(GET_POST)
@behind(*OFFICE)
def bring(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Ask for a table, and keep it until somebody has looked at it."""
    if kind not in LISTS or not _may(request, kind):
        raise Http404
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringForm(*given, programmes=_programmes(request, kind))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        file.seek(0)
        made = importing.bring(
            programme=form.cleaned_data["programme"],
            kind=kind,
            name=file.name or "",
            data=file.read(),
            remembers=form.cleaned_data["remember"],
            by=who(request),
            at=clock.now(),
        )
        return redirect("table_in", incoming=made.pk)
    context = {"here": "tables", "form": form, "kind": kind, "title": TABLES[kind]}
    return shown(
        request, "courses/rows_bring.html", context, status=UNREADABLE if form.errors else 200
    )


@require_http_methods(GET_POST)
@behind(*OFFICE)
def look(request: HttpRequest, incoming: UUID) -> HttpResponseBase:
    """Show which column is what and what would come of each row; take it over by a press."""
    found = importing.incoming_of(incoming, who(request))
    if found is None or not _may(request, found.kind):
        raise Http404
    table = read(bytes(found.data), found.name)
    fields = LISTS[found.kind]
    guessed = proposed(
        programme=found.programme, kind=found.kind, header=table.header, fields=fields
    )
    form = ColumnsForm(
        request.POST if request.method == "POST" else None,
        fields=fields,
        header=table.header,
        language=access.staff_language(request),
        initial={name: "" if at is None else str(at) for name, at in guessed.items()},
    )
    columns = form.columns() if form.is_bound and form.is_valid() else guessed
    if request.method == "POST" and "leave" in request.POST:
        importing.leave(incoming=found, by=who(request), at=clock.now())
        return redirect("tables")
    if request.method == "POST" and "take" in request.POST and form.is_valid():
        return _taken(request, found, form)
    return _looked_at(request, found, form, importing.look(found, columns, today=today()))


def _taken(request: HttpRequest, found: Incoming, form: ColumnsForm) -> HttpResponseBase:
    try:
        taken = importing.take_over(
            incoming=found,
            columns=form.columns(),
            skips="skip" in request.POST,
            by=who(request),
            at=clock.now(),
        )
    except CourseRefusedError as refused:
        rows = importing.look(found, form.columns(), today=today())
        said = refusal(refused)
        return _looked_at(request, found, form, rows, error=said, status=UNREADABLE)
    context = {"here": "tables", "taken": taken, "kind": found.kind, "title": TABLES[found.kind]}
    return shown(request, "courses/rows_taken.html", context)


def _looked_at(  # noqa: PLR0913  # what a page shows
    request: HttpRequest,
    found: Incoming,
    form: ColumnsForm,
    rows: list[Row | RowError],
    *,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    language = access.staff_language(request)
    titles = {field.name: field.title(language) for field in LISTS[found.kind]}
    good = [each for each in rows if isinstance(each, Row)]
    wrong = [each for each in rows if isinstance(each, RowError)]
    used = [name for name in titles if any(row.values.get(name) is not None for row in good)]
    context = {
        "here": "tables",
        "incoming": found,
        "title": TABLES[found.kind],
        "form": form,
        "error": error,
        "good": len(good),
        "wrong": len({each.number for each in wrong}),
        "old": sum(_is_old(each) for each in good),
        "faults": [_fault(each, titles) for each in wrong[:FAULTS_SHOWN]],
        "more_faults": max(0, len(wrong) - FAULTS_SHOWN),
        "titles": [titles[name] for name in used],
        "rows": [
            (row.number, [_read(name, row.values.get(name)) for name in used])
            for row in good[:SHOWN]
        ],
    }
    return shown(request, "courses/rows_look.html", context, status=status)


def _is_old(row: Row) -> bool:
    """Say whether the next purge would erase what the row brings."""
    day = row.values.get("date")
    return isinstance(day, dt.date) and day <= today() - COURSES_STAY


def _fault(error: RowError, titles: dict[str, str]) -> dict[str, object]:
    return {
        "number": error.number,
        "column": error.title or titles.get(error.name, error.name),
        "found": error.found,
        "why": sentence(error.reason),
    }


def _read(name: str, value: object) -> str:
    """Write a value as people read it, so that they see whether it was understood."""
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return ", ".join(_one(name, each) for each in values)


def _one(name: str, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if name in {"language", "languages", "host_language"}:
        return language_of(str(value)).own_name
    return str(ROW_WORDS.get(name, {}).get(str(value), value))
