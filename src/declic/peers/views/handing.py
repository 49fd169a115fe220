"""“Please talk with me”: the young person's page, and what an adult reads and does."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from declic.kernel import clock
from declic.kernel.ids import new_id
from declic.peers.actions import handing as actions
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Handover, Part
from declic.peers.queries.aliases import aliases
from declic.peers.queries.handing import handovers_visible_to, has_read, of_member, stands
from declic.peers.queries.points import adults_there
from declic.peers.views.device import Here, member_only
from declic.peers.views.device import shown as shown_to_young
from declic.peers.views.page import BESIDE, UNREADABLE, one, shown, today, who
from declic.peers.words import ACTS, sentence
from declic.people import access


@require_http_methods(["GET", "HEAD", "POST"])
@member_only
def talk(request: HttpRequest, *, here: Here) -> HttpResponseBase:
    """Say who gets it and what happens then; ask by one press."""
    if request.method == "POST":
        return _ask(request, here)
    point = here.member.point
    there = adults_there([point.pk], on=today()).get(point.pk, {})
    told = {
        "coach": there.get(Part.COACH),
        "second": there.get(Part.SECOND),
        "once": new_id(),
        "stands": of_member(here.member, at=clock.now()),
    }
    return shown_to_young(request, "peers/group_talk.html", told, host=point.host)


def _ask(request: HttpRequest, here: Here) -> HttpResponseBase:
    try:
        once = UUID(request.POST.get("once", ""))
    except ValueError:
        once = new_id()
    past = request.POST.get("without_coach") == "yes"
    try:
        actions.ask(member=here.member, once=once, without_coach=past, at=clock.now())
    except PointRefusedError:
        actions.ask(member=here.member, once=new_id(), without_coach=past, at=clock.now())
    return redirect("group_talk")


@require_safe
@access.for_right(*BESIDE)
def handover(request: HttpRequest, handover: UUID) -> HttpResponseBase:
    """Show that somebody asks; who it is only after it was opened by a press."""
    return _page(request, _one(request, handover))


@require_POST
@access.for_right(*BESIDE)
def read(request: HttpRequest, handover: UUID) -> HttpResponseBase:
    """Open it, under one's own name."""
    row = _one(request, handover)
    try:
        actions.read(handover=row, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return _page(request, row, refused.reason)
    return redirect(f"/office/handovers/{row.pk}")


@require_POST
@access.for_right(*BESIDE)
def act(request: HttpRequest, handover: UUID) -> HttpResponseBase:
    """Say what was done."""
    row, what = _one(request, handover), request.POST.get("what", "")
    try:
        actions.act(handover=row, what=what, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return _page(request, row, refused.reason)
    return redirect(f"/office/handovers/{row.pk}")


def _one(request: HttpRequest, handover: UUID) -> Handover:
    rows = handovers_visible_to(who(request), on=today())
    return one(rows.select_related("point__host", "member", "acted_by"), handover)


def _page(request: HttpRequest, row: Handover, reason: str = "") -> HttpResponse:
    opened = has_read(row, who(request))
    alias = row.member.alias if row.member and opened else ""
    told = {
        "each": stands([row])[0],
        "opened": opened,
        "alias": aliases().said(alias, access.staff_language(request)) if alias else "",
        "acts": ACTS.items(),
        "error": sentence(reason) if reason else "",
    }
    return shown(request, "peers/handover.html", told, status=UNREADABLE if reason else 200)
