"""Open the booster that is due from the contact point's page, lead it again, note it as done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from declic.kernel import clock
from declic.live import opening
from declic.live.actions.sessions import Adults, SessionRefusedError, open_session
from declic.packs.models import ResolvedPlan
from declic.packs.queries import CannotResolveError, UnknownPlanError, resolve
from declic.peers.actions import boosters
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Part, Point
from declic.peers.queries.boosters import plan_of, running
from declic.peers.queries.deeds import next_booster
from declic.peers.queries.points import adults_there
from declic.peers.queries.seen import points_beside
from declic.peers.views.page import BESIDE, UNREADABLE, one, today, who
from declic.peers.views.point import page_of
from declic.people import access
from declic.people.queries import may_stand_before


@require_POST
@access.for_right(*BESIDE)
def open_booster(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Open the booster that is due, or lead the one that goes on, from this browser."""
    row = _point(request, point)
    if going := running(row, at=clock.now()):
        return _led(request, row, going.session_id)
    number = next_booster(row, today=today())
    if row.ended_on or number is None:
        return page_of(request, row, "no_booster")
    if not may_stand_before(who(request), on=today()):
        return page_of(request, row, "not_vetted")
    try:
        plan = resolve(plan_of(number), beside=opening.wanted(request))
    except (UnknownPlanError, CannotResolveError):
        return page_of(request, row, "no_plan")
    return _open(request, row, plan)


def _point(request: HttpRequest, point: UUID) -> Point:
    return one(points_beside(who(request), on=today()).select_related("host__programme"), point)


def _open(request: HttpRequest, row: Point, plan: ResolvedPlan) -> HttpResponse:
    spoken = opening.spoken(request, plan)
    if spoken is None:
        return _ask(request, row, plan)
    staff = spoken.staff(opening.wanted(request))
    try:
        session = open_session(
            plan=spoken.plan,
            languages=tuple(spoken.plan.languages),
            staff_language=staff,
            wall=(staff,),
            adults=_adults(row),
            # A demonstration's contact point holds demonstrations; neither ever counts.
            purpose=row.purpose,
            by=access.person(request),
            at=clock.now(),
            allowed=spoken.allowed,
        )
    except SessionRefusedError as refused:
        return _ask(request, row, plan, error=str(refused), status=UNREADABLE)
    boosters.remember(point=row, session=session, by=who(request), at=clock.now())
    return _led(request, row, session)


def _ask(
    request: HttpRequest, row: Point, plan: ResolvedPlan, *, error: str = "", status: int = 200
) -> HttpResponse:
    page = f"/office/points/{row.pk}"
    way = opening.Way(f"{page}/booster", page)
    return opening.ask(request, plan, error=error, status=status, way=way)


def _adults(row: Point) -> Adults:
    there = adults_there([row.pk], on=today()).get(row.pk, {})
    coach, second = there.get(Part.COACH), there.get(Part.SECOND)
    return Adults(coach.name if coach else "", second.name if second else "")


def _led(request: HttpRequest, row: Point, session: UUID) -> HttpResponse:
    """Lead this browser to the console; to the page of the point where it has just ended."""
    led = opening.lead_here(request, session)
    return redirect(f"/office/points/{row.pk}") if isinstance(led, str) else led


@require_POST
@access.for_right(*BESIDE)
def booster_done(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Note that the booster was held."""
    row = _point(request, point)
    try:
        boosters.done(point=row, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row, refused.reason)
    return redirect(f"/office/points/{row.pk}?done=booster")
