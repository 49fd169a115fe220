"""A phone's own pages: its screen, the box, and ending the seat."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation

from declic.kernel.codes import new_secret
from declic.kernel.languages import language as language_of
from declic.live import own, queries
from declic.live.machine.screens import takes_tables
from declic.live.machine.state import Phase, current
from declic.live.rooms import Room
from declic.live.rules import SIGNS, Sitting
from declic.live.wire import seats
from declic.live.wire.problems import problem, sentence_for
from declic.live.wire.request import Request
from declic.live.wire.response import Response, page, see


async def screen(request: Request, _parts: tuple[str, ...]) -> Response:
    """Show the current screen with what this seat chose."""
    sitting = await seats.sitting_of(request)
    room = await seats.room_of(sitting.session) if sitting else None
    if sitting is None or room is None:
        return problem(request, 401, "no_seat")
    return page(await seats.read(_screen, sitting, room))


def _screen(sitting: Sitting, room: Room) -> str:
    if takes_tables(current(room.script, room.state)) and not sitting.table:
        return _table(sitting, room)
    mine = own.Own(queries.own_choices(sitting, room), queries.counter(sitting, room))
    return own.phone_page(room, sitting.language, table=sitting.table, own=mine)


def _table(sitting: Sitting, room: Room) -> str:
    with translation.override(sitting.language):
        context = {"language": language_of(sitting.language), "signs": SIGNS, "room": room}
        return render_to_string("live/table.html", context)


async def box(request: Request, _parts: tuple[str, ...]) -> Response:
    """Show who reads the box, by when and what is not kept to oneself; then the field."""
    sitting = await seats.sitting_of(request)
    room = await seats.room_of(sitting.session) if sitting else None
    if sitting is None or room is None:
        return problem(request, 401, "no_seat")
    more = {"sent": request.asked("sent") == "yes", "once": new_secret()}
    return page(await seats.read(_page, "live/box_phone.html", sitting, room, **more))


async def box_again(request: Request, sitting: Sitting, reason: str, status: int) -> Response:
    """Show the box with the text that it did not take, and why."""
    room = await seats.room_of(sitting.session)
    if room is None:
        return problem(request, 401, "no_seat")
    with translation.override(sitting.language):
        sentence = sentence_for(reason)
    more = {"sentence": sentence, "typed": request.one("text"), "once": new_secret()}
    html = await seats.read(_page, "live/box_phone.html", sitting, room, **more)
    return page(html, status=status)


async def leaving(request: Request, _parts: tuple[str, ...]) -> Response:
    """Offer to hand the phone on, or to delete what was answered."""
    sitting = await seats.sitting_of(request)
    room = await seats.room_of(sitting.session) if sitting else None
    if sitting is None or room is None:
        return see("/")
    forgotten = request.asked("forgotten") == "yes"
    return page(await seats.read(_leaving, sitting, room, forgotten=forgotten))


def _leaving(sitting: Sitting, room: Room, **more: object) -> str:
    more["card"] = room.cards.get(sitting.seat, 0)
    return _page("live/leave.html", sitting, room, **more)


async def leaving_again(request: Request, sitting: Sitting, reason: str, status: int) -> Response:
    """Show that page with the number of a card that it did not take, and why."""
    room = await seats.room_of(sitting.session)
    if room is None:
        return problem(request, 401, "no_seat")
    with translation.override(sitting.language):
        sentence = sentence_for(reason)
    typed = request.one("number")
    html = await seats.read(_leaving, sitting, room, sentence=sentence, typed=typed)
    return page(html, status=status)


def _page(name: str, sitting: Sitting, room: Room, **more: object) -> str:
    with translation.override(sitting.language):
        context = {
            "language": language_of(sitting.language),
            "room": room,
            "sitting": sitting,
            "ended": room.state.phase is Phase.ENDED,
            **more,
        }
        return render_to_string(name, context)
