"""Take a seat, answer, forget, leave."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from uuid import UUID

from django.db import connection
from django.db.models import Max

from declic.kernel import clock
from declic.kernel.codes import fingerprint, new_secret
from declic.kernel.steps import Ask, Item, Unit, Way
from declic.live import ledger, rooms
from declic.live.machine.decide import Refused
from declic.live.machine.screens import is_counted
from declic.live.machine.state import Phase, current
from declic.live.models import Answer, Code, Seat
from declic.live.rooms import Room, seat_of
from declic.live.rules import SIGNS, Sitting
from declic.live.writer import Desk, writer

SEATS_MOST = 150
# Who types the code: a code is soon passed on in a chat. The others are kept for those who scan.
TYPED_MOST = 50
ALL_ROOMS_MOST = 20_000
WRITE = """
    INSERT INTO live_answer (session_id, activity, item, ask, respondent, way, choices, counter)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (session_id, activity, item, ask, respondent) DO UPDATE
    SET id = excluded.id, choices = excluded.choices, way = excluded.way,
        counter = max(excluded.counter, live_answer.counter)
    WHERE excluded.counter = -1 OR excluded.counter > live_answer.counter
"""
WRITE_CODE = """
    INSERT INTO live_code (session_id, activity, respondent, code, counter)
    VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (session_id, activity, respondent) DO UPDATE
    SET code = excluded.code, counter = max(excluded.counter, live_code.counter)
    WHERE excluded.counter = -1 OR excluded.counter > live_code.counter
"""
STORED = """
    SELECT choices, counter FROM live_answer
    WHERE session_id = %s AND activity = %s AND item = %s AND ask = %s AND respondent = %s
"""
NO_COUNTER = -1


@dataclass(frozen=True, slots=True)
class Given:
    """What a phone sent: choices by ask. A page without script keeps no counter.

    `code`: as it is kept, see `kernel.envelopes`; None when something in it cannot be right.
    """

    activity: str
    item: str
    choices: Mapping[str, tuple[str, ...]]
    counter: int = NO_COUNTER
    code: str | None = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The answer is on disk. `table` is the table that it was given for, if any.

    `told` is what the table's other phones hear: the place and the choices by ask. `newer` is what
    stands in place of this answer, by ask, where a newer one was there before it.
    """

    table: str = ""
    told: Mapping[str, object] = field(default_factory=dict)
    newer: dict[str, Newer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Newer:
    """An answer that stands, and its counter."""

    chosen: tuple[str, ...]
    counter: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A seat that somebody asks for. `leaving` is the one that this gives up, in any room.

    `typed`: the way in was the typed code, and not the QR's secret.
    """

    session: UUID
    language: str
    table: str = ""
    leaving: Sitting | None = None
    typed: bool = False


def take_seat(asked: Asked) -> Future[Sitting | Refused]:
    """Give a browser a seat, and end the one that it leaves; when refused, that one stays."""

    def job(desk: Desk) -> Sitting | Refused:
        room = desk.room(asked.session)
        if room is None or room.state.phase is Phase.ENDED:
            return Refused("unknown")
        refused = _no_room(room, typed=asked.typed)
        if refused:
            return refused
        if asked.leaving is not None:
            _end_seat(desk, asked.leaving)
        token = new_secret()
        sign = asked.table if asked.table in SIGNS and room.played.plan.tables else ""
        row = Seat.objects.create(
            session_id=room.id,
            token=fingerprint(token),
            language=asked.language,
            table=sign,
            typed=asked.typed,
        )
        desk.put(replace(room, seats=room.seats + 1, typed=room.typed + asked.typed))
        own = row.pk, room.id, asked.language, sign, token, asked.typed
        return Sitting(*own, since=room.state.emptied)

    return writer.submit(job)


def _no_room(room: Room, *, typed: bool) -> Refused | None:
    if room.seats >= SEATS_MOST or rooms.seated() >= ALL_ROOMS_MOST:
        return Refused("full")
    return Refused("typed_full") if typed and room.typed >= TYPED_MOST else None


def answer(sitting: Sitting, given: Given) -> Future[Kept | Refused]:
    """Keep an answer. A refused one changes nothing."""

    def job(desk: Desk) -> Kept | Refused:
        room = desk.room(sitting.session)
        if room is not None and room.state.emptied != sitting.since:
            return Refused("no_seat")
        item = _answerable(room, given)
        if isinstance(item, Refused) or room is None:
            return item if isinstance(item, Refused) else Refused("unknown")
        named = _whole(item, _named(item, given))
        refused = _refuse(item, named, sitting)
        if refused:
            return refused
        whose = room.respondent(sitting.seat)
        table, newer = _write(desk, item, named, sitting, whose)
        if item.code and named.code:
            where = (sitting.session.hex, given.activity, whose)
            desk.add(WRITE_CODE, (*where, named.code, given.counter))
        desk.answered.add(sitting.session)
        chosen = {ask: list(choices) for ask, choices in named.choices.items()}
        told = {"activity": given.activity, "item": given.item, "chosen": chosen}
        return Kept(table, told, newer)

    return writer.submit(job, adds=True)


def _answerable(room: Room | None, given: Given) -> Item | Refused:
    if room is None or room.state.place is None:
        return Refused("closed")
    place = room.state.place
    here = (place.activity, place.item) == (given.activity, given.item)
    item = current(room.script, room.state)
    opens = room.state.phase is Phase.OPEN and not is_counted(item)
    if not here or item is None or not opens:
        return Refused("closed")
    return item


def _named(item: Item, given: Given) -> Given:
    """Name the ask of a plain `choice`: the item's only one."""
    if set(given.choices) != {""} or len(item.asks) != 1:
        return given
    return replace(given, choices={item.asks[0].id: given.choices[""]})


def _whole(item: Item, given: Given) -> Given:
    """Let an answer to asks that share their choices empty those that it does not name."""
    if not item.apart or not given.choices:
        return given
    left = {ask.id: () for ask in item.asks if ask.id not in given.choices}
    return replace(given, choices={**given.choices, **left})


def _refuse(item: Item, given: Given, sitting: Sitting) -> Refused | None:
    asks = {ask.id: ask for ask in item.asks}
    if not given.choices or not given.choices.keys() <= asks.keys():
        return Refused("choice")
    if not all(_fits(asks[ask], chosen) for ask, chosen in given.choices.items()):
        return Refused("choice")
    if item.apart and _twice(given):
        return Refused("twice")
    if item.code and given.code is None:
        return Refused("code")
    tables = any(asks[ask].unit is Unit.TABLE for ask in given.choices)
    return Refused("table") if tables and not sitting.table else None


def _fits(ask: Ask, chosen: tuple[str, ...]) -> bool:
    if ask.text_limit or len(set(chosen)) != len(chosen):
        return False
    if not ask.several and len(chosen) != 1:
        return False
    return set(chosen) <= set(ask.choices) and len(chosen) <= (ask.most or len(ask.choices))


def _twice(given: Given) -> bool:
    chosen = [choice for choices in given.choices.values() for choice in choices]
    return len(set(chosen)) != len(chosen)


def _write(
    desk: Desk, item: Item, given: Given, sitting: Sitting, whose: str
) -> tuple[str, dict[str, Newer]]:
    newer: dict[str, Newer] = {}
    units = {ask.id: ask.unit for ask in item.asks}
    table = ""
    for ask, chosen in given.choices.items():
        tables = units[ask] is Unit.TABLE
        who = f"table:{sitting.table}" if tables else whose
        way = Way.TABLE if tables else Way.PHONE
        place = (sitting.session.hex, given.activity, given.item, ask, who)
        # A table's answer comes from several phones, each with its own counter: the last wins.
        counter = NO_COUNTER if tables else given.counter
        passed = None if counter == NO_COUNTER else partial(_see_newer, newer, place, chosen)
        desk.add(WRITE, (*place, way.value, " ".join(chosen), counter), passed)
        table = sitting.table if tables else table
    return table, newer


def _see_newer(newer: dict[str, Newer], place: tuple[str, ...], sent: tuple[str, ...]) -> None:
    """Look what stands there; the same as was sent is the same answer."""
    with connection.cursor() as cursor:
        cursor.execute(STORED, place)
        choices, counter = cursor.fetchone()
    if choices != " ".join(sent):
        newer[place[3]] = Newer(tuple(choices.split()), counter)


def forget(sitting: Sitting) -> Future[int]:
    """Delete what the seat itself answered, by its card too, and give the card back.

    Tell how many answers that were.
    """

    def job(desk: Desk) -> int:
        room = desk.room(sitting.session)
        if room is None:
            return 0
        # An older backup may know the answers under the seat, before it picked a card.
        who = {seat_of(sitting.seat), room.respondent(sitting.seat)}
        _give_card_back(desk, room, sitting.seat)
        mine = {"session_id": sitting.session, "respondent__in": who}
        Code.objects.filter(**mine).delete()
        own = Answer.objects.filter(**mine)
        last = own.aggregate(last=Max("pk"))["last"]
        if last is None:
            return 0
        deleted, _ = own.delete()
        told = [ledger.forgotten(sitting.session, each, last) for each in sorted(who)]
        ledger.enter("answers", told, _today())
        desk.answered.add(sitting.session)
        return deleted

    return writer.submit(job)


def _today() -> str:
    """Give the day and no time: when a seat did something is not kept."""
    return clock.now().date().isoformat()


def leave(sitting: Sitting) -> Future[None]:
    """End the seat: its answers stay, its cookie is dead."""

    def job(desk: Desk) -> None:
        _end_seat(desk, sitting)

    return writer.submit(job)


def _end_seat(desk: Desk, sitting: Sitting) -> None:
    left = Seat.objects.filter(pk=sitting.seat).exclude(token=None).update(token=None)
    room = desk.room(sitting.session)
    if room is not None and left:
        typed = max(0, room.typed - sitting.typed)
        room = replace(room, seats=max(0, room.seats - 1), typed=typed)
        desk.put(room)
        # What was answered stays the card's: whoever goes on holding it up is still one.
        _give_card_back(desk, room, sitting.seat)


def end_all(desk: Desk, room: Room) -> Room:
    """End every seat of the room.

    What seats answered to the open question goes with them: whoever comes in again answers again,
    and would else count twice. Cards, tables and hands stay.
    """
    Seat.objects.filter(session_id=room.id).exclude(token=None).update(token=None, card=None)
    place = room.state.place
    if place is not None and room.state.phase is Phase.OPEN:
        here = {"session_id": room.id, "activity": place.activity, "item": place.item}
        Answer.objects.filter(**here, respondent__startswith="seat:").delete()
        asked = {"session_id": room.id, "activity": place.activity}
        Code.objects.filter(**asked, respondent__startswith="seat:").delete()
        desk.answered.add(room.id)
    return replace(room, seats=0, typed=0, cards=MappingProxyType({}))


def _give_card_back(desk: Desk, room: Room, seat: UUID) -> None:
    if seat in room.cards:
        Seat.objects.filter(pk=seat).update(card=None)
        desk.put(room.holding(seat, 0))


def change_language(sitting: Sitting, language: str) -> Future[Sitting | Refused]:
    """Go on in another language of the room; what was answered stays."""

    def job(desk: Desk) -> Sitting | Refused:
        room = desk.room(sitting.session)
        if room is None or language not in room.languages:
            return Refused("choice")
        Seat.objects.filter(pk=sitting.seat).update(language=language)
        return replace(sitting, language=language)

    return writer.submit(job)


def change_table(sitting: Sitting, table: str) -> Future[Sitting | Refused]:
    """Sit down at another table, in a plan that uses tables."""

    def job(desk: Desk) -> Sitting | Refused:
        room = desk.room(sitting.session)
        if room is None or room.state.phase is Phase.ENDED:
            return Refused("closed")
        if table not in SIGNS or not room.played.plan.tables:
            return Refused("choice")
        Seat.objects.filter(pk=sitting.seat).update(table=table)
        return replace(sitting, table=table)

    return writer.submit(job)
