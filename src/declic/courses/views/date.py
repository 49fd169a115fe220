"""One date: its trainers and who else fits it, and what was held."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from declic.courses.actions.dates import cancel_date
from declic.courses.actions.held import confirm_by_office
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.trainers import answer, ask, release
from declic.courses.models import Assignment, CourseDate, Trainer
from declic.courses.queries.days import holidays_on
from declic.courses.queries.naming import plan_name
from declic.courses.queries.pages import near
from declic.courses.queries.seen import courses_kept_by, trainers_visible_to
from declic.courses.queries.trainers import proposals
from declic.courses.rules.hours import HERE
from declic.courses.views.course import address_of
from declic.courses.views.dating import kept_date
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

# As many proposals as one reads; the others stand folded away.
FIRST = 6


@require_safe
@behind(*OFFICE)
def date(request: HttpRequest, date: UUID) -> HttpResponseBase:
    """Show a date, its trainers, and who else could lead it and why."""
    return page(request, kept_date(request, date))


def page(
    request: HttpRequest,
    date: CourseDate,
    *,
    error: CourseRefusedError | None = None,
    **more: Any,
) -> HttpResponse:
    """Render the page of a date."""
    reader, day = who(request), today()
    promises = Assignment.objects.filter(date=date).select_related("trainer__person")
    is_open = date.cancelled_at is None and date.session is None
    offered = proposals(date, trainers_visible_to(reader, on=day), on=day) if is_open else []
    context = {
        "here": "courses",
        "date": date,
        "course": date.course,
        "plan": plan_name(date.plan or date.course.plan, access.staff_language(request)),
        "promises": list(promises.order_by("part", "asked_at")),
        "first": offered[:FIRST],
        "others": offered[FIRST:],
        "is_open": is_open,
        "holidays": holidays_on(date.starts_at.astimezone(HERE).date(), date.course.host.community),
        "near": near(date.course, [date], courses_kept_by(reader, on=day)),
        "error": _sentence(error),
        **more,
    }
    status = REFUSED_AS.get(error.reason, UNREADABLE) if error else 200
    return shown(request, "courses/date.html", context, status=status)


def _sentence(error: CourseRefusedError | None) -> str:
    if error is None:
        return ""
    named = error.reason == "clash" and error.detail
    return f"{error.detail[0]}: {refusal(error)}" if named else refusal(error)


@require_POST
@behind(*OFFICE)
def cancel(request: HttpRequest, date: UUID) -> HttpResponseBase:
    """Cancel a date; its trainers are free again."""
    found = kept_date(request, date)
    try:
        cancel_date(date=found, by=who(request), at=clock.now())
    except CourseRefusedError as error:
        return page(request, kept_date(request, date), error=error)
    return redirect(f"{address_of(found.course)}?done=date_cancelled#dates")


@require_POST
@behind(*OFFICE)
def confirm(request: HttpRequest, date: UUID) -> HttpResponseBase:
    """Let a coordinator say why the host did not confirm that a date took place."""
    found = kept_date(request, date)
    why = request.POST.get("why", "")[:400]
    try:
        confirm_by_office(date=found, why_not=why, by=who(request), at=clock.now())
    except CourseRefusedError as error:
        return page(request, kept_date(request, date), error=error, why=why)
    return redirect(f"/office/dates/{found.pk}?done=confirmed")


@require_POST
@behind(*OFFICE)
def asking(request: HttpRequest, date: UUID) -> HttpResponseBase:
    """Ask a trainer for a date. The database refuses whoever is promised elsewhere."""
    found = kept_date(request, date)
    try:
        trainer, part = _trainer(request, found), _part(request.POST.get("part", ""))
        ask(date=found, trainer=trainer, part=part, by=who(request), at=clock.now())
    except CourseRefusedError as error:
        return page(request, kept_date(request, date), error=error)
    return redirect(f"/office/dates/{found.pk}?done=asked")


def _trainer(request: HttpRequest, date: CourseDate) -> Trainer:
    """Read whom the form names, among the trainers of that programme."""
    trainers = trainers_visible_to(who(request), on=today())
    told = request.POST.get("trainer", "")
    try:
        found = trainers.filter(programme=date.course.programme, pk=UUID(told)).first()
    except ValueError:
        found = None
    if found is None:
        raise CourseRefusedError("trainer")
    return found


def _part(told: str) -> Assignment.Part:
    try:
        return Assignment.Part(told)
    except ValueError as unknown:
        raise CourseRefusedError("field") from unknown


@require_POST
@behind(*OFFICE)
def promise(request: HttpRequest, promise: UUID) -> HttpResponseBase:
    """Note what a trainer said, or take the trainer off the date.

    The page says which answer it saw: who pressed on an old page is told.
    """
    dates = CourseDate.objects.filter(course__in=courses_kept_by(who(request), on=today()))
    rows = Assignment.objects.filter(date__in=dates)
    found = one(rows.select_related("date", "trainer"), promise)
    try:
        done = _do(request, found)
    except CourseRefusedError as error:
        return page(request, kept_date(request, found.date_id), error=error)
    return redirect(f"/office/dates/{found.date_id}?done={done}")


def _do(request: HttpRequest, found: Assignment) -> str:
    by, at, seen = who(request), clock.now(), request.POST.get("seen", "")
    match request.POST.get("do"):
        case "accept" | "decline" as said:
            answer(assignment=found, accepts=said == "accept", by=by, at=at, seen=seen)
            return "answered"
        case "release":
            release(assignment=found, by=by, at=at, seen=seen)
            return "released"
        case _:
            raise CourseRefusedError("field")
