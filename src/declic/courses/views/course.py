"""One course on one page, and the forms that change it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from declic.courses.actions.courses import is_kept_by, move
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.forms.course import NewTask, Talk
from declic.courses.models import Course
from declic.courses.moves import moves_of
from declic.courses.queries.gate import missing_of, unvetted_in
from declic.courses.queries.pages import near, office_of, tasks_of, timeline, whole
from declic.courses.queries.seen import courses_kept_by, courses_visible_to
from declic.courses.rules.hours import HERE
from declic.courses.rules.states import State
from declic.courses.views.naming import facts_of, missing_links
from declic.courses.views.page import (
    LED,
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

# States in which the gate is what one works on.
_GATED = (State.RECEIVED, State.TALKING, State.DATED, State.READY)


def visible(request: HttpRequest) -> QuerySet[Course]:
    """Give the courses that the reader sees, whole."""
    return whole(courses_visible_to(who(request), on=today()))


def kept_one(request: HttpRequest, course: UUID) -> Course:
    """Give a course that the reader may change, whole; others do not exist."""
    return one(whole(courses_kept_by(who(request), on=today())), course)


def address_of(course: Course) -> str:
    """Give the address of a course's page."""
    return f"/office/courses/{course.pk}"


@require_safe
@behind(*LED)
def course(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Show all that is known of a course to whoever sees it; the office can change it."""
    return page(request, one(visible(request), course))


def page(request: HttpRequest, course: Course, *, status: int = 200, **more: Any) -> HttpResponse:
    """Render the page of a course; `more`: an error, and forms as they were typed."""
    reader, day = who(request), today()
    kept = is_kept_by(course, reader, on=day)
    context = {
        "here": "courses" if kept else "own",
        "course": course,
        "kept": kept,
        "facts": facts_of(course, access.staff_language(request)),
        **(_office(course, request, day) if kept else {}),
        **more,
    }
    return shown(request, "courses/course.html", context, status=status)


def _office(course: Course, request: HttpRequest, day: dt.date) -> Mapping[str, Any]:
    """Give what only the office sees and does."""
    reader = who(request)
    dates = list(course.dates.all())
    office = office_of(course.programme, on=day)
    state = State(course.state)
    local = clock.now().astimezone(HERE).date()
    return {
        "missing": missing_links(course, missing_of(course, on=day)) if state in _GATED else [],
        "gated": state in _GATED,
        "unvetted": unvetted_in([course], on=day)[course.pk] if state is State.READY else [],
        "moves": moves_of(state),
        "dates": dates,
        "near": near(course, course.standing, courses_kept_by(reader, on=day)),  # type: ignore[attr-defined]
        "timeline": timeline(course, dates),
        "tasks": tasks_of(course),
        "talk": Talk(initial={"on": local, "way": "call"}),
        "new_task": NewTask(office=office, initial={"owner": reader}),
        "is_open": state not in {State.CLOSED, State.CANCELLED},
    }


def refused(
    request: HttpRequest, course: UUID, error: CourseRefusedError, **more: Any
) -> HttpResponse:
    """Show the course as it stands now, and say why nothing was done."""
    status = REFUSED_AS.get(error.reason, UNREADABLE)
    fresh = one(visible(request), course)
    return page(request, fresh, status=status, error=refusal(error), **more)


@require_POST
@behind(*OFFICE)
def moving(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Move a course along the table of states; the page says in which state it saw it."""
    found = kept_one(request, course)
    reason = request.POST.get("reason", "")[:400]
    try:
        to = _state(request.POST.get("to", ""))
        seen = request.POST.get("seen", "")
        move(course=found, to=to, by=who(request), at=clock.now(), reason=reason, seen=seen)
    except CourseRefusedError as error:
        typed = {"to": request.POST.get("to", ""), "reason": reason}
        return refused(request, course, error, typed=typed)
    return redirect(f"{address_of(found)}?done=moved")


def _state(told: str) -> State:
    try:
        return State(told)
    except ValueError as unknown:
        raise CourseRefusedError("field") from unknown
