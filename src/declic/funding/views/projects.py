"""The list of projects, several beside each other, a new one, and a correction."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from declic.funding.actions.projects import change_project, write_project
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.forms.projects import NewProject, ProjectForm, begins
from declic.funding.models import State
from declic.funding.queries.projects import (
    MOST_BESIDE,
    beside,
    projects_visible_to,
    sponsors_to_propose_to,
)
from declic.funding.rules.projects import OVER
from declic.funding.views.grants import overtaken
from declic.funding.views.page import (
    UNREADABLE,
    acting,
    both,
    seen_of,
    shown,
    status_of,
    who,
)
from declic.funding.views.project import HERE, seen_project, table
from declic.funding.words import SEES, SEES_NOT, refusal
from declic.kernel import clock
from declic.people import access
from declic.people.models import Right

GET_POST = ("GET", "HEAD", "POST")
PAGE = 25
DECIDED = Case(When(state__in=OVER, then=1), default=0)


@require_safe
@both
def projects(request: HttpRequest) -> HttpResponseBase:
    """List the projects that one sees: those to be decided first, the newest first."""
    on = clock.now().date()
    rows = projects_visible_to(who(request), on=on).order_by(DECIDED, "-made_at", "pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        **HERE,
        "page": page,
        "address": "/office/projects?",
        "may_write": sponsors_to_propose_to(who(request), on=on).exists(),
        "keeps": Right.COORDINATE in (access.rights_held(request) or ()),
        "comparable": sum(each.state != State.DRAFT for each in page.object_list) > 1,
        "most": MOST_BESIDE,
    }
    return shown(request, "funding/projects.html", context)


@require_safe
@both
def compare(request: HttpRequest) -> HttpResponseBase:
    """Show up to four projects beside each other."""
    rows = projects_visible_to(who(request), on=clock.now().date()).prefetch_related("questions")
    found = beside(rows, request.GET.getlist("id"))
    context = {**HERE, "projects": found, "table": table(found), "sees": SEES, "not": SEES_NOT}
    return shown(request, "funding/compare.html", context)


@require_http_methods(GET_POST)
@both
def new(request: HttpRequest) -> HttpResponseBase:
    """Begin a draft."""
    sponsors = sponsors_to_propose_to(who(request), on=clock.now().date())
    form = NewProject(request.POST or None, sponsors=sponsors)
    context = {"form": form, "any": sponsors.exists()}
    if request.method != "POST":
        return _form(request, context)
    if not form.is_valid():
        return _form(request, context, status=UNREADABLE)
    try:
        told = {"sponsor": form.cleaned_data["sponsor"], "proposal": form.proposal()}
        made = write_project(**told, **acting(request))
    except FundingRefusedError as error:
        return _form(request, {**context, "error": refusal(error)}, status=status_of(error))
    return redirect(f"/office/projects/{made.pk}?done=kept")


@require_http_methods(GET_POST)
@both
def change(request: HttpRequest, project: UUID) -> HttpResponseBase:
    """Correct a project; what a colleague changed meanwhile is not written over."""
    found = seen_project(request, project)
    form = ProjectForm(request.POST or None, project=found)
    context: dict[str, Any] = {"form": form, "project": found, "version": found.version}
    if request.method != "POST":
        return _form(request, context)
    context["version"] = seen = seen_of(request)
    if not form.is_valid():
        return _form(request, context, status=UNREADABLE)
    try:
        change_project(project=found, proposal=form.proposal(), seen=seen, **acting(request))
    except FundingRefusedError as error:
        # What is typed stays; pressing again counts against what stands there now.
        fresh = seen_project(request, project)
        now = overtaken(form, begins(fresh)) if error.reason == "stale" else {}
        told = {"version": fresh.version, "now": now, "error": refusal(error)}
        return _form(request, {**context, **told}, status=status_of(error))
    return redirect(f"/office/projects/{found.pk}?done=kept")


def _form(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return shown(request, "funding/project_form.html", {**HERE, **context}, status=status)
