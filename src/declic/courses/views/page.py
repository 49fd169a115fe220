"""What every page of the office about courses has: its door, the clock of Belgium, its frame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from declic.courses.rules.hours import HERE
from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.people import access
from declic.people.models import Person, Right

View = Callable[..., HttpResponseBase]
Row = TypeVar("Row", bound=Model)
# Whose pages these are.
OFFICE = (Right.COORDINATE,)
# Who sees a course at all: also those who lead it, and its host's coach.
LED = (Right.COORDINATE, Right.LEAD, Right.HELP_LEAD, Right.COACH)
LEADERS = (Right.LEAD, Right.HELP_LEAD)
STALE = 409
UNREADABLE = 422
REFUSED_AS = {"stale": STALE, "move": STALE, "clash": STALE, "held": STALE, "ended": STALE}


def behind(*rights: Right) -> Callable[[View], View]:
    """Let in who has one of the rights; show times as clocks in Belgium do."""

    def wrap(view: View) -> View:
        @wraps(view)
        def there(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
            with timezone.override(HERE):
                return view(request, *args, **named)

        return access.for_right(*rights)(there)

    return wrap


def today() -> dt.date:
    """Give the day that roles and vettings are asked for."""
    return clock.now().date()


def who(request: HttpRequest) -> Person | None:
    """Give who acts; None is the machine's owner."""
    return access.who(request)


def one(rows: QuerySet[Row], key: UUID) -> Row:
    """Give a row of those that somebody may see; what is not among them does not exist."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def shown(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page of the office."""
    language = access.staff_language(request)
    frame = {
        "language": language_of(language),
        "today": timezone.localdate(clock.now(), HERE),
        "now": clock.now(),
        "done": request.GET.get("done", "") if request.method == "GET" else "",
    }
    return render(request, template, {**frame, **context}, status=status)
