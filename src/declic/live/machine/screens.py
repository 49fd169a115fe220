"""What each role sees of a state. What a role must not see is not in its face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from declic.kernel.steps import Counts, Item, Sensitivity, Unit
from declic.live.machine.facts import Result
from declic.live.machine.script import ANNOUNCED, Place, Script
from declic.live.machine.state import Phase, State, current, item_at


class Role(StrEnum):
    """Who looks. A peer leads one activity, and sees of it what everybody was shown."""

    PHONE = "phone"
    WALL = "wall"
    CONSOLE = "console"
    PEER = "peer"


class Show(StrEnum):
    """What kind of screen it is."""

    LOBBY = "lobby"
    EYES_UP = "eyes_up"
    ANNOUNCED = "announced"
    SLIP = "slip"
    ITEM = "item"
    END = "end"


@dataclass(frozen=True, slots=True)
class Face:
    """One role's screen, before words and pictures.

    `results`: of the current activity's items, only those that this role may see. `result`: that
    of the current item if this role may see it now. `answering`: answers are taken from phones.
    """

    role: Role
    show: Show
    phase: Phase
    place: Place | None
    item: Item | None
    answering: bool
    results: Mapping[str, Result]
    path: tuple[str, ...]
    chosen: Mapping[str, str | None]


def face(script: Script, state: State, role: Role) -> Face:
    """Give what that role sees of the state."""
    item = current(script, state)
    return Face(
        role=role,
        show=_show(state, role),
        phase=state.phase,
        place=state.place,
        item=item,
        answering=_answering(state, item, role),
        results=_results(script, state, role),
        path=_path(state),
        chosen=_chosen(state, role),
    )


def _show(state: State, role: Role) -> Show:
    if state.phase is Phase.ENDED:
        return Show.END
    if role is not Role.CONSOLE and state.paused:
        return Show.EYES_UP
    if role is Role.WALL and state.slip is not None:
        return Show.SLIP
    if state.place is None:
        return Show.LOBBY
    return Show.ANNOUNCED if state.place.item == ANNOUNCED else Show.ITEM


def _answering(state: State, item: Item | None, role: Role) -> bool:
    opens = state.phase is Phase.OPEN and not state.paused and role is not Role.WALL
    return opens and not is_counted(item)


def _results(script: Script, state: State, role: Role) -> dict[str, Result]:
    here = state.place.activity if state.place else ""
    return {
        place.item: result
        for place, result in state.results.items()
        if place.activity == here and _may_see(script, state, role, place)
    }


def _may_see(script: Script, state: State, role: Role, place: Place) -> bool:
    item = item_at(script, state, place)
    if item is None or any(ask.sensitivity is Sensitivity.PRIVATE for ask in item.asks):
        return False
    return role is Role.CONSOLE or place in state.revealed


def _path(state: State) -> tuple[str, ...]:
    if state.place is None:
        return ()
    if state.under is not None:
        return (state.place.item,)
    path: list[str] = []
    for place in reversed(state.walked):
        if place.activity != state.place.activity:
            break
        if place.item != ANNOUNCED:
            path.append(place.item)
    return tuple(reversed(path))


def _chosen(state: State, role: Role) -> dict[str, str | None]:
    here = state.place.activity if state.place else ""
    return {
        place.item: choice
        for place, choice in state.chosen.items()
        if place.activity == here and (role is Role.CONSOLE or place in state.revealed)
    }


def takes_tables(item: Item | None) -> bool:
    """Say whether tables, not persons, answer the item."""
    return item is not None and any(ask.unit is Unit.TABLE for ask in item.asks)


def is_counted(item: Item | None) -> bool:
    """Say whether an adult counts what happens, and nobody answers."""
    return item is not None and any(ask.counted for ask in item.asks)


def earlier(script: Script, state: State, ask_id: str) -> Counts:
    """Give the closed counts of an ask of that id in another activity, nothing where there is none.

    Only of an ask that says beforehand that it may become a norm. They are for
    `kernel.cells.tenths`, never for a screen.
    """
    here = state.place.activity if state.place else ""
    for place, result in state.results.items():
        item = item_at(script, state, place) if place.activity != here else None
        for ask in item.asks if item else ():
            if ask.id == ask_id and ask.norm:
                return result.get(ask.id, {})
    return {}
