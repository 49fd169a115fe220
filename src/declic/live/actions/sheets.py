"""Enter answers that were given on paper, sheet by sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from declic.kernel.steps import Ask, Item, Way
from declic.live import tallies
from declic.live.actions.facts import append
from declic.live.actions.seats import NO_COUNTER, WRITE
from declic.live.machine.decide import Refused
from declic.live.machine.facts import SheetsCounted
from declic.live.machine.script import Place
from declic.live.machine.state import Phase, item_at
from declic.live.models import Answer, Code, Session
from declic.live.rooms import Room
from declic.live.sheets import SHEETS_MOST, may_enter, respondent
from declic.live.writer import Desk, writer
from declic.people.models import Person


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answered form: its number in the stack, and what was ticked by ask.

    An ask that is missing was left out. `code`: as it is kept; None when it cannot be right.
    """

    place: Place
    number: int
    chosen: Mapping[str, str] = field(default_factory=dict)
    code: str | None = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """The sheet is on disk under its number."""

    number: int


def enter_sheet(
    session: UUID, sheet: Sheet, *, by: Person | None, at: dt.datetime
) -> Future[Entered | Refused]:
    """Keep a sheet.

    The same number again writes that sheet anew. Where the answers are closed, the counts in the
    facts follow. Once the purge has been, the next one frees these answers of their numbers too.
    """
    del by  # who typed a sheet is not kept: the answers are nobody's

    def job(desk: Desk) -> Entered | Refused:
        room = desk.room(session)
        asks = _asks(room, sheet.place)
        if room is None or isinstance(asks, Refused):
            return asks if isinstance(asks, Refused) else Refused("unknown")
        refused = _refuse(sheet, asks)
        if refused:
            return refused
        _write(session, sheet, asks)
        _count(desk, room, sheet.place, at)
        return Entered(sheet.number)

    return writer.submit(job)


def _refuse(sheet: Sheet, asks: tuple[Ask, ...]) -> Refused | None:
    if not 1 <= sheet.number <= SHEETS_MOST:
        return Refused("sheet")
    if not _fits(asks, sheet.chosen):
        return Refused("field")
    return Refused("code") if sheet.code is None else None


def take_back(
    session: UUID, sheet: Sheet, *, by: Person | None, at: dt.datetime
) -> Future[Entered | Refused]:
    """Take a sheet out again, as if it had not been entered."""
    del by

    def job(desk: Desk) -> Entered | Refused:
        room = desk.room(session)
        asks = _asks(room, sheet.place)
        if room is None or isinstance(asks, Refused):
            return asks if isinstance(asks, Refused) else Refused("unknown")
        place = {"activity": sheet.place.activity, "item": sheet.place.item}
        given = Answer.objects.filter(session_id=session, **place)
        gone, _ = given.filter(respondent=respondent(sheet.number)).delete()
        if not gone:
            return Refused("unknown")
        _code_of(session, sheet).delete()
        _count(desk, room, sheet.place, at)
        return Entered(sheet.number)

    return writer.submit(job)


def _write(session: UUID, sheet: Sheet, asks: tuple[Ask, ...]) -> None:
    """Write a row for each ask, also where nothing was ticked: the rows tell how many sheets."""
    where = (session.hex, sheet.place.activity, sheet.place.item)
    with connection.cursor() as cursor:
        for ask in asks:
            whose = (ask.id, respondent(sheet.number), Way.PAPER.value)
            row = (*where, *whose, sheet.chosen.get(ask.id, ""), NO_COUNTER)
            cursor.execute(WRITE, row)
    # A sheet is written anew whole, and so is its code.
    _code_of(session, sheet).delete()
    if sheet.code:
        Code.objects.create(
            session_id=session,
            activity=sheet.place.activity,
            respondent=respondent(sheet.number),
            code=sheet.code,
        )


def _code_of(session: UUID, sheet: Sheet) -> QuerySet[Code]:
    where = {"session_id": session, "activity": sheet.place.activity}
    return Code.objects.filter(**where, respondent=respondent(sheet.number))


def _asks(room: Room | None, place: Place) -> tuple[Ask, ...] | Refused:
    if room is None:
        return Refused("unknown")
    item: Item | None = item_at(room.script, room.state, place) if may_enter(room, place) else None
    return item.asks if item else Refused("not_here")


def _fits(asks: tuple[Ask, ...], chosen: Mapping[str, str]) -> bool:
    known = {ask.id: ask.choices for ask in asks}
    return all(choice in known.get(ask, ()) for ask, choice in chosen.items())


def _count(desk: Desk, room: Room, place: Place, at: dt.datetime) -> None:
    """Let the counts follow: as a fact where the answers are closed, else with the others."""
    if room.state.place == place and room.state.phase in {Phase.SHOWN, Phase.OPEN}:
        desk.answered.add(room.id)
        return
    result = tallies.result(room, place)
    append(desk, room, (SheetsCounted(place.activity, place.item, result),), at=at)
    Session.objects.filter(pk=room.id).update(purged_at=None)
