"""A trainer's own page: dates, answers to being asked, days away."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.trainers import answer
from declic.courses.forms.trainers import AwayDays
from declic.courses.models import Assignment
from declic.courses.queries.profiles import own_profiles
from declic.courses.queries.seen import trainers_visible_to
from declic.courses.views.page import (
    LEADERS,
    REFUSED_AS,
    UNREADABLE,
    behind,
    one,
    shown,
    today,
    who,
)
from declic.courses.views.trainers import times
from declic.courses.words import refusal
from declic.kernel import clock


@require_safe
@behind(*LEADERS)
def own(request: HttpRequest) -> HttpResponseBase:
    """Show a trainer what is to come."""
    return page(request)


def page(
    request: HttpRequest,
    *,
    status: int = 200,
    typed: tuple[UUID, AwayDays] | None = None,
    error: str = "",
) -> HttpResponse:
    """Render the page; `typed`: the days away of a profile, as they were typed."""
    profiles = []
    for each in own_profiles(who(request), on=today()):
        told = {"trainer": each, **times(each)}
        if typed and typed[0] == each.pk:
            told["form"] = typed[1]
        profiles.append(told)
    context = {"here": "own", "profiles": profiles, "error": error}
    return shown(request, "courses/own.html", context, status=status)


@require_POST
@behind(*LEADERS)
def respond(request: HttpRequest, promise: UUID) -> HttpResponseBase:
    """Accept a date, or decline it; only what one was asked oneself."""
    by = who(request)
    # The machine's owner has no profile, and answers for everybody.
    mine = own_profiles(by, on=today()) if by else trainers_visible_to(by, on=today())
    rows = Assignment.objects.filter(trainer__in=mine)
    found = one(rows.select_related("date"), promise)
    said = request.POST.get("do")
    try:
        if said not in {"accept", "decline"}:
            raise CourseRefusedError("field")  # noqa: TRY301  # as a refused action
        seen = request.POST.get("seen", "")
        accepts = said == "accept"
        answer(assignment=found, accepts=accepts, by=by, at=clock.now(), seen=seen)
    except CourseRefusedError as error:
        status = REFUSED_AS.get(error.reason, UNREADABLE)
        return page(request, status=status, error=refusal(error))
    return redirect("/office/own?done=answered")
