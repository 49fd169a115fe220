"""What an adult decides about a text: approve, later, discard, or to the responsible adult.

Nothing here says who wrote, and the writer is never told a verdict.
"""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Future
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from declic.kernel.codes import new_secret
from declic.kernel.texts import TextRefused, clean
from declic.live import seals
from declic.live.actions.facts import append
from declic.live.actions.texts import QUESTION_LIMIT, Text, number_of, put_text
from declic.live.machine import facts as f
from declic.live.machine.decide import Refused
from declic.live.machine.state import Phase
from declic.live.models import Slip
from declic.live.rooms import Room
from declic.live.writer import Desk, writer

STATES = {
    "approve": Slip.State.APPROVED,
    "later": Slip.State.LATER,
    "discard": Slip.State.DISCARDED,
    "adult": Slip.State.ADULT,
}


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

    A slip marked for the adult stays so until `hand_over`; it can never reach the wall. One that
    was discarded has to be taken back by `later` before it can be approved: then it counts as
    read and not decided, whether it is a question or a word.
    """

    def job(desk: Desk) -> Refused | None:
        room = desk.room(session)
        row = Slip.objects.filter(pk=slip, session_id=session).first()
        if room is None or row is None or verdict not in STATES:
            return Refused("unknown")
        if reason := _against(room, row, verdict):
            return Refused(reason)
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


def _against(room: Room, row: Slip, verdict: str) -> str:
    """Say what stands against the verdict; empty when nothing does."""
    if row.state == Slip.State.ADULT:
        return "adult"
    if verdict != "approve":
        return ""
    if room.state.phase is Phase.ENDED:
        return "ended"
    return "discarded" if row.state == Slip.State.DISCARDED else ""


def _sealed_like(row: Slip, text: str) -> bytes:
    return seals.seal(text, day=dt.date.fromisoformat(row.key))[0]


def note_paper(session: UUID, *, console: int, at: dt.datetime) -> Refused | None:
    """Note that a slip on paper waits for the responsible adult, and nothing of what it says."""
    mark = new_secret()
    refused = put_text(session, Text(_("A slip on paper"), once=mark), at=at).result()
    if refused:
        return refused
    number = number_of(session, mark)
    return settle(session, number, "adult", wording=None, console=console, at=at).result()


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
