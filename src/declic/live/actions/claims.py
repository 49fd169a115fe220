"""A seat picks the printed card that the same person holds: from then on the two are one."""

from __future__ import annotations

from concurrent.futures import Future
from uuid import UUID

from django.db.models import QuerySet

from declic.kernel.steps import Way
from declic.live.actions.seats import NO_COUNTER
from declic.live.machine.decide import Refused
from declic.live.machine.state import Phase
from declic.live.models import Answer, Code, Seat
from declic.live.rooms import Room, card_of, seat_of
from declic.live.rules import Sitting
from declic.live.writer import Desk, writer
from declic.prints.queries import holder


def claim_card(sitting: Sitting, number: int) -> Future[int | Refused]:
    """Let the seat and that card be one respondent, whose last answer counts; 0 gives it back.

    What phone and card answered before is one answer too, the newer of the two. Given back, what
    the phone sent stays the seat's, and what the card showed stays the card's.
    """

    def job(desk: Desk) -> int | Refused:
        room = desk.room(sitting.session)
        refused = _refuse(room, sitting.seat, number)
        if refused or room is None:
            return refused or Refused("ended")
        before = room.cards.get(sitting.seat, 0)
        if number != before:
            _hand_over(room.id, sitting.seat, before, number)
            desk.put(room.holding(sitting.seat, number))
            desk.answered.add(room.id)
        return number

    return writer.submit(job)


def _refuse(room: Room | None, seat: UUID, number: int) -> Refused | None:
    if room is None or room.state.phase is Phase.ENDED:
        return Refused("ended")
    held = holder(number) if number else None
    if number and (held is None or held.number != number):
        return Refused("card")
    taken = any(card == number for whose, card in room.cards.items() if whose != seat)
    return Refused("card_taken") if number and taken else None


def _hand_over(session: UUID, seat: UUID, before: int, number: int) -> None:
    given = Answer.objects.filter(session_id=session)
    if before:
        _become(given.filter(respondent=card_of(before), way=Way.PHONE), seat_of(seat))
        _move_code(session, card_of(before), seat_of(seat))
    if number:
        # A counter of whoever held the card before must not hold up this phone.
        given.filter(respondent=card_of(number)).update(counter=NO_COUNTER)
        _become(given.filter(respondent=seat_of(seat)), card_of(number))
        _move_code(session, seat_of(seat), card_of(number))
    Seat.objects.filter(pk=seat).update(card=number or None)


def _move_code(session: UUID, whose: str, to: str) -> None:
    codes = Code.objects.filter(session_id=session)
    mine = codes.filter(respondent=whose)
    codes.filter(respondent=to, activity__in=list(mine.values_list("activity", flat=True))).delete()
    mine.update(respondent=to)


def _become(rows: QuerySet[Answer], whose: str) -> None:
    """Give answers to another respondent; where it has one already, the newer one stays."""
    for row in rows:
        there = _same_question(row, whose).first()
        # A row gets a new number whenever it is written: the higher one is the newer.
        if there and there.pk > row.pk:
            there.counter = row.counter
            there.save(update_fields=("counter",))
            row.delete()
            continue
        if there:
            there.delete()
        row.respondent = whose
        row.save(update_fields=("respondent",))


def _same_question(row: Answer, whose: str) -> QuerySet[Answer]:
    place = {"activity": row.activity, "item": row.item, "ask": row.ask}
    return Answer.objects.filter(session_id=row.session_id, respondent=whose, **place)
