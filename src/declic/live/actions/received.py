"""Let go of a session that an office has received."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from uuid import UUID

from declic.live import ledger, rooms, sweeping
from declic.live.models import Session, Slip
from declic.live.wire import seats
from declic.live.writer import Desk, writer


def let_go(*, noting: Callable[[], Collection[UUID]], at: dt.datetime) -> list[UUID]:
    """Erase sessions that an office has received, and tell which are gone.

    `noting` notes the receipt and gives the sessions that the office has whole, in the same
    transaction: both are on disk, or neither, and no answer can come in between.

    One in which a slip still waits for an adult stays until nobody's waits: the next purge looks
    again. What was erased stands in the ledger, so that a restore erases it again.
    """

    def job(desk: Desk) -> list[UUID]:
        desk.settle()
        ended = Session.objects.filter(pk__in=noting()).exclude(ended_at=None)
        ended.filter(received_at=None).update(received_at=at)
        return erase_received(desk, at=at)

    gone = writer.submit(job).result()
    if gone:
        sweeping.owe()
        seats.drop_all()
        rooms.forget_all()
        sweeping.sweep()
    return gone


def erase_received(_desk: Desk, *, at: dt.datetime) -> list[UUID]:
    """Erase what an office received, in the writer's transaction."""
    waits = Slip.objects.filter(state__in=(Slip.State.WAITING, Slip.State.ADULT))
    waiting = waits.filter(handed_over_at=None).values("session")
    received = Session.objects.exclude(received_at=None).exclude(pk__in=waiting)
    gone = list(received.values_list("pk", flat=True))
    ledger.enter("session", gone, at.isoformat())
    Session.objects.filter(pk__in=gone).delete()
    return gone
