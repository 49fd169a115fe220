"""What every page of grants has: its door, the clock of Belgium, its frame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from declic.courses.models import Course
from declic.courses.queries.seen import courses_kept_by
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Grant, Sponsor
from declic.funding.queries.seen import grants_visible_to, sponsors_visible_to
from declic.funding.rules.conditions import HERE
from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.people import access
from declic.people.models import Person, Right

View = Callable[..., HttpResponseBase]
UNREADABLE, CONFLICT = 422, 409
_LONGEST = 10
_STATUS = dict.fromkeys(("stale", "charged", "full", "over"), CONFLICT)


def office(view: View) -> View:
    """Let in who coordinates a programme; tell days as calendars in Belgium do."""
    return access.for_right(Right.COORDINATE)(_here(view))


def both(view: View) -> View:
    """Let in who coordinates a programme, and who reads for a sponsor."""
    return access.for_right(Right.COORDINATE, Right.FUND)(_here(view))


def _here(view: View) -> View:
    @wraps(view)
    def there(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        with timezone.override(HERE):
            return view(request, *args, **named)

    return there


def day() -> dt.date:
    """Give today in Belgium."""
    return clock.now().astimezone(HERE).date()


def who(request: HttpRequest) -> Person | None:
    """Give who acts; None is the machine's owner."""
    return access.who(request)


def acting(request: HttpRequest) -> dict[str, Any]:
    """Give an action who acts, and when."""
    return {"by": who(request), "at": clock.now()}


def kept_grant(request: HttpRequest, grant: UUID) -> Grant:
    """Give a grant of a programme that one coordinates; others do not exist."""
    found = grants_visible_to(who(request), on=clock.now().date()).filter(pk=grant).first()
    if found is None:
        raise Http404
    return found


def kept_sponsor(request: HttpRequest, sponsor: UUID) -> Sponsor:
    """Give a sponsor of a programme that one coordinates; others do not exist."""
    rows = sponsors_visible_to(who(request), on=clock.now().date())
    found = rows.select_related("programme").filter(pk=sponsor).first()
    if found is None:
        raise Http404
    return found


def seen_of(request: HttpRequest) -> int:
    """Give the version that whoever sent a form saw; -1, which nothing has, when it is none."""
    told = request.POST.get("version", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < _LONGEST else -1


def kept_course(request: HttpRequest, key: object) -> Course:
    """Give a course of a programme that one coordinates; others do not exist."""
    try:
        asked = UUID(str(key))
    except ValueError as none:
        raise FundingRefusedError("unknown") from none
    rows = courses_kept_by(who(request), on=clock.now().date()).select_related("host")
    found = rows.filter(pk=asked).first()
    if found is None:
        raise FundingRefusedError("unknown")
    return found


def status_of(error: FundingRefusedError) -> int:
    """Say with which status a refusal is answered."""
    return _STATUS.get(error.reason, UNREADABLE)


def shown(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page of the office."""
    frame = {
        "here": "grants",
        "language": language_of(access.staff_language(request)),
        "today": day(),
        "done": request.GET.get("done", "") if request.method == "GET" else "",
    }
    return render(request, template, {**frame, **context}, status=status)
