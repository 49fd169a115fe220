"""Trainers: the list with their load, each on a page."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from declic.courses.actions.editing import edit_trainer
from declic.courses.actions.profiles import change_trainer, make_trainer
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.forms.trainers import AwayDays, Profile
from declic.courses.models import Trainer
from declic.courses.queries.naming import language_name, plan_name
from declic.courses.queries.profiles import coming, with_vetting, without_profile
from declic.courses.queries.trainers import load
from declic.courses.rules.calendar import months_from
from declic.courses.rules.hours import HERE
from declic.courses.views.filling import overtaken_fields
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
from declic.people.models import Right, Role
from declic.people.queries import programmes_with

GET_POST = ("GET", "HEAD", "POST")
MONTHS = 6


def kept(request: HttpRequest) -> QuerySet[Trainer]:
    """Give the trainers of the programmes that the reader coordinates."""
    programmes = programmes_with(who(request), Right.COORDINATE, on=today())
    rows = Trainer.objects.filter(programme__in=programmes)
    return rows.select_related("person", "programme__organisation")


def months(number: int = MONTHS) -> list[dt.date]:
    """Give the first days of this month and the next ones."""
    return months_from(clock.now().astimezone(HERE).date().replace(day=1), number)


@require_safe
@behind(*OFFICE)
def trainers(request: HttpRequest) -> HttpResponseBase:
    """List the trainers with their load, month by month."""
    rows = list(kept(request).order_by("retired_at", "person__name", "pk"))
    columns = months()
    loads = load(rows, columns[0], MONTHS)
    vetted = with_vetting(rows, on=today())
    told = [
        {
            "trainer": each,
            "speaks": ", ".join(map(language_name, each.languages)),
            "vetted": each.pk in vetted,
            "months": [loads.get(each.pk, {}).get(month, 0) for month in columns],
        }
        for each in rows
    ]
    programmes = programmes_with(who(request), Right.COORDINATE, on=today())
    context = {
        "here": "trainers",
        "rows": told,
        "months": columns,
        "without": without_profile(programmes, on=today()),
    }
    return shown(request, "courses/trainers.html", context)


@require_POST
@behind(*OFFICE)
def make(request: HttpRequest, role: UUID) -> HttpResponseBase:
    """Give a person with the role of trainer a profile."""
    programmes = programmes_with(who(request), Right.COORDINATE, on=today())
    roles = Role.objects.filter(programme__in=programmes).select_related("programme", "person")
    found = one(roles, role)
    fields = {"languages": [found.person.language]}
    try:
        made = make_trainer(
            programme=found.programme,
            person=found.person,
            fields=fields,
            by=who(request),
            at=clock.now(),
        )
    except CourseRefusedError:
        return redirect("/office/trainers")
    return redirect(f"/office/trainers/{made.pk}?done=kept")


@require_safe
@behind(*OFFICE)
def trainer(request: HttpRequest, trainer: UUID) -> HttpResponseBase:
    """Show a trainer."""
    return page(request, one(kept(request), trainer))


def page(request: HttpRequest, trainer: Trainer, *, status: int = 200, **more: Any) -> HttpResponse:
    """Render the page of a trainer for the office."""
    language = access.staff_language(request)
    context = {
        "here": "trainers",
        "trainer": trainer,
        "speaks": [language_name(each) for each in trainer.languages],
        "plans": [plan_name(each, language) for each in trainer.plans],
        "vetted": bool(with_vetting([trainer], on=today())),
        **times(trainer),
        **more,
    }
    return shown(request, "courses/trainer.html", context, status=status)


def times(trainer: Trainer) -> dict[str, Any]:
    """Give what is to come for a trainer: dates, days away, dates a month."""
    columns = months()
    counted = load([trainer], columns[0], MONTHS).get(trainer.pk, {})
    day = clock.now().astimezone(HERE).date()
    return {
        "promises": coming(trainer, clock.now()),
        "away": list(trainer.away.filter(ends_on__gte=day).order_by("starts_on")),
        "loads": [(month, counted.get(month, 0)) for month in columns],
        "form": AwayDays(),
    }


@require_http_methods(GET_POST)
@behind(*OFFICE)
def profile(request: HttpRequest, trainer: UUID) -> HttpResponseBase:
    """Correct what is known of a trainer."""
    found = one(kept(request), trainer)
    language = access.staff_language(request)
    form = Profile(request.POST or None, trainer=found, language=language)
    context: dict[str, Any] = {"here": "trainers", "trainer": found, "form": form}
    if request.method != "POST":
        return shown(request, "courses/profile.html", context)
    if not form.is_valid():
        return shown(request, "courses/profile.html", context, status=UNREADABLE)
    try:
        edit_trainer(trainer=found, edits=list(form.edits()), by=who(request), at=clock.now())
    except CourseRefusedError as error:
        stands = one(kept(request), trainer)
        caught_up = form.caught_up(Profile(trainer=stands, language=language))
        again = Profile(caught_up, trainer=stands, language=language)
        context |= {"form": again, "error": refusal(error), "stale": overtaken_fields(again, error)}
        status = REFUSED_AS.get(error.reason, UNREADABLE)
        return shown(request, "courses/profile.html", context, status=status)
    return redirect(f"/office/trainers/{found.pk}?done=kept")


@require_POST
@behind(*OFFICE)
def retire(request: HttpRequest, trainer: UUID) -> HttpResponseBase:
    """Ask a trainer no more, or again."""
    found = one(kept(request), trainer)
    at = clock.now()
    fields = {"retired_at": None if request.POST.get("do") == "return" else at}
    change_trainer(trainer=found, fields=fields, by=who(request), at=at)
    return redirect(f"/office/trainers/{found.pk}?done=kept")
