"""The list of grants, a new one, and a correction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from declic.funding.actions.grants import change_grant, make_grant, sponsor_called
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.forms.grants import GrantForm, NewGrant, begins
from declic.funding.models import Sponsor
from declic.funding.queries.grants import lines_of_all
from declic.funding.queries.seen import grants_visible_to, sponsors_visible_to
from declic.funding.views.page import (
    UNREADABLE,
    acting,
    day,
    kept_grant,
    office,
    seen_of,
    shown,
    status_of,
    who,
)
from declic.funding.words import refusal
from declic.kernel import clock
from declic.people.models import Right
from declic.people.queries import programmes_with

GET_POST = ("GET", "HEAD", "POST")
PAGE = 25


@require_safe
@office
def grants(request: HttpRequest) -> HttpResponseBase:
    """List the grants, those that end last first."""
    rows = grants_visible_to(who(request), on=clock.now().date())
    page = Paginator(rows.order_by("-ends_on", "name", "pk"), PAGE).get_page(
        request.GET.get("page")
    )
    lines = lines_of_all(page.object_list, today=day())
    told = [(each, lines[each.pk]) for each in page.object_list]
    context = {"rows": told, "page": page, "address": "/office/grants?"}
    return shown(request, "funding/grants.html", context)


@require_http_methods(GET_POST)
@office
def new(request: HttpRequest) -> HttpResponseBase:
    """Write a grant down."""
    on = clock.now().date()
    programmes = programmes_with(who(request), Right.COORDINATE, on=on).order_by("name")
    sponsors = sponsors_visible_to(who(request), on=on).order_by("name")
    form = NewGrant(request.POST or None, programmes=programmes, sponsors=sponsors)
    context = {"form": form, "any": programmes.exists()}
    if request.method != "POST":
        return shown(request, "funding/grant_form.html", context)
    if not form.is_valid():
        return shown(request, "funding/grant_form.html", context, status=UNREADABLE)
    try:
        made = make_grant(sponsor=_sponsor(request, form), terms=form.terms(), **acting(request))
    except FundingRefusedError as error:
        return _refused(request, context, error)
    return redirect(f"/office/grants/{made.pk}?done=kept")


def _sponsor(request: HttpRequest, form: NewGrant) -> Sponsor:
    told = form.cleaned_data
    if told["sponsor"] is not None:
        found: Sponsor = told["sponsor"]
        return found
    return sponsor_called(
        programme=told["programme"],
        name=told["sponsor_name"],
        language=told["sponsor_language"],
        **acting(request),
    )


@require_http_methods(GET_POST)
@office
def change(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    """Correct a grant; what a colleague changed meanwhile is not written over."""
    found = kept_grant(request, grant)
    form = GrantForm(request.POST or None, grant=found)
    context: dict[str, Any] = {"form": form, "grant": found, "version": found.version}
    if request.method != "POST":
        return shown(request, "funding/grant_form.html", context)
    context["version"] = version = seen_of(request)
    if not form.is_valid():
        return shown(request, "funding/grant_form.html", context, status=UNREADABLE)
    try:
        change_grant(grant=found, terms=form.terms(), seen=version, **acting(request))
    except FundingRefusedError as error:
        # What is typed stays; pressing again counts against what stands there now.
        fresh = kept_grant(request, grant)
        now = overtaken(form, begins(fresh)) if error.reason == "stale" else {}
        return _refused(request, {**context, "version": fresh.version, "now": now}, error)
    return redirect(f"/office/grants/{found.pk}?done=kept")


def overtaken(form: forms.Form, stands: Mapping[str, Any]) -> dict[str, str]:
    """Say what stands now in each field where something else was typed."""
    told = {name: _said(form, name, value) for name, value in stands.items()}
    return {name: said for name, said in told.items() if stands[name] != form.cleaned_data[name]}


def _said(form: forms.Form, name: str, value: object) -> str:
    choices = dict(getattr(form.fields[name], "choices", ()))
    if isinstance(value, list):
        return ", ".join(str(choices.get(each, each)) for each in value) or "–"
    return str(form.fields[name].prepare_value(value)) or "–"


def _refused(
    request: HttpRequest, context: dict[str, Any], error: FundingRefusedError
) -> HttpResponse:
    told = {**context, "error": refusal(error)}
    return shown(request, "funding/grant_form.html", told, status=status_of(error))
