"""One grant on one page, and what is done with it: charge, take off, mean for it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from declic.funding.actions.charging import charge, take_off
from declic.funding.actions.planning import plan, plan_no_more
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.forms.grants import WhichCourse
from declic.funding.forms.showing import QuoteForm
from declic.funding.models import Grant, Kind, Unit
from declic.funding.queries.agreement import TEMPLATE as AGREEMENT
from declic.funding.queries.charging import to_charge, to_plan
from declic.funding.queries.grants import costs_of, history_of, lines_of, planned_for, stands_of
from declic.funding.queries.quotes import quotable, quotes_of
from declic.funding.views.page import (
    acting,
    day,
    kept_course,
    kept_grant,
    office,
    shown,
    status_of,
    who,
)
from declic.funding.words import refusal
from declic.letters.queries.names import offered


@require_safe
@office
def grant(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    """Show how a grant stands, its units and its history."""
    return page(request, kept_grant(request, grant))


def page(request: HttpRequest, grant: Grant, *, status: int = 200, **more: Any) -> HttpResponse:
    """Render the page of a grant; `more`: an error, or a link that is shown once."""
    stands = stands_of(grant)
    kinds = [(kind, costs_of(stands, kind)) for kind in Kind]
    context = {
        "grant": grant,
        "lines": lines_of(grant, today=day()),
        "stands": [each for each in stands if each.charge],
        "costs": [(kind, each) for kind, each in kinds if each.of],
        "planned": planned_for(grant),
        "history": history_of(grant),
        "to_charge": WhichCourse(offered=to_charge(grant)),
        "to_plan": WhichCourse(offered=to_plan(grant)),
        "agreements": offered(AGREEMENT),
        "quotes": quotes_of(grant),
        "new_quote": QuoteForm(offered=quotable(grant)),
        "own": getattr(who(request), "pk", None),
        **more,
    }
    return shown(request, "funding/grant.html", context, status=status)


def refused(request: HttpRequest, grant: UUID, error: FundingRefusedError) -> HttpResponse:
    """Show the grant as it stands now, and say why nothing was done."""
    found = kept_grant(request, grant)
    return page(request, found, status=status_of(error), error=refusal(error))


@require_POST
@office
def charging(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    """Charge a delivered course to a grant."""
    found = kept_grant(request, grant)
    try:
        course = kept_course(request, request.POST.get("course"))
        charge(grant=found, course=course, **acting(request))
    except FundingRefusedError as error:
        return refused(request, grant, error)
    return redirect(f"/office/grants/{grant}?done=charged#units")


@require_POST
@office
def taking_off(request: HttpRequest, grant: UUID, number: int, kind: str) -> HttpResponseBase:
    """Take a course off the unit for which the page showed it."""
    found = kept_grant(request, grant)
    try:
        unit = _unit(found, kind, number)
        course = kept_course(request, request.POST.get("course"))
        reason = request.POST.get("reason", "")[:400]
        take_off(unit=unit, course=course, reason=reason, **acting(request))
    except FundingRefusedError as error:
        return refused(request, grant, error)
    return redirect(f"/office/grants/{grant}?done=taken_off#units")


def _unit(grant: Grant, kind: str, number: int) -> Unit:
    found = Unit.objects.filter(grant=grant, kind=kind, number=number).first()
    if found is None:
        raise FundingRefusedError("stale")
    return found


@require_POST
@office
def planning(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    """Mean a course that is to come for a grant, or no more."""
    found = kept_grant(request, grant)
    ends = "no_more" in request.POST
    try:
        course = kept_course(request, request.POST.get("course"))
        if ends:
            plan_no_more(course=course, **acting(request))
        else:
            plan(grant=found, course=course, **acting(request))
    except FundingRefusedError as error:
        return refused(request, grant, error)
    return redirect(f"/office/grants/{grant}?done={'unplanned' if ends else 'planned'}#planned")
