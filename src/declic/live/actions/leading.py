"""Lead the room: commands, typed counts."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from declic.kernel.codes import new_code, new_secret
from declic.kernel.steps import Unit, Way
from declic.live import tallies
from declic.live.actions.consoles import end_peers
from declic.live.actions.facts import append
from declic.live.actions.seats import end_all
from declic.live.machine import facts as f
from declic.live.machine.commands import Command
from declic.live.machine.decide import Refused, decide
from declic.live.machine.decide import Room as Decision
from declic.live.machine.peers import count_refusal, left, peer_refusal
from declic.live.machine.state import Phase, current
from declic.live.models import Count, Session
from declic.live.rooms import Room
from declic.live.writer import Desk, writer
from declic.people.models import Person

TYPED_MOST = 500
CLOSING = frozenset({"advance", "back", "skip", "last", "jump", "end", "quick"})
LEAVING = frozenset({"jump", "end"})


@dataclass(frozen=True, slots=True)
class Done:
    """The command had its effect; the room is at `seq`."""

    seq: int


def lead(  # noqa: PLR0913  # keyword-only: who presses, for what, when
    session: UUID,
    command: Command,
    *,
    console: int,
    by: Person | None,
    at: dt.datetime,
    only: str = "",
) -> Future[Done | Refused]:
    """Do what a console asked for, or say why not.

    `only`: whoever presses may lead this activity and nothing else. When the room leaves an
    activity, the right of whoever led it alone ends with it.
    """

    def job(desk: Desk) -> Done | Refused:
        room = desk.room(session)
        if room is None:
            return Refused("unknown")
        not_theirs = only and peer_refusal(room.script, room.state, command.name, only)
        if not_theirs:
            return Refused(not_theirs)
        made = decide(_decision(room, command), command)
        if isinstance(made, Refused):
            return made
        if any(isinstance(fact, f.CodeChanged) for fact in made):
            room = _new_code(room)
        if any(isinstance(fact, f.EverybodyOut) for fact in made):
            room = end_all(desk, room)
        after = append(desk, room, made, at=at, console=console, by=by)
        if gone := left(room.state, after.state):
            end_peers(session, at, activity=gone)
        return Done(after.state.seq)

    return writer.submit(job)


def _decision(room: Room, command: Command) -> Decision:
    closes = room.state.phase is Phase.OPEN and command.name in CLOSING
    place = room.state.place
    counts = tallies.result(room, place) if closes and place else {}
    beneath = _beneath(room) if command.name in LEAVING else {}
    return Decision(room.script, room.state, counts, room.languages, beneath)


def _beneath(room: Room) -> f.Result:
    """Count what the plan had open when a quick vote came over it."""
    place, phase = room.state.under or (None, Phase.LOBBY)
    return tallies.result(room, place) if place and phase is Phase.OPEN else {}


def _new_code(room: Room) -> Room:
    code, secret = new_code(), new_secret()
    Session.objects.filter(pk=room.id).update(code=code, secret=secret)
    return replace(room, code=code, secret=secret)


def type_count(  # noqa: PLR0913  # keyword-only: what was counted, by whom, when
    session: UUID,
    *,
    ask: str,
    choice: str,
    number: int,
    by: Person | None,
    at: dt.datetime,
    only: str = "",
) -> Future[Done | Refused]:
    """Set how many raised hands (or table cards) were counted for a choice.

    Setting the same number twice changes nothing. Refused when answers are not open, and when
    the number is not one that a room can have. `only`: the one activity whose hands may be counted.
    """
    del by, at  # a typed count belongs to nobody and has no time

    def job(desk: Desk) -> Done | Refused:
        room = desk.room(session)
        refused = _refuse_count(room, ask, choice, number)
        if refused or room is None or room.state.place is None:
            return refused or Refused("unknown")
        if only and (why_not := count_refusal(room.state, only)):
            return Refused(why_not)
        item = current(room.script, room.state)
        tables = item is not None and item.asks[0].unit is Unit.TABLE
        where: dict[str, Any] = {
            "session_id": session,
            "activity": room.state.place.activity,
            "item": room.state.place.item,
            "ask": ask,
            "way": Way.CARD if tables else Way.HAND,
            "choice": choice,
        }
        Count.objects.update_or_create(defaults={"number": number}, **where)
        desk.put(replace(room, view=room.view + 1))
        return Done(room.state.seq)

    return writer.submit(job)


def _refuse_count(room: Room | None, ask: str, choice: str, number: int) -> Refused | None:
    item = current(room.script, room.state) if room else None
    if room is None or item is None or room.state.phase is not Phase.OPEN:
        return Refused("closed")
    known = next((known for known in item.asks if known.id == ask), None)
    if known is None or choice not in known.choices or not 0 <= number <= TYPED_MOST:
        return Refused("field")
    return None
