"""What this floor puts into pages of the floors below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest

from declic.courses.models import CourseDate, State
from declic.courses.queries.led import can_be_led, dates_led_by
from declic.kernel import clock
from declic.laptops.queries import prepared_here, prepared_of
from declic.people import access

Told = Mapping[str, object] | None
FIRST = 5
A_DAY = dt.timedelta(days=1)


def on_host(request: HttpRequest | None, _about: object) -> Told:
    """Tell the owner's first page which prepared dates come next, and what waits."""
    if request is None or not access.may_keep(request):
        return None
    here = prepared_here(access.staff_language(request), at=clock.now())
    due = [each for each in here if not each.expired and not each.received]
    return {
        "dates": [each for each in due if not each.to_bring][:FIRST],
        "to_bring": sum(each.to_bring for each in here),
    }


def on_closing(_request: HttpRequest | None, about: object) -> Told:
    """Tell the checklist that the office waits for this session's results."""
    prepared = prepared_of(about) if isinstance(about, UUID) else None
    return {"office": prepared.office.name} if prepared else None


def on_date(request: HttpRequest | None, about: object) -> Told:
    """Offer a date of a course to whoever leads it: to open it here, or to take it along."""
    if request is None or not isinstance(about, CourseDate) or not can_be_led(about):
        return None
    led = dates_led_by(access.who(request), on=clock.now().date())
    return {"date": about} if led.filter(pk=about.pk).exists() else None


def on_own(request: HttpRequest | None, _about: object) -> Told:
    """Offer a trainer the own next dates that are ready."""
    if request is None:
        return None
    at = clock.now()
    led = dates_led_by(access.who(request), on=at.date())
    ready = led.filter(course__state=State.READY, ended_at=None, ends_at__gte=at - A_DAY)
    return {"dates": list(ready.order_by("starts_at", "pk")[:FIRST])}
