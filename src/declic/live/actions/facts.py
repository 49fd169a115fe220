"""Write facts: the only place that does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from declic.courses.actions import held
from declic.live.machine import facts as f
from declic.live.machine.fold import fold
from declic.live.machine.state import Phase
from declic.live.models import Fact, Press, Session
from declic.live.rooms import Room
from declic.live.writer import Desk
from declic.people.models import Person


def append(  # noqa: PLR0913  # who pressed is kept apart from what happened
    desk: Desk,
    room: Room,
    happened: tuple[f.Fact, ...],
    *,
    at: dt.datetime,
    console: int | None = None,
    by: Person | None = None,
) -> Room:
    """Write facts behind those that are there, fold them, and return the new snapshot."""
    for fact in happened:
        seq = room.state.seq + 1
        kind, version, data = f.encode(fact)
        Fact.objects.create(
            session_id=room.id, seq=seq, kind=kind, version=version, data=data, at=at
        )
        if console is not None:
            Press.objects.create(session_id=room.id, seq=seq, console=console, person=by)
        if isinstance(fact, f.Ended):
            _end(room, at)
        if isinstance(fact, f.PresentCounted) and room.state.phase is Phase.ENDED:
            held.counted(session=room.id, present=fact.present)
        room = replace(room, state=fold(room.state, fact, at.timestamp()))
    desk.put(room)
    return room


def _end(room: Room, at: dt.datetime) -> None:
    """Keep when it ended, and how many seats there were: those are deleted a day later.

    The course whose date it holds hears of it, in the same transaction.
    """
    Session.objects.filter(pk=room.id).update(ended_at=at, seated=room.seats)
    held.ended(session=room.id, present=room.state.present or None, at=at)
