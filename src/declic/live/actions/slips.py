"""The box and the words: texts from the room, which an adult reads before anybody else.

Nothing here says who wrote. Approving, keeping for later, discarding and handing to the
responsible adult are decisions of an adult; the writer is never told a verdict.
"""

from __future__ import annotations

import datetime as dt
import secrets
from concurrent.futures import Future
from dataclasses import replace
from uuid import UUID

from declic.kernel.texts import TextRefused, clean
from declic.live import seals
from declic.live.actions.facts import append
from declic.live.machine import facts as f
from declic.live.machine.decide import Refused
from declic.live.machine.state import Phase, current
from declic.live.models import Slip
from declic.live.rooms import Room
from declic.live.writer import Desk, writer

QUESTION_LIMIT = 500
SLIPS_MOST = 400
STATES = {
    "approve": Slip.State.APPROVED,
    "later": Slip.State.LATER,
    "discard": Slip.State.DISCARDED,
    "adult": Slip.State.ADULT,
}
ENDED_TOO = frozenset({"adult", "handed"})


def put_question(session: UUID, text: str, *, at: dt.datetime) -> Future[Refused | None]:
    """Put a question into the box: without seat, address, or a time finer than the day."""

    def job(desk: Desk) -> Refused | None:
        room = desk.room(session)
        if room is None or room.state.phase is Phase.ENDED:
            return Refused("closed")
        return _keep(desk, room, text, limit=QUESTION_LIMIT, at=at)

    return writer.submit(job)


def put_word(
    session: UUID, activity: str, item: str, text: str, *, at: dt.datetime
) -> Future[Refused | None]:
    """Hand in a word for the wall; it waits until an adult approves it."""

    def job(desk: Desk) -> Refused | None:
        room = desk.room(session)
        here = current(room.script, room.state) if room else None
        if room is None or here is None or not _open_here(room, activity, item):
            return Refused("closed")
        limit = max((ask.text_limit for ask in here.asks), default=0)
        if not limit:
            return Refused("choice")
        return _keep(desk, room, text, limit=limit, at=at, activity=activity, item=item)

    return writer.submit(job)


def _open_here(room: Room, activity: str, item: str) -> bool:
    place = room.state.place
    return (
        place is not None
        and (place.activity, place.item) == (activity, item)
        and room.state.phase is Phase.OPEN
    )


def _keep(  # noqa: PLR0913  # one text and where it belongs
    desk: Desk,
    room: Room,
    text: str,
    *,
    limit: int,
    at: dt.datetime,
    activity: str = "",
    item: str = "",
) -> Refused | None:
    try:
        cleaned = clean(text, limit=limit)
    except TextRefused as refused:
        return Refused(refused.reason)
    if Slip.objects.filter(session_id=room.id).count() >= SLIPS_MOST:
        return Refused("full")
    sealed, key = seals.seal(cleaned, day=at.date())
    Slip.objects.create(
        id=secrets.randbelow(2**53),
        session_id=room.id,
        activity=activity,
        item=item,
        sealed=sealed,
        key=key,
        day=at.date(),
    )
    desk.put(replace(room, view=room.view + 1))
    return None


def settle(  # noqa: PLR0913  # keyword-only: which slip, what was decided, by whom, when
    session: UUID,
    slip: int,
    verdict: str,
    *,
    wording: str | None,
    console: int,
    at: dt.datetime,
) -> Future[Refused | None]:
    """Approve (perhaps reworded), keep for later, discard, or hand to the responsible adult.

    A slip marked for the adult stays so until `hand_over`; it can never reach the wall.
    """

    def job(desk: Desk) -> Refused | None:
        room = desk.room(session)
        row = Slip.objects.filter(pk=slip, session_id=session).first()
        if room is None or row is None or verdict not in STATES:
            return Refused("unknown")
        if row.state == Slip.State.ADULT:
            return Refused("adult")
        if wording is not None and verdict == "approve":
            try:
                row.wording = _sealed_like(row, clean(wording, limit=QUESTION_LIMIT))
            except TextRefused as refused:
                return Refused(refused.reason)
        row.state = STATES[verdict]
        row.save(update_fields=["state", "wording"])
        room = replace(room, view=room.view + 1)
        hides = room.state.slip == slip and row.state != Slip.State.APPROVED
        append(desk, room, (f.SlipHidden(),) if hides else (), at=at, console=console)
        return None

    return writer.submit(job)


def _sealed_like(row: Slip, text: str) -> bytes:
    return seals.seal(text, day=dt.date.fromisoformat(row.key))[0]


def hand_over(session: UUID, slip: int, *, at: dt.datetime) -> Future[Refused | None]:
    """Note that the slip was handed over in person, now."""

    def job(desk: Desk) -> Refused | None:
        room = desk.room(session)
        rows = Slip.objects.filter(pk=slip, session_id=session, state=Slip.State.ADULT)
        if room is None or not rows.update(handed_over_at=at):
            return Refused("unknown")
        desk.put(replace(room, view=room.view + 1))
        return None

    return writer.submit(job)


def show_slip(
    session: UUID, slip: int | None, *, console: int, at: dt.datetime
) -> Future[Refused | None]:
    """Put an approved slip on the wall, or take it away with None."""

    def job(desk: Desk) -> Refused | None:
        room = desk.room(session)
        if room is None or room.state.phase is Phase.ENDED:
            return Refused("ended")
        approved = Slip.objects.filter(session_id=session, state=Slip.State.APPROVED)
        if slip is not None and not approved.filter(pk=slip).exists():
            return Refused("not_approved")
        happened: tuple[f.Fact, ...] = (f.SlipShown(slip),) if slip is not None else ()
        if slip is None and room.state.slip is not None:
            happened = (f.SlipHidden(),)
        append(desk, room, happened, at=at, console=console)
        return None

    return writer.submit(job)
