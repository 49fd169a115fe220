"""The dates of a course: add one, and move it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from declic.courses.actions.dates import add_date, move_date
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.forms.course import Dates
from declic.courses.models import Course, CourseDate
from declic.courses.queries.seen import courses_kept_by
from declic.courses.views.course import kept_one
from declic.courses.views.page import (
    OFFICE,
    REFUSED_AS,
    UNREADABLE,
    behind,
    one,
    shown,
    today,
    who,
)
from declic.courses.words import refusal
from declic.kernel import clock
from declic.people import access

GET_POST = ("GET", "HEAD", "POST")


def kept_date(request: HttpRequest, date: UUID) -> CourseDate:
    """Give a date of a course that the reader may change; others do not exist."""
    rows = CourseDate.objects.filter(course__in=courses_kept_by(who(request), on=today()))
    return one(rows.select_related("course__host", "course__programme__organisation"), date)


@require_http_methods(GET_POST)
@behind(*OFFICE)
def add(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Add a date to a course."""
    found = kept_one(request, course)
    form = Dates(request.POST or None, language=access.staff_language(request))
    if request.method != "POST":
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=UNREADABLE)
    try:
        made = add_date(course=found, when=form.when(), by=who(request), at=clock.now())
    except CourseRefusedError as error:
        return _page(request, found, form, error=error)
    return redirect(f"/office/dates/{made.pk}?done=date")


def _page(
    request: HttpRequest,
    course: Course,
    form: Dates,
    *,
    status: int = 200,
    error: CourseRefusedError | None = None,
    **more: Any,
) -> HttpResponse:
    context = {"here": "courses", "course": course, "form": form, **more}
    if error is not None:
        context["error"] = refusal(error)
        status = REFUSED_AS.get(error.reason, UNREADABLE)
    return shown(request, "courses/date_form.html", context, status=status)


@require_http_methods(GET_POST)
@behind(*OFFICE)
def change(request: HttpRequest, date: UUID) -> HttpResponseBase:
    """Move a date, or change its place, group, part or plan."""
    found = kept_date(request, date)
    language = access.staff_language(request)
    form = Dates(request.POST or None, language=language, date=found)
    if request.method != "POST":
        return _page(request, found.course, form, date=found)
    if not form.is_valid():
        return _page(request, found.course, form, status=UNREADABLE, date=found)
    seen = form.cleaned_data["seen"]
    try:
        move_date(date=found, when=form.when(), by=who(request), at=clock.now(), seen=seen)
    except CourseRefusedError as error:
        fresh = kept_date(request, date)
        return _page(request, fresh.course, form, error=error, date=fresh, now_seen=fresh.moved)
    return redirect(f"/office/dates/{found.pk}?done=date_moved")
