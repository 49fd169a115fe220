"""What a young person who leads one activity may press."""

from __future__ import annotations

from declic.live.machine.script import Script
from declic.live.machine.state import Phase, State, current
from declic.live.machine.ways import next_place

# Nothing that reaches beyond the activity: no other step, no box, no code, no end.
PRESSES = frozenset({"advance", "back"})


def peer_refusal(script: Script, state: State, command: str, activity: str) -> str:
    """Say as a code why whoever leads that activity alone may not press this; empty when they may.

    `not_yours`: another step, or another press. `paused`: the facilitator speaks. `yours_ends`:
    what comes is the facilitator's again.
    """
    if command not in PRESSES:
        return "not_yours"
    if why_not := count_refusal(state, activity):
        return why_not
    if command == "back" and not _came_from(state, activity):
        return "not_yours"
    return "yours_ends" if command == "advance" and leaves(script, state) else ""


def count_refusal(state: State, activity: str) -> str:
    """Say as a code why whoever leads that activity alone may not count; empty when they may."""
    if not leads(state, activity):
        return "not_yours"
    return "paused" if state.paused else ""


def leads(state: State, activity: str) -> bool:
    """Say whether the room is in that activity, and at nothing that came over it."""
    here = state.place is not None and state.place.activity == activity
    return here and state.under is None and state.phase is not Phase.ENDED


def leaves(script: Script, state: State) -> bool:
    """Say whether the next press would lead out of the activity."""
    item = current(script, state)
    if item is None or state.place is None:
        return True
    asked = bool(item.asks) and state.phase is Phase.SHOWN
    if asked or state.phase is Phase.OPEN or (state.phase is Phase.CLOSED and item.reveals):
        return False
    following = next_place(script, state)
    return following is None or following.activity != state.place.activity


def left(before: State, after: State) -> str:
    """Give the activity that a command led out of, empty when it stayed or only interrupted it."""
    if before.place is None or before.under is not None or before.phase is Phase.ENDED:
        return ""
    if after.under is not None:
        return ""
    gone = before.place.activity
    stayed = after.place is not None and after.place.activity == gone
    return "" if stayed and after.phase is not Phase.ENDED else gone


def _came_from(state: State, activity: str) -> bool:
    return len(state.walked) > 1 and state.walked[-2].activity == activity
