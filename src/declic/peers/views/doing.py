"""What the coach says of what was done, and when the group meets."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from declic.kernel import clock
from declic.peers.actions import deeds, meetings, missions
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.forms import CountsForm, MeetingForm
from declic.peers.models import Meeting
from declic.peers.queries.deeds import deeds_beside, meetings_beside
from declic.peers.queries.seen import members_beside, points_beside
from declic.peers.rules.deeds import Counts
from declic.peers.views.page import BESIDE, one, today, who
from declic.peers.views.point import page_of
from declic.people import access


@require_POST
@access.for_right(*BESIDE)
def decide(request: HttpRequest, deed: UUID) -> HttpResponseBase:
    """Confirm an action, correct its numbers, or reject it."""
    rows = deeds_beside(who(request), on=today()).select_related("point__host__programme")
    row = one(rows, deed)
    try:
        rejects = request.POST.get("says") == "reject"
        said = None if rejects else _counts(request)
        deeds.decide(deed=row, said=said, rejects=rejects, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row.point, refused.reason)
    return redirect(f"/office/points/{row.point_id}?done=decided")


def _counts(request: HttpRequest) -> Counts | None:
    """Give the numbers that the coach says; None where the form has none."""
    form = CountsForm(request.POST)
    if not form.is_valid():
        raise PointRefusedError("counts")
    return form.counts() if "took_part" in request.POST else None


@require_POST
@access.for_right(*BESIDE)
def talked(request: HttpRequest, member: UUID) -> HttpResponseBase:
    """Note that the coach has talked with somebody."""
    rows = members_beside(who(request), on=today()).select_related("point__host__programme")
    row = one(rows, member)
    try:
        deeds.talked(member=row, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row.point, refused.reason)
    return redirect(f"/office/points/{row.point_id}?done=talked")


@require_POST
@access.for_right(*BESIDE)
def meet(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Set the next meeting."""
    row = one(points_beside(who(request), on=today()).select_related("host__programme"), point)
    form = MeetingForm(request.POST)
    try:
        meetings.set_meeting(point=row, starts_at=form.starts_at(), by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row, refused.reason)
    return redirect(f"/office/points/{row.pk}?done=meeting")


@require_POST
@access.for_right(*BESIDE)
def mission(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Say that a mission of the place is done, or open again."""
    row = one(points_beside(who(request), on=today()).select_related("host__programme"), point)
    key, done = request.POST.get("key", ""), request.POST.get("says") != "open"
    try:
        missions.mark(point=row, key=key, done=done, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row, refused.reason)
    return redirect(f"/office/points/{row.pk}?done=mission#missions")


@require_POST
@access.for_right(*BESIDE)
def held(request: HttpRequest, meeting: UUID) -> HttpResponseBase:
    """Note that a meeting was held, or that it falls out."""
    row = _meeting(request, meeting)
    cancels = request.POST.get("says") == "cancel"
    try:
        if cancels:
            meetings.cancel(meeting=row, by=who(request), at=clock.now())
        else:
            meetings.hold(meeting=row, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row.point, refused.reason)
    done = "cancelled" if cancels else "held"
    return redirect(f"/office/points/{row.point_id}?done={done}")


def _meeting(request: HttpRequest, meeting: UUID) -> Meeting:
    rows = meetings_beside(who(request), on=today())
    return one(rows.select_related("point__host__programme"), meeting)
