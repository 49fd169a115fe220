"""The state of a room, and what is written on it by each fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from declic.kernel.steps import Item
from declic.live.machine.facts import Result
from declic.live.machine.script import QUICK, SHORT, Place, Script, Step

NOTHING: Mapping[Place, Result] = MappingProxyType({})
NO_FORMS: Mapping[str, str] = MappingProxyType({})
NO_TIMES: Mapping[str, float] = MappingProxyType({})
NO_CHOICES: Mapping[Place, str | None] = MappingProxyType({})
NO_ITEMS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
NO_TIES: Mapping[Place, tuple[str, ...]] = MappingProxyType({})


class Phase(StrEnum):
    """Where the current item stands."""

    LOBBY = "lobby"
    SHOWN = "shown"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class State:
    """Everything that facts say. Times are seconds since 1970, taken from the facts.

    `results` and `chosen` hold the closed items, `ties` the choices between which nobody has
    settled, `revealed` the items whose result was shown at least once. `under` is where the plan
    waits while a quick vote runs. `emptied` is the fact that ended all seats, 0 while none did.
    `settled`: what was closed of an activity when its form changed. `entries` are the times when
    activities began. The time left to talk counts from `shown`,
    `halted` is when a pause began.
    """

    seq: int = 0
    phase: Phase = Phase.LOBBY
    place: Place | None = None
    walked: tuple[Place, ...] = ()
    results: Mapping[Place, Result] = field(default_factory=lambda: NOTHING)
    chosen: Mapping[Place, str | None] = field(default_factory=lambda: NO_CHOICES)
    ties: Mapping[Place, tuple[str, ...]] = field(default_factory=lambda: NO_TIES)
    revealed: frozenset[Place] = frozenset()
    forms: Mapping[str, str] = field(default_factory=lambda: NO_FORMS)
    settled: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_ITEMS)
    wall: tuple[str, ...] = ()
    paused: bool = False
    locked: bool = False
    emptied: int = 0
    slip: int | None = None
    present: int = 0
    tables: int = 0
    quick: int = 0
    styles: Mapping[str, str] = field(default_factory=lambda: NO_FORMS)
    under: tuple[Place | None, Phase] | None = None
    started: float | None = None
    entered: float | None = None
    entries: Mapping[str, float] = field(default_factory=lambda: NO_TIMES)
    shown: float | None = None
    halted: float | None = None
    ended: float | None = None

    @property
    def tied(self) -> tuple[str, ...]:
        """The choices that tie where the room is, until somebody settles it."""
        return self.ties.get(self.place, ()) if self.place else ()


def form_of(script: Script, state: State, activity: str) -> str:
    """Give the form that the activity is led in."""
    step = script.step(activity)
    planned = step.form if step else SHORT
    return state.forms.get(activity, planned)


def item_at(script: Script, state: State, place: Place) -> Item | None:
    """Give the item at a place, of the plan or of a quick vote."""
    if place.activity.startswith(QUICK):
        return script.quick.get(state.styles.get(place.activity, ""))
    step = script.step(place.activity)
    return step.item(form_of(script, state, place.activity), place.item) if step else None


def current(script: Script, state: State) -> Item | None:
    """Give the item that the room is at, None in the lobby."""
    return item_at(script, state, state.place) if state.place else None


def first_place(script: Script, state: State, step: Step) -> Place | None:
    """Give where an activity begins in its form, None when the form is empty."""
    first = step.first(form_of(script, state, step.id))
    return None if first is None else Place(step.id, first)
