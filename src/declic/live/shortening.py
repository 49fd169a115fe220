"""What changing the form of an activity would save, and leave out, for the button that does it."""

from __future__ import annotations

from dataclasses import dataclass

from declic.activities.queries import kind
from declic.live.machine import lasting
from declic.live.machine.script import SHORT
from declic.live.machine.state import form_of
from declic.live.rooms import Room


@dataclass(frozen=True, slots=True)
class OtherForm:
    """The form that a press would change to.

    `minutes`: how many it saves, or takes more. `left_out`: what would not be told, as far as it
    has a name, and `steps`, how many steps these are.
    """

    short: bool
    minutes: int
    left_out: tuple[str, ...]
    steps: int


def other_form(room: Room) -> OtherForm | None:
    """Say what the other form of the current activity changes; None where there is no other."""
    place, state = room.state.place, room.state
    step = room.script.step(place.activity) if place else None
    if step is None or not lasting.differ(step, state):
        return None
    other = lasting.other(step, state, form_of(room.script, state, step.id))
    names = dict.fromkeys(filter(None, (_name(room, step.id, item) for item in other.left_out)))
    return OtherForm(
        other.form == SHORT, round(abs(other.minutes)), tuple(names), len(other.left_out)
    )


def _name(room: Room, activity: str, item: str) -> str:
    found = room.played.activities[activity]
    return kind(found.kind).called(room.played.content(activity, room.staff_language), item)
