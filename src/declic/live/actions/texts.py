"""Texts from the room: questions for the box, and words. An adult reads them before anybody else.

A text is stored without seat, address, or a time finer than the day. `once` is a random mark that
the sender's page makes for each text: the slip's number follows from it, so that a text sent again
after a lost reply is the same slip, and nothing has to be kept about who sent it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from concurrent.futures import Future
from dataclasses import dataclass
from dataclasses import replace as changed
from uuid import UUID

from declic.kernel.texts import TextRefused, clean
from declic.live import seals
from declic.live.machine.decide import Refused
from declic.live.machine.script import Place
from declic.live.machine.state import Phase, current
from declic.live.models import Slip
from declic.live.rooms import Room
from declic.live.writer import Desk, writer

QUESTION_LIMIT = 500
UNREAD_MOST = 300  # texts that wait for an adult: questions, or words for one item
ROOM_MOST = 5000  # texts of one session, whatever became of them
ONCE_LEAST, ONCE_MOST = 20, 64
NUMBERS = 2**53  # what a page's script can hold exactly


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody wrote: for the box, or for an item of an activity."""

    text: str
    activity: str = ""
    item: str = ""
    once: str = ""


def put_text(session: UUID, given: Text, *, at: dt.datetime) -> Future[Refused | None]:
    """Keep a text until an adult reads it. The same text sent again changes nothing."""

    def job(desk: Desk) -> Refused | None:
        room = desk.room(session)
        number = number_of(session, given.once)
        if Slip.objects.filter(pk=number, session_id=session).exists():
            return None
        if room is None or room.state.phase is Phase.ENDED:
            return Refused("box_closed")
        limit = _limit(room, given)
        if isinstance(limit, Refused):
            return limit
        return _keep(desk, room, given, number=number, limit=limit, at=at)

    return writer.submit(job)


def number_of(session: UUID, once: str) -> int:
    """Give the slip's number that follows from the page's mark; a random one without a mark."""
    if not ONCE_LEAST <= len(once) <= ONCE_MOST:
        return secrets.randbelow(NUMBERS)
    digest = hashlib.sha256(f"{session.hex} {once}".encode()).digest()
    return int.from_bytes(digest[:8]) % NUMBERS


def _limit(room: Room, given: Text) -> int | Refused:
    if not given.activity:
        return QUESTION_LIMIT
    here = current(room.script, room.state)
    if room.state.place != Place(given.activity, given.item) or room.state.phase is not Phase.OPEN:
        return Refused("closed")
    asks = here.asks if here else ()
    return max((ask.text_limit for ask in asks), default=0) or Refused("choice")


def _keep(  # noqa: PLR0913  # one text, its number, how long it may be, and when
    desk: Desk, room: Room, given: Text, *, number: int, limit: int, at: dt.datetime
) -> Refused | None:
    try:
        cleaned = clean(given.text, limit=limit)
    except TextRefused as refused:
        return Refused(refused.reason)
    if _full(room.id, given):
        return Refused("box_full")
    sealed, key = seals.seal(cleaned, day=at.date())
    Slip.objects.create(
        id=number,
        session_id=room.id,
        activity=given.activity,
        item=given.item,
        sealed=sealed,
        key=key,
        day=at.date(),
    )
    desk.put(changed(room, view=room.view + 1))
    return None


def _full(session: UUID, given: Text) -> bool:
    """Say whether more wait than an adult can read; what was read makes room again."""
    every = Slip.objects.filter(session_id=session)
    alike = every.filter(activity=given.activity, item=given.item, state=Slip.State.WAITING)
    return alike.count() >= UNREAD_MOST or every.count() >= ROOM_MOST
