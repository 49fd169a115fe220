"""Open the session of a date of a course: everything that it needs was prepared."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from declic.courses.models import Course, CourseDate
from declic.courses.queries.led import (
    UNVETTED,
    can_be_led,
    dates_led_by,
    plan_of,
    without_vetting,
)
from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.live import opening
from declic.live.actions.sessions import Adults, Booked, SessionRefusedError, open_session
from declic.live.queries.spoken import to_decide
from declic.live.views import rights
from declic.packs.models import ResolvedPlan
from declic.packs.queries import CannotResolveError, UnknownPlanError, choices
from declic.people import access
from declic.people.models import Right


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(Right.LEAD, Right.COORDINATE)
def open_date(request: HttpRequest, date: UUID) -> HttpResponseBase:
    """Show what will be opened; open it by one press."""
    found = date_of(request, date)
    try:
        plan = plan_of(found)
    except (UnknownPlanError, CannotResolveError):
        sentence = _("The plan of this course is not here any more. Choose another one first.")
        return access.problem(request, sentence, status=409)
    if request.method != "POST":
        return _show(request, found, plan)
    if error := _why_not(request, found):
        return _show(request, found, plan, error=error, status=409)
    return _open(request, found, plan)


def date_of(request: HttpRequest, date: UUID) -> CourseDate:
    """Give the date, if its sessions are the visitor's to open."""
    today = clock.now().date()
    found = dates_led_by(access.who(request), on=today).filter(pk=date).first()
    if found is None:
        raise Http404
    return found


def not_ready() -> str:
    """Say in the active language why no session is opened."""
    return _("This course is not ready, or this date was held already. Look at the course first.")


def _why_not(request: HttpRequest, date: CourseDate) -> str:
    """Say in the active language why no session is opened; empty when one may be."""
    if not can_be_led(date):
        return not_ready()
    who, today = access.who(request), clock.now().date()
    unvetted = without_vetting(date, opens=who, on=today)
    return str(UNVETTED) % {"names": ", ".join(map(str, unvetted))} if unvetted else ""


def _open(request: HttpRequest, date: CourseDate, plan: ResolvedPlan) -> HttpResponse:
    spoken = opening.spoken(request, plan)
    if spoken is None:
        return _show(request, date, plan)
    staff = spoken.staff(opening.wanted(request))
    try:
        session = open_session(
            plan=spoken.plan,
            languages=tuple(spoken.plan.languages),
            staff_language=staff,
            wall=(staff,),
            adults=adults_of(date.course),
            # A demonstration's course is held by demonstrations; neither ever counts.
            purpose=date.course.purpose,
            by=access.person(request),
            at=clock.now(),
            allowed=spoken.allowed,
            booked=booked(date),
        )
    except SessionRefusedError as refused:
        return _show(request, date, plan, error=str(refused), status=422)
    led = opening.lead_here(request, session)
    return rights.refuse(request, led, 409) if isinstance(led, str) else led


def booked(date: CourseDate) -> Booked:
    """Say which date of which course a session holds."""
    organisation = date.course.programme.organisation_id
    return Booked(date.course_id, date.group, date.part, date.pk, organisation)


def adults_of(course: Course) -> Adults:
    """Give the adults who answer for the young people, as the course has them."""
    return Adults(
        course.responsible,
        course.deputy,
        course.trusted_adult,
        course.help_place,
        course.help_until,
    )


def _show(
    request: HttpRequest,
    date: CourseDate,
    plan: ResolvedPlan,
    *,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    code = access.staff_language(request)
    on = request.POST.getlist("unreviewed")
    open_ones = to_decide(plan)
    why_not = _why_not(request, date)
    context = {
        "language": language_of(code),
        "code": code,
        "here": "courses",
        "date": date,
        "course": date.course,
        "plan": plan,
        "options": _options(plan, code),
        "spoken": [language_of(each) for each in plan.offered if each not in open_ones],
        "open_ones": [(language_of(each), each in on) for each in open_ones],
        "source_open": plan.source in plan.unreviewed,
        "by_name": request.POST.get("by_name", _name(request)),
        "adults": adults_of(date.course),
        "can_be_led": not why_not,
        "error": error or why_not,
        "staff": [language_of(each) for each in access.STAFF],
        "staff_code": date.course.staff_language or code,
    }
    return render(request, "live/open_date.html", context, status=status)


def _name(request: HttpRequest) -> str:
    found = access.who(request)
    return found.name if found else ""


def _options(plan: ResolvedPlan, code: str) -> Mapping[str, str]:
    """Give what was chosen for the plan, in words."""
    return {
        choice.title: option.title
        for choice in choices(plan.plan, code)
        for option in choice.options
        if plan.choices.get(choice.id) == option.id
    }
