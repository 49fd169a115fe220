"""What a camera read from printed cards becomes answers, beside those of phones and tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection

from declic.kernel.steps import Ask, Unit, Way
from declic.live.actions.seats import NO_COUNTER, WRITE
from declic.live.choices import by_letter
from declic.live.machine.decide import Refused
from declic.live.machine.screens import is_counted
from declic.live.machine.script import Place
from declic.live.machine.state import Phase, current
from declic.live.rooms import Room, card_of
from declic.live.writer import Desk, writer
from declic.prints.queries import Holder, holder


@dataclass(frozen=True, slots=True)
class CardsKept:
    """The markers whose answer is on disk; others do not belong to this question."""

    markers: tuple[int, ...]


def read_cards(
    session: UUID, place: Place, seen: Mapping[int, str], *, at: dt.datetime
) -> Future[CardsKept | Refused]:
    """Keep what cards show: marker and the letter that is up. The last reading of a card counts.

    A card that a seat picked and that seat's phone are one: whichever answered last counts.

    At a question for tables only tables' cards are read, else only people's. A table's card and
    the phones of that table are one answer. Refused when that place takes no answers (any more),
    and where letters can say nothing.
    """
    del at  # when a card was read is not kept

    def job(desk: Desk) -> CardsKept | Refused:
        room = desk.room(session)
        ask = asked_now(room, place)
        if isinstance(ask, Refused):
            return ask
        kept = tuple(
            marker for marker, letter in seen.items() if _keep(session, place, ask, marker, letter)
        )
        if kept:
            desk.answered.add(session)
        return CardsKept(kept)

    return writer.submit(job)


def begin_cards(session: UUID) -> None:
    """From now on a camera reads cards: screens say which letter stands for which choice."""

    def job(desk: Desk) -> None:
        room = desk.room(session)
        if room is not None and not room.by_card:
            desk.put(replace(room, by_card=True, view=room.view + 1))

    writer.submit(job).result()


def asked_now(room: Room | None, place: Place) -> Ask | Refused:
    """Give what cards may answer at that place now."""
    item = current(room.script, room.state) if room else None
    if room is None or room.state.place != place or room.state.phase is not Phase.OPEN:
        return Refused("closed")
    if (
        item is None
        or is_counted(item)
        or len(item.asks) != 1
        or not by_letter(item.asks[0].choices)
    ):
        return Refused("not_here")
    return item.asks[0]


def _keep(session: UUID, place: Place, ask: Ask, marker: int, letter: str) -> bool:
    held, choice = holder(marker), by_letter(ask.choices).get(letter)
    who = _respondent(held, ask) if held else ""
    if not who or choice is None:
        return False
    row = (session.hex, place.activity, place.item, ask.id, who, Way.CARD.value)
    with connection.cursor() as cursor:
        cursor.execute(WRITE, (*row, choice, NO_COUNTER))
    return True


def _respondent(held: Holder, ask: Ask) -> str:
    """Give who answers with that card; empty when this question is not for it."""
    if ask.unit is Unit.TABLE:
        return f"table:{held.sign}" if held.sign else ""
    return "" if held.sign else card_of(held.number)
