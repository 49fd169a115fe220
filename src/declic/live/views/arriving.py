"""Who comes to lead: the console's page, one-time links, owner and account, asking."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.live import consoles, queries, rooms
from declic.live.actions import consoles as rights_to_lead
from declic.live.machine.decide import Refused
from declic.live.opening import give_console, lead_here
from declic.live.rooms import Room
from declic.live.views import rights


@require_http_methods(["GET", "POST"])
def console(request: HttpRequest, session: UUID) -> HttpResponseBase:
    """Show the console to whoever leads; let owner and account in; let others ask."""
    room = rooms.latest(session)
    if room is not None and rights.console_of(request, session) is not None:
        return _console(request, room)
    if room is not None and rights.may_see(request, session):
        led = lead_here(request, session)
        return _told(request, "elsewhere", room) if isinstance(led, str) else led
    if room is None or not request.COOKIES.get(consoles.cookie_name(session)):
        return rights.refuse(request, "console", 403)
    return _told(request, "asking", room)


def _console(request: HttpRequest, room: Room) -> HttpResponse:
    if request.method == "POST":
        return redirect("console", session=room.id)
    return HttpResponse(consoles.page(room))


def _told(request: HttpRequest, page: str, room: Room, *, status: int = 403) -> HttpResponse:
    """Tell a device that does not lead how it can."""
    with translation.override(room.staff_language):
        context = {"language": language_of(room.staff_language), "room": room}
        return render(request, f"live/{page}.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, session: UUID, secret: str) -> HttpResponseBase:
    """Use a one-time link by a press: from then on this browser leads."""
    if rights.console_of(request, session) is not None:
        return redirect("console", session=session)
    if request.method != "POST":
        return _offer(request, session, secret)
    key = rights_to_lead.use_link(session, secret, at=clock.now()).result()
    if isinstance(key, Refused):
        return rights.refuse(request, "link", 403)
    response = redirect("console", session=session)
    return give_console(response, session, key, secure=request.is_secure())


def _offer(request: HttpRequest, session: UUID, secret: str) -> HttpResponse:
    """Show what the link is for. Whatever looks ahead for a reader must not use it up."""
    room = rooms.latest(session)
    if room is None or queries.link(session, secret, at=clock.now()) is None:
        return rights.refuse(request, "link", 403)
    return _told(request, "enter", room, status=200)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, session: UUID) -> HttpResponseBase:
    """Ask the console that leads whether this browser may lead too."""
    room = rooms.latest(session)
    if room is None:
        return rights.refuse(request, "unknown", 404)
    if request.method == "GET":
        return _told(request, "asking", room)
    asked = rights_to_lead.ask(session, at=clock.now()).result()
    if isinstance(asked, Refused):
        return rights.refuse(request, asked.reason, 409)
    response = redirect("console", session=session)
    return give_console(response, session, asked, secure=request.is_secure())
