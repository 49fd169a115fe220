"""Dates for calendar programs: one date, and a person's own at a secret address."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from declic.courses.queries.entries import entries_of, entry
from declic.courses.queries.seen import dates_visible_to
from declic.courses.views.page import LED, behind, one, shown, today, who
from declic.kernel import clock
from declic.letters.actions import end_feed, renew_feed
from declic.letters.queries.feeds import calendar, feed_of, person_of
from declic.people import access, links
from declic.people.queries import kinds_held

CALENDAR = "text/calendar; charset=utf-8"


@require_safe
@behind(*LED)
def date(request: HttpRequest, date: UUID) -> HttpResponseBase:
    """Give one date as a file for a calendar."""
    visible = dates_visible_to(who(request), on=today()).select_related("course__host")
    found = one(visible, date)
    told = entry(found, access.staff_language(request))
    answer = HttpResponse(calendar([told], name="", stamp=clock.now()), content_type=CALENDAR)
    file = f"{found.course.label}.ics"
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Give a person's dates to a calendar program that knows the secret address.

    It asks every hour, and is told that nothing changed when nothing did.
    """
    person, at = person_of(secret), clock.now()
    made = feed_of(person) if person else None
    if person is None or made is None or not kinds_held(person, at.date()):
        raise Http404
    entries = entries_of(person, at=at)
    # A stamp that stays: the same dates are the same bytes.
    body = calendar(entries, name=_("Courses"), stamp=made.made_at)
    answer = HttpResponse(body, content_type=CALENDAR)
    answer["Cache-Control"] = "private, no-cache"
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    answer["ETag"] = tag
    known = get_conditional_response(request, etag=tag, response=answer)
    return known or answer


@require_http_methods(["GET", "HEAD", "POST"])
@behind(*LED)
def own(request: HttpRequest) -> HttpResponseBase:
    """Show whether somebody's dates have an address; give a new one, or end it.

    The address is shown once, in the answer to the press that made it.
    """
    person = who(request)
    if person is None:
        return shown(request, "courses/feed.html", {"here": "account", "is_owner": True})
    told = ""
    if request.method == "POST" and request.POST.get("do") == "end":
        end_feed(person=person)
    elif request.method == "POST":
        told = links.link(f"/calendar/{renew_feed(person=person, at=clock.now())}.ics")
    context = {
        "here": "account",
        "feed": feed_of(person),
        "told": told,
        "did": request.POST.get("do", ""),
    }
    answer = shown(request, "courses/feed.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
