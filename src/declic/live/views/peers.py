"""Hand an activity over by a one-time QR, and the console of whoever leads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.live import network, peers, queries, rooms
from declic.live.actions.consoles import use_link
from declic.live.actions.leading import Done, lead, type_count
from declic.live.actions.peers import hand_over, take_back
from declic.live.machine.commands import Command
from declic.live.machine.decide import Refused
from declic.live.models import Console
from declic.live.rooms import Room
from declic.live.views import rights
from declic.people import access

View = Callable[..., HttpResponseBase]
LONGEST = 9


@require_http_methods(["GET", "POST"])
@rights.leader
def share(request: HttpRequest, *, room: Room, console: Console) -> HttpResponseBase:
    """Show which activities young people can lead, and a one-time QR for one of them."""
    del console
    context: dict[str, object] = {
        "language": language_of(room.staff_language),
        "room": room,
        "activities": [
            (each.id, each.frame[room.staff_language].title)
            for each in room.played.plan.activities
            if each.peers
        ],
    }
    if request.method == "POST":
        if request.POST.get("back"):
            take_back(room.id, at=clock.now()).result()
            return redirect("console", session=room.id)
        key = hand_over(room.id, request.POST.get("activity", ""), at=clock.now()).result()
        if isinstance(key, Refused):
            return rights.refuse(request, key.reason, 422)
        address = f"{network.base_url()}/peer/{room.id}/enter/{key.secret}"
        context |= {"address": address, "svg": network.qr(address)}
    context["held"] = queries.handed_over(room.id)
    return render(request, "live/peers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, session: UUID, secret: str) -> HttpResponseBase:
    """Use the link by a press. A scanner that looks ahead does not use it up."""
    room = rooms.latest(session)
    found = queries.link(session, secret, at=clock.now(), for_peers=True)
    if room is None or found is None:
        return _told(request, None, 403)
    if request.method != "POST":
        own = room.played.activities[found.activity]
        return _told(request, room, 200, offers=own.frame[_language(request, room)].title)
    key = use_link(session, secret, at=clock.now(), for_peers=True).result()
    if isinstance(key, Refused):
        return _told(request, None, 403)
    response = redirect("peer", session=session)
    response.set_cookie(
        peers.cookie_name(session),
        key.secret,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
        path="/peer",
    )
    return response


def _language(request: HttpRequest, room: Room) -> str:
    return peers.language(room, request.headers.get("Accept-Language", ""))


def _told(
    request: HttpRequest, room: Room | None, status: int, *, offers: str = ""
) -> HttpResponse:
    code = _language(request, room) if room else access.staff_language(request)
    with translation.override(code):
        context = {"language": language_of(code), "room": room, "offers": offers}
        return render(request, "live/peer_enter.html", context, status=status)


def peer(view: View) -> View:
    """Let only whoever leads an activity of this session in; others hear that it is over."""

    @wraps(view)
    def guarded(request: HttpRequest, session: UUID) -> HttpResponseBase:
        token = request.COOKIES.get(peers.cookie_name(session), "")
        row = queries.peer(session, token) if token else None
        room = rooms.latest(session)
        if room is None or row is None:
            return _over(request, room)
        with translation.override(_language(request, room)):
            return view(request, room=room, row=row)

    return guarded


def _over(request: HttpRequest, room: Room | None) -> HttpResponse:
    if rights.wants_json(request):
        return JsonResponse({"ok": False, "reason": "peer"}, status=403)
    return _told(request, room, 403)


@require_GET
@peer
def console(request: HttpRequest, *, room: Room, row: Console) -> HttpResponseBase:
    """Show the console of the activity."""
    return HttpResponse(peers.page(room, row.activity, _language(request, room)))


@require_POST
@peer
def do(request: HttpRequest, *, room: Room, row: Console) -> HttpResponseBase:
    """Do one press of the two that there are, or set one typed count."""
    name, at = request.POST.get("command", ""), clock.now()
    if name == "count":
        done = _count(request, room, row)
    else:
        typed = request.POST.get("at", "")
        good = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST
        command = Command(name, {}, at=int(typed) if good else None)
        done = lead(
            room.id, command, console=row.number, by=None, at=at, only=row.activity
        ).result()
    return _answer(request, room, row, done)


def _count(request: HttpRequest, room: Room, row: Console) -> Done | Refused:
    number = request.POST.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 4):  # noqa: PLR2004
        return Refused("field")
    where = {"ask": request.POST.get("ask", ""), "choice": request.POST.get("choice", "")}
    return type_count(
        room.id, **where, number=int(number), by=None, at=clock.now(), only=row.activity
    ).result()


def _answer(
    request: HttpRequest, room: Room, row: Console, done: Done | Refused
) -> HttpResponseBase:
    if not isinstance(done, Refused):
        if rights.wants_json(request):
            return JsonResponse({"ok": True, "seq": done.seq})
        return redirect("peer", session=room.id)
    sentence = rights.sentence_for(done.reason)
    status = 422 if done.reason in {"field", "unknown"} else 409
    newer = rooms.latest(room.id) or room
    if rights.wants_json(request):
        told = {"ok": False, "reason": done.reason, "sentence": sentence}
        return JsonResponse({**told, "seq": newer.state.seq}, status=status)
    page = peers.page(newer, row.activity, _language(request, room), banner=sentence)
    return HttpResponse(page, status=status)
