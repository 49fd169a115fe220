"""What phones send: answers, words, questions. Acknowledged once it is on disk."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

from django.utils import translation

from declic.kernel import clock
from declic.kernel.codes import fingerprint
from declic.kernel.envelopes import PARTS, given_code
from declic.live import rooms
from declic.live.actions import seats as sitting_actions
from declic.live.actions.claims import claim_card
from declic.live.actions.seats import NO_COUNTER, Given, Kept
from declic.live.actions.texts import Text, put_text
from declic.live.door.seat import box_again, leaving_again
from declic.live.hub import hub
from declic.live.machine.decide import Refused
from declic.live.machine.state import Phase
from declic.live.rules import Sitting
from declic.live.wire import crowds, seats
from declic.live.wire.problems import problem
from declic.live.wire.request import Request
from declic.live.wire.response import Response, as_json, cookie, see
from declic.live.wire.waiting import on_disk

STATUS = {"often": 429, "no_seat": 401} | dict.fromkeys(
    ("closed", "box_closed", "table", "full", "box_full", "unknown", "card_taken", "ended"), 409
)
COUNTER_DIGITS = 15
CARD_DIGITS = 3
DOUBLE_TAP = 10.0  # seconds
_left: dict[str, str] = {}  # seats that just ended, and where their next person comes in


async def answer(request: Request, _parts: tuple[str, ...]) -> Response:
    """Keep an answer; 200 or 303 once it is on disk, 409 when it came too late."""
    sitting = await seats.sitting_of(request)
    if sitting is None:
        return problem(request, 401, "no_seat")
    if "text" in request.fields:
        return await _word(request, sitting)
    given = _given(request)
    if given is None:
        return _refused(request, sitting, "choice")
    kept = await on_disk(sitting_actions.answer(sitting, given))
    if isinstance(kept, Refused):
        return _refused(request, sitting, kept.reason)
    if kept.table:
        hub.tell_table(sitting.session, kept.table, kept.told)
    return as_json({"ok": True, **_newer(kept)}) if request.wants_json else see("/s")


def _newer(kept: Kept) -> dict[str, object]:
    """Tell what stands in place of an answer that came after a newer one."""
    if not kept.newer:
        return {}
    chosen = {ask: list(each.chosen) for ask, each in kept.newer.items()}
    return {"newer": {"n": max(each.counter for each in kept.newer.values()), "chosen": chosen}}


def _given(request: Request) -> Given | None:
    counter = request.one("n")
    if counter and not (counter.isascii() and counter.isdigit() and len(counter) <= COUNTER_DIGITS):
        return None
    item = request.one("item")
    asked = {
        name.removeprefix("item."): tuple(value for value in values if value)
        for name, values in request.fields.items()
        if name.startswith("item.")
    }
    choices = {ask: chosen for ask, chosen in asked.items() if chosen}
    if not asked:
        single = request.fields.get("choice", request.fields.get("value", ()))
        choices = {"": tuple(value for value in single if value)}
    if not choices or ("" in choices and "choice" not in request.fields and not choices[""]):
        return None
    counted = int(counter) if counter else NO_COUNTER
    return Given(request.one("activity"), item, choices, counted, _code(request))


def _code(request: Request) -> str | None:
    parts = {name: request.one(f"code.{name}") for name in (*PARTS, "letter")}
    return given_code(request.one("code"), parts)


async def _word(request: Request, sitting: Sitting) -> Response:
    where = request.one("activity"), request.one("item")
    refused = await _put(request, sitting, *where) if where[0] else Refused("choice")
    if refused:
        return _refused(request, sitting, refused.reason)
    return as_json({"ok": True}) if request.wants_json else see("/s")


async def question(request: Request, _parts: tuple[str, ...]) -> Response:
    """Put a text into the box. A refused one stands in the field again, so that it is not lost."""
    sitting = await seats.sitting_of(request)
    if sitting is None:
        return problem(request, 401, "no_seat")
    refused = await _put(request, sitting)
    if refused is None:
        return as_json({"ok": True}) if request.wants_json else see("/s/box?sent=yes")
    if request.wants_json:
        return _refused(request, sitting, refused.reason)
    return await box_again(request, sitting, refused.reason, STATUS.get(refused.reason, 422))


async def _put(
    request: Request, sitting: Sitting, activity: str = "", item: str = ""
) -> Refused | None:
    if crowds.too_many(sitting):
        return Refused("often")
    given = Text(request.one("text"), activity, item, request.one("once"))
    return await on_disk(put_text(sitting.session, given, at=clock.now()))


async def table(request: Request, _parts: tuple[str, ...]) -> Response:
    """Sit down at a table."""
    sitting = await seats.sitting_of(request)
    if sitting is None:
        return problem(request, 401, "no_seat")
    changed = await on_disk(sitting_actions.change_table(sitting, request.one("table")))
    if isinstance(changed, Refused):
        return _refused(request, sitting, changed.reason)
    seats.remember(request.cookie(seats.COOKIE), changed)
    return see("/s")


async def language(request: Request, _parts: tuple[str, ...]) -> Response:
    """Go on in another language."""
    sitting = await seats.sitting_of(request)
    if sitting is None:
        return problem(request, 401, "no_seat")
    changed = await on_disk(sitting_actions.change_language(sitting, request.one("lang")))
    if isinstance(changed, Refused):
        return _refused(request, sitting, changed.reason)
    seats.remember(request.cookie(seats.COOKIE), changed)
    return see("/s")


async def card(request: Request, _parts: tuple[str, ...]) -> Response:
    """Pick the card that the same person holds; an empty number gives it back."""
    sitting = await seats.sitting_of(request)
    if sitting is None:
        return problem(request, 401, "no_seat")
    picked = await _pick(request.one("number").strip(), sitting)
    if isinstance(picked, int):
        told = {"ok": True, "card": picked or None}
        return as_json(told) if request.wants_json else see("/s/leave#card")
    if request.wants_json:
        return _refused(request, sitting, picked.reason)
    return await leaving_again(request, sitting, picked.reason, STATUS.get(picked.reason, 422))


async def _pick(number: str, sitting: Sitting) -> int | Refused:
    if crowds.too_many_cards(sitting):
        return Refused("often")
    if number and not (number.isascii() and number.isdigit() and len(number) <= CARD_DIGITS):
        return Refused("card")
    if number and not int(number):
        return Refused("card")
    return await on_disk(claim_card(sitting, int(number or 0)))


async def next_person(request: Request, _parts: tuple[str, ...]) -> Response:
    """End the seat, so that the next person finds nothing of this one, and open the door again."""
    sitting = await seats.sitting_of(request)
    left = fingerprint(request.cookie(seats.COOKIE))
    if sitting is not None:
        _left[left] = await seats.read(_way_in, sitting)
        asyncio.get_running_loop().call_later(DOUBLE_TAP, _left.pop, left, None)
        await on_disk(sitting_actions.leave(sitting))
        seats.drop(request.cookie(seats.COOKIE))
    return see(_left.get(left, "/"), cookie(seats.COOKIE, "", secure=request.secure))


def _way_in(before: Sitting) -> str:
    """Give the way in by the secret, which a locked code does not close: the device is in already.

    Language and table go along, for they are the device's too; nothing else of the seat does.
    """
    room = rooms.latest(before.session)
    if room is None or room.state.phase is Phase.ENDED:
        return "/"
    return f"/j/{room.secret}?{urlencode({'lang': before.language, 'table': before.table})}"


async def forget(request: Request, _parts: tuple[str, ...]) -> Response:
    """Delete what the seat answered."""
    sitting = await seats.sitting_of(request)
    if sitting is None:
        return problem(request, 401, "no_seat")
    await on_disk(sitting_actions.forget(sitting))
    return see("/s/leave?forgotten=yes")


def _refused(request: Request, sitting: Sitting, reason: str) -> Response:
    with translation.override(sitting.language):
        return problem(request, STATUS.get(reason, 422), reason, language=sitting.language)
