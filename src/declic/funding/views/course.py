"""Charge a course, or mean it for a grant, from the course's own page."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from declic.courses.models import Course
from declic.funding.actions.charging import charge
from declic.funding.actions.planning import plan
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Grant
from declic.funding.rules.units import HELD
from declic.funding.views.grant import refused
from declic.funding.views.page import acting, kept_course, kept_grant, office


@require_POST
@office
def of_course(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Let a course stand for a unit of the chosen grant, or mean it for that grant."""
    found, grant = _course(request, course), kept_grant(request, _grant(request))
    try:
        done = _done(request, grant, found)
    except FundingRefusedError as error:
        return refused(request, grant.pk, error)
    return redirect(f"/office/grants/{grant.pk}?done={done}")


def _done(request: HttpRequest, grant: Grant, course: Course) -> str:
    if course.state in HELD:
        charge(grant=grant, course=course, **acting(request))
        return "charged#units"
    plan(grant=grant, course=course, **acting(request))
    return "planned#planned"


def _course(request: HttpRequest, key: UUID) -> Course:
    try:
        return kept_course(request, key)
    except FundingRefusedError as error:
        raise Http404 from error


def _grant(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("grant", ""))
    except ValueError as error:
        raise Http404 from error
