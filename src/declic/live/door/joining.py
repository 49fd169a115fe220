"""Come in: by QR or code, in one's own language, at a table where the plan uses tables."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import Any
from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils import translation

from declic.kernel.codes import new_secret
from declic.kernel.languages import LANGUAGES, best
from declic.kernel.languages import language as language_of
from declic.live.actions.seats import Asked, take_seat
from declic.live.machine.decide import Refused
from declic.live.machine.state import Phase
from declic.live.rooms import Room
from declic.live.rules import SIGNS, Sitting
from declic.live.wire import seats
from declic.live.wire.problems import language_for, problem, sentence_for
from declic.live.wire.request import Request
from declic.live.wire.response import Response, cookie, page, see
from declic.live.wire.waiting import on_disk

DOUBLE_TAP = 10.0  # seconds
# Says nothing but that this browser keeps cookies.
KEEPS = "declic_door"
# Stand in a drawn door for what each browser has of its own.
ADDRESS, ONCE = "its-own-address", "its-own-secret"
_coming_in: dict[str, Future[Sitting | Refused]] = {}


async def front(request: Request, _parts: tuple[str, ...]) -> Response:
    """Show where to type the code, or send a typed code on to its room."""
    code = request.asked("code").strip()
    if not code:
        return page(await seats.read(_front, language_for(request), ""))
    room = await seats.room_by(code)
    if room is None:
        html = await seats.read(_front, language_for(request), "unknown")
        return page(html, status=404)
    return see(f"/j/{quote(code, safe='')}")


async def ask(request: Request, parts: tuple[str, ...]) -> Response:
    """Ask for language and table. A browser that has its seat here goes straight to it."""
    room = await seats.room_by(parts[0])
    if room is None:
        return problem(request, 404, "unknown")
    sitting = await seats.sitting_of(request)
    if sitting is not None and sitting.session == room.id:
        return see("/s")
    elsewhere = sitting is not None and await _running(sitting)
    html = await seats.read(_ask, request, room, parts[0], elsewhere=elsewhere)
    return page(html, headers=(cookie(KEEPS, "yes", secure=request.secure),))


async def join(request: Request, parts: tuple[str, ...]) -> Response:
    """Give the browser its seat. One that sits in another running room is asked first."""
    room = await seats.room_by(parts[0])
    if room is None:
        return problem(request, 404, "unknown")
    sitting = await seats.sitting_of(request)
    if sitting is not None and sitting.session == room.id:
        return see("/s")
    if sitting is not None and request.one("leave") != "yes" and await _running(sitting):
        return page(await seats.read(_ask, request, room, parts[0], elsewhere=True), status=409)
    language = _language(request.one("lang"), request, room)
    if sitting is None and not _keeps_cookies(request):
        return problem(request, 409, "cookies", language=language)
    typed = parts[0] != room.secret
    asked = Asked(room.id, language, request.one("table"), leaving=sitting, typed=typed)
    taken = await _seated(asked, request.one("once"))
    if isinstance(taken, Refused):
        return problem(request, 409, taken.reason, language=language)
    if sitting is not None:
        seats.drop(request.cookie(seats.COOKIE))
    seats.remember(taken.token, taken)
    return see("/s", cookie(seats.COOKIE, taken.token, secure=request.secure))


def _keeps_cookies(request: Request) -> bool:
    """Say whether the cookie that our page came with is there again.

    A browser that refuses them would take a seat each time it comes in, and never sit. Whoever
    sends a form of their own says nothing of cookies, and is let in.
    """
    return request.one("cookies") != "yes" or request.cookie(KEEPS) == "yes"


async def _seated(asked: Asked, once: str) -> Sitting | Refused:
    """Take a seat; the same page sent twice, as by a double tap, takes one."""
    if not once:
        return await on_disk(take_seat(asked))
    if once not in _coming_in:
        _coming_in[once] = take_seat(asked)
        asyncio.get_running_loop().call_later(DOUBLE_TAP, _coming_in.pop, once, None)
    # Whoever hangs up must not take the seat from the second tap.
    return await asyncio.shield(on_disk(_coming_in[once]))


def _language(wanted: str, request: Request, room: Room) -> str:
    """Give the wanted language when the room speaks it, else what the browser asks for."""
    spoken = wanted in room.phone_languages
    if spoken:
        return wanted
    return best(request.headers.get("accept-language", ""), room.phone_languages)


async def _running(sitting: Sitting) -> bool:
    room = await seats.room_of(sitting.session)
    return room is not None and room.state.phase is not Phase.ENDED


def _front(code: str, reason: str) -> str:
    with translation.override(code):
        context = {
            "language": language_of(code),
            "sentence": sentence_for(reason) if reason else "",
        }
        return render_to_string("live/front.html", context)


def _ask(request: Request, room: Room, code: str, *, elsewhere: bool) -> str:
    """Draw the door: once for all who come with the same wishes, but for what is each one's own."""
    language = _language(request.asked("lang"), request, room)
    sign = request.asked("table")
    key = ("door", language, sign if sign in SIGNS else "", elsewhere)
    html = room.drawn.once((room.state.seq, room.view), key, lambda: _draw(room, *key[1:]))
    return html.replace(ADDRESS, f"/j/{quote(code, safe='')}").replace(ONCE, new_secret())


def _draw(room: Room, language: str, sign: str, elsewhere: bool) -> str:  # noqa: FBT001  # a key
    offered = [known for known in LANGUAGES if known.code in room.phone_languages]
    with translation.override(language):
        context: dict[str, Any] = {
            "language": language_of(language),
            "room": room,
            "address": ADDRESS,
            "offered": sorted(offered, key=lambda known: known.code != language),
            "chosen": language,
            "signs": SIGNS if room.played.plan.tables else (),
            "table": sign,
            "elsewhere": elsewhere,
            "plan_title": room.played.plan.title[language],
            "titled": language_of(room.played.titled(language)),
            "once": ONCE,
        }
        return render_to_string("live/join.html", context)
