"""One contact point: what its coach needs today, its young people and their cards."""

from __future__ import annotations

from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe

from declic.care.queries import help_lines
from declic.kernel import clock
from declic.kernel.codes import spaced
from declic.kernel.languages import language as language_of
from declic.peers.actions import members as actions
from declic.peers.actions.meetings import BEFORE
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Member, Point
from declic.peers.queries import boosters, missions
from declic.peers.queries.aliases import aliases
from declic.peers.queries.deeds import next_booster, next_meeting, to_decide, young
from declic.peers.queries.handing import waiting
from declic.peers.queries.missions import missions_of
from declic.peers.queries.papers import GUIDES
from declic.peers.queries.points import stood, to_choose
from declic.peers.queries.seen import (
    members_beside,
    points_beside,
    points_kept_by,
    points_visible_to,
)
from declic.peers.rules.deeds import AGENDA
from declic.peers.views.device import community_of
from declic.peers.views.page import BESIDE, UNREADABLE, one, shown, today, who
from declic.peers.words import MEMBER_ENDS, POINT_ENDS, sentence
from declic.peers.young import AGENDA as AGENDA_WORDS
from declic.peers.young import KINDS
from declic.peers.young import OFFERED as YOUNG
from declic.people import access, links


@require_safe
@access.for_right(*BESIDE)
def point(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Show a contact point: to its adults whole, to its coordinators without its young people."""
    rows = points_visible_to(who(request), on=today())
    return page_of(request, one(rows.select_related("host__programme", "course"), point))


def page_of(request: HttpRequest, row: Point, reason: str = "") -> HttpResponse:
    """Draw the page of a contact point, with the reason why something was not done."""
    mine = points_beside(who(request), on=today()).filter(pk=row.pk).exists()
    keeps = points_kept_by(who(request), on=today()).filter(pk=row.pk).exists()
    told: dict[str, object] = {
        "each": stood([row], on=today())[0],
        "mine": mine,
        "keeps": keeps,
        "error": sentence(reason) if reason else "",
        "people": to_choose(row.host.programme, on=today()) if keeps else (),
        "waiting": waiting(who(request), on=today()).filter(point=row),
        "member_ends": MEMBER_ENDS.items(),
        "point_ends": POINT_ENDS.items(),
    }
    if mine:
        told |= of_young(request, row)
    return shown(request, "peers/point.html", told, status=UNREADABLE if reason else 200)


def of_young(request: HttpRequest, row: Point) -> dict[str, object]:
    """Give what only the adults beside them see."""
    language, said = access.staff_language(request), aliases()
    return {
        "young": [
            (each, said.said(each.member.alias, language)) for each in young(row, today=today())
        ],
        "to_decide": [(each, KINDS[each.kind]) for each in to_decide(row)],
        "meeting": next_meeting(row),
        "soon": clock.now() + BEFORE,
        "marked": request.GET.get("done") == "mission",
        "booster": next_booster(row, today=today()),
        "going": boosters.running(row, at=clock.now()),
        "boosted": (held := boosters.over(row, at=clock.now())),
        "present": boosters.present(held) if held else 0,
        "help_lines": help_lines(language, community_of(row.host)),
        "agenda": [(AGENDA_WORDS[step], minutes) for step, minutes in AGENDA.items()],
        "reviewed": aliases().reviewed,
        "missions": missions_of(row, language),
        "missions_reviewed": missions.reviewed(),
        "guides": [(kind, KINDS[kind]) for kind in GUIDES],
        "tongues": [language_of(each) for each in YOUNG],
    }


@require_POST
@access.for_right(*BESIDE)
def welcome(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Take in a young person, and show the card once."""
    row = one(points_beside(who(request), on=today()).select_related("host__programme"), point)
    try:
        card = actions.welcome(point=row, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row, refused.reason)
    return _card(request, card)


@require_POST
@access.for_right(*BESIDE)
def card(request: HttpRequest, member: UUID) -> HttpResponseBase:
    """Give a young person a new card, and show it once; the old one is ended."""
    row = _member(request, member)
    try:
        given = actions.give_card(member=row, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row.point, refused.reason)
    return _card(request, given)


def _card(request: HttpRequest, card: actions.Card) -> HttpResponse:
    said, asked = aliases(), request.POST.get("lang", "")
    code = asked if asked in YOUNG else access.staff_language(request)
    told = {
        "point": card.member.point,
        "tongue": language_of(code),
        "alias": said.said(card.member.alias, code),
        "code": spaced(card.code),
        "address": links.link("/group"),
        "drawn": _drawn(card.code),
        "reviewed": said.reviewed,
    }
    response = shown(request, "peers/card.html", told)
    response["Cache-Control"] = "no-store"
    return response


def _drawn(code: str) -> SafeString:
    """Draw the page's address with the code behind a `#`, which browsers send to no server."""
    whole = f"{links.link('/group')}#{code}"
    inline = segno.make(whole, error="m", micro=False).svg_inline(omitsize=True, border=2)
    return mark_safe(inline)  # noqa: S308  # segno's own drawing; the text is in modules


@require_POST
@access.for_right(*BESIDE)
def end_card(request: HttpRequest, member: UUID) -> HttpResponseBase:
    """End a card at once."""
    row = _member(request, member)
    try:
        actions.end_card(member=row, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row.point, refused.reason)
    return redirect(f"/office/points/{row.point_id}?done=card_ended")


@require_POST
@access.for_right(*BESIDE)
def farewell(request: HttpRequest, member: UUID) -> HttpResponseBase:
    """Let a young person go."""
    row, why = _member(request, member), request.POST.get("why", "")
    try:
        actions.farewell(member=row, why=why, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row.point, refused.reason)
    return redirect(f"/office/points/{row.point_id}?done=farewell")


def _member(request: HttpRequest, member: UUID) -> Member:
    rows = members_beside(who(request), on=today()).select_related("point__host__programme")
    return one(rows, member)
