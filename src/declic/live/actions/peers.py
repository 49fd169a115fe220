"""Hand one activity over to young people, and take it back."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Future
from uuid import UUID

from declic.kernel.codes import fingerprint, new_secret
from declic.live.actions.consoles import Key, end_peers, next_number, touch
from declic.live.machine.decide import Refused
from declic.live.machine.state import Phase
from declic.live.models import Console
from declic.live.queries import handed_over
from declic.live.writer import Desk, writer

# Two lead together, and one whose battery is empty comes again.
PEERS_MOST = 6


def hand_over(session: UUID, activity: str, *, at: dt.datetime) -> Future[Key | Refused]:
    """Make a one-time link with which a young person leads that activity, and only that.

    Refused for an activity that its author did not mark for peers.
    """

    def job(desk: Desk) -> Key | Refused:
        room = desk.room(session)
        if room is None or room.state.phase is Phase.ENDED:
            return Refused("ended")
        found = room.played.activities.get(activity)
        if found is None or not found.peers:
            return Refused("not_here")
        if len(handed_over(session)) >= PEERS_MOST:
            return Refused("full")
        key = Key(next_number(session), new_secret())
        Console.objects.create(
            session_id=session,
            number=key.number,
            link=fingerprint(key.secret),
            activity=activity,
            made_at=at,
        )
        touch(desk, session)
        return key

    return writer.submit(job)


def take_back(session: UUID, *, at: dt.datetime) -> Future[int]:
    """Take every activity back, used links and unused ones; tell how many there were."""

    def job(desk: Desk) -> int:
        ended = end_peers(session, at)
        touch(desk, session)
        return ended

    return writer.submit(job)
