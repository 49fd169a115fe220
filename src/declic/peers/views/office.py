"""Contact points in the office: the list, a new one, its adults, its end."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from declic.courses.models import Course, Host
from declic.kernel import clock
from declic.peers.actions import points as actions
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Point
from declic.peers.queries.handing import waiting
from declic.peers.queries.points import stood, to_choose
from declic.peers.queries.seen import hosts_for_points, points_kept_by, points_visible_to
from declic.peers.views.page import BESIDE, KEEPS, UNREADABLE, chosen, one, shown, today, who
from declic.peers.views.point import page_of
from declic.peers.words import sentence
from declic.people import access

GET_POST = ("GET", "HEAD", "POST")


@require_safe
@access.for_right(*BESIDE)
def points(request: HttpRequest) -> HttpResponseBase:
    """List the contact points that somebody coordinates or stands beside; those that lack first."""
    rows = points_visible_to(who(request), on=today()).select_related("host", "programme")
    listed = stood(rows.order_by("number"), on=today())
    listed.sort(key=lambda each: (each.point.ended_on is not None, not each.alarms))
    kept = points_kept_by(who(request), on=today())
    hosts = hosts_for_points(who(request), on=today())
    told = {
        "waiting": waiting(who(request), on=today()),
        "listed": listed,
        "may_begin": hosts.exists(),
        "keeps": kept.exists(),
    }
    return shown(request, "peers/points.html", told)


@require_http_methods(GET_POST)
@access.for_right(*KEEPS)
def new(request: HttpRequest) -> HttpResponseBase:
    """Begin a contact point: first the host, then who is beside it."""
    hosts = hosts_for_points(who(request), on=today()).select_related("programme")
    host = chosen(hosts, request.POST.get("host") or request.GET.get("host"))
    if request.method != "POST":
        return _form(request, hosts, host)
    try:
        made = _begin(request, host)
    except PointRefusedError as refused:
        return _form(request, hosts, host, refused.reason)
    return redirect(f"/office/points/{made.pk}?done=begun")


def _begin(request: HttpRequest, host: Host | None) -> Point:
    if host is None:
        raise PointRefusedError("choose")
    return actions.begin(
        host=host,
        adults=adults_of(request, host),
        course=chosen(_courses(host), request.POST.get("course")),
        grown_from=chosen(_of_programme(request, host), request.POST.get("grown_from")),
        by=who(request),
        at=clock.now(),
    )


def adults_of(request: HttpRequest, host: Host) -> actions.Beside:
    """Read who was chosen as coach and as second adult."""
    people = to_choose(host.programme, on=today())
    coach = chosen(people, request.POST.get("coach"))
    second = chosen(people, request.POST.get("second"))
    if coach is None or second is None:
        raise PointRefusedError("choose")
    return actions.Beside(coach, second)


def _courses(host: Host) -> QuerySet[Course]:
    return host.courses.order_by("-year", "-number")


def _of_programme(request: HttpRequest, host: Host) -> QuerySet[Point]:
    rows = points_kept_by(who(request), on=today()).filter(programme=host.programme)
    return rows.select_related("host").order_by("number")


def _form(
    request: HttpRequest, hosts: QuerySet[Host], host: Host | None, reason: str = ""
) -> HttpResponse:
    told: dict[str, object] = {
        "hosts": hosts.order_by("name", "pk"),
        "host": host,
        "error": sentence(reason) if reason else "",
        "typed": request.POST,
    }
    if host is not None:
        told |= {
            "people": to_choose(host.programme, on=today()),
            "courses": _courses(host),
            "points": _of_programme(request, host),
        }
    return shown(request, "peers/point_new.html", told, status=UNREADABLE if reason else 200)


@require_POST
@access.for_right(*KEEPS)
def adults(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Name the adults of a contact point anew."""
    row = _kept(request, point)
    try:
        actions.name_adults(
            point=row, adults=adults_of(request, row.host), by=who(request), at=clock.now()
        )
    except PointRefusedError as refused:
        return page_of(request, row, refused.reason)
    return redirect(f"/office/points/{row.pk}?done=adults")


@require_POST
@access.for_right(*KEEPS)
def end(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """End a contact point."""
    row = _kept(request, point)
    try:
        actions.end(point=row, why=request.POST.get("why", ""), by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row, refused.reason)
    return redirect(f"/office/points/{row.pk}?done=ended")


def _kept(request: HttpRequest, point: UUID) -> Point:
    return one(points_kept_by(who(request), on=today()).select_related("host__programme"), point)
