"""The link by which a host says whether a date took place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from declic.courses.actions import host_answers as actions
from declic.courses.actions.held import date_of_secret, ended_link
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import CourseDate
from declic.courses.queries.requests import form_of
from declic.courses.rules.asking import NO, YES, number
from declic.courses.rules.host_answers import COUNT_MOST
from declic.courses.views.visits import page, tongue
from declic.kernel import clock

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
def held(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask whether a date took place and how many were there. Only a POST changes anything."""
    date = date_of_secret(secret)
    older = ended_link(secret) if date is None else None
    about = date or (older.date if older else None)
    with translation.override(tongue(request, about.course.host.language if about else "")):
        if older is not None:
            told: dict[str, object] = {
                "ended_at": older.ended_at,
                "form": form_of(older.date.course.programme),
            }
            return page(request, "courses/ask_held_nothing.html", told, GONE)
        if date is None:
            return page(request, "courses/ask_held_nothing.html", {}, 404)
        if request.method == "POST":
            return _answer(request, date, secret)
        return _page(request, date)


def _answer(request: HttpRequest, date: CourseDate, secret: str) -> HttpResponse:
    said, count = request.POST.get("held", ""), request.POST.get("count", "")
    if said not in {YES, NO}:
        return _page(request, date, {"held": _("Please choose one of the answers here.")})
    how_many = number(count, 1, COUNT_MOST) if said == YES else None
    try:
        fresh = actions.answer(
            secret=secret, took_place=said == YES, count=how_many, at=clock.now()
        )
    except CourseRefusedError as refused:
        wrong = _("Please write a number from %(least)s to %(most)s.")
        error = {"count": wrong % {"least": 1, "most": COUNT_MOST}}
        return _page(request, date, error if refused.reason == "count" else None)
    return _page(request, fresh)


def _page(
    request: HttpRequest, date: CourseDate, errors: dict[str, str] | None = None
) -> HttpResponse:
    told = {
        "date": date,
        "says": actions.says(date=date, at=clock.now()),
        "form": form_of(date.course.programme),
        "errors": errors or {},
        "typed": request.POST,
        "most": COUNT_MOST,
    }
    return page(request, "courses/ask_held.html", told, 422 if errors else 200)
