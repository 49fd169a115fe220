"""The list of courses, and what comes before and beside it: board, requests, waiting list."""

from __future__ import annotations

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from declic.courses.forms.filters import Filters
from declic.courses.models import Course
from declic.courses.queries.gate import unvetted_in
from declic.courses.queries.lists import PAGE, by_state, with_dates
from declic.courses.queries.seen import courses_kept_by, trainers_visible_to
from declic.courses.rules.states import OPEN, State
from declic.courses.views.page import OFFICE, UNREADABLE, behind, shown, today, who
from declic.courses.words import STATES

# As many cards as one column of the board shows; the list has the others.
COLUMN = 12


def paged(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """Give the page that the address asks for; one that is not there does not exist."""
    try:
        return Paginator(rows, PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as nothing:
        raise Http404 from nothing


def kept(request: HttpRequest) -> QuerySet[Course]:
    """Give the courses of the programmes that the reader coordinates."""
    return courses_kept_by(who(request), on=today())


@require_safe
@behind(*OFFICE)
def courses(request: HttpRequest) -> HttpResponseBase:
    """List courses; every filter stands in the address."""
    reader, day = who(request), today()
    trainers = trainers_visible_to(reader, on=day).select_related("person").order_by("person__name")
    form = Filters(request.GET, trainers=trainers)
    rows = form.wanted().narrow(kept(request)).order_by("-year", "-number", "pk")
    page = paged(request, with_dates(rows))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "here": "courses",
        "tab": "list",
        "form": form,
        "page": page,
        "address": f"/office/courses?{asked.urlencode()}&" if asked else "/office/courses?",
        "narrowed": any(asked.values()),
    }
    return shown(request, "courses/list.html", context, status=UNREADABLE if form.errors else 200)


@require_safe
@behind(*OFFICE)
def board(request: HttpRequest) -> HttpResponseBase:
    """Show open courses as cards in a column for each state."""
    rows = kept(request).select_related("programme__organisation")
    counts = by_state(rows)
    cards = {
        state: list(with_dates(rows.filter(state=state)).order_by("made_at", "pk")[:COLUMN])
        for state in OPEN
    }
    columns = [
        {
            "state": state,
            "name": STATES[state],
            "number": counts.get(state, 0),
            "cards": cards[state],
            "more": max(0, counts.get(state, 0) - COLUMN),
        }
        for state in OPEN
    ]
    ended = [
        (state, STATES[state], counts.get(state, 0)) for state in (State.CLOSED, State.CANCELLED)
    ]
    context = {"here": "courses", "tab": "board", "columns": columns, "ended": ended}
    unvetted = unvetted_in(cards[State.READY], on=today())
    more = {"unvetted": unvetted, "any": any(counts.values())}
    return shown(request, "courses/board.html", {**context, **more})


@require_safe
@behind(*OFFICE)
def waiting(request: HttpRequest) -> HttpResponseBase:
    """List who waits for a place, the longest first."""
    rows = kept(request).filter(state__in=OPEN).exclude(waiting_since=None)
    page = paged(request, with_dates(rows).order_by("waiting_since", "pk"))
    context = {"here": "courses", "tab": "waiting", "page": page}
    return shown(
        request, "courses/waiting.html", {**context, "address": "/office/courses/waiting?"}
    )
