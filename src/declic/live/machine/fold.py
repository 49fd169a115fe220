"""Fold facts into a state. Never refuses: a fact that makes no sense changes only `seq`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar, cast

from declic.live.machine import facts as f
from declic.live.machine.script import QUICK, Place
from declic.live.machine.state import Phase, State

T = TypeVar("T")
Folder = Callable[[State, f.Fact, float], State]


def fold(state: State, fact: f.Fact, at: float) -> State:
    """Give the state after `fact`, which happened `at` (seconds since 1970)."""
    folder = FOLDERS.get(type(fact))
    after = folder(state, fact, at) if folder else state
    return replace(after, seq=state.seq + 1)


def fold_all(state: State, happened: Iterable[tuple[f.Fact, float]]) -> State:
    """Fold many facts in their order."""
    for fact, at in happened:
        state = fold(state, fact, at)
    return state


def _arrive(state: State, place: Place, at: float) -> State:
    same = _same_activity(state, place)
    entered = state.entered if same else at
    entries = state.entries if same else MappingProxyType({**state.entries, place.activity: at})
    return replace(
        state,
        place=place,
        phase=_phase_on_arrival(state, place),
        walked=(*state.walked, place),
        paused=False,
        slip=None,
        started=state.started if state.started is not None else at,
        entered=entered,
        entries=entries,
        shown=at,
    )


def _same_activity(state: State, place: Place) -> bool:
    return state.place is not None and state.place.activity == place.activity


def _phase_on_arrival(state: State, place: Place) -> Phase:
    if place in state.revealed:
        return Phase.REVEALED
    return Phase.CLOSED if place in state.results else Phase.SHOWN


def _opened(state: State, fact: f.Fact, _at: float) -> State:
    return replace(state, wall=cast(f.Opened, fact).wall)


def _item_shown(state: State, fact: f.Fact, at: float) -> State:
    shown = cast(f.ItemShown, fact)
    return _arrive(state, Place(shown.activity, shown.item), at)


def _went_back(state: State, fact: f.Fact, at: float) -> State:
    back = cast(f.WentBack, fact)
    arrived = _arrive(state, Place(back.activity, back.item), at)
    # An activity that was left by mistake has the minutes that it still had.
    entries = MappingProxyType({**arrived.entries, **state.entries})
    return replace(
        arrived,
        walked=(*state.walked[:-2], arrived.walked[-1]),
        entered=entries.get(back.activity, arrived.entered),
        entries=entries,
    )


def _answers_opened(state: State, _fact: f.Fact, at: float) -> State:
    if state.place is None:
        return state
    return replace(
        state,
        phase=Phase.OPEN,
        results=_without(state.results, state.place),
        revealed=state.revealed - {state.place},
        ties=_without(state.ties, state.place),
        shown=at,
    )


def _without(kept: Mapping[Place, T], place: Place) -> Mapping[Place, T]:
    return MappingProxyType({each: value for each, value in kept.items() if each != place})


def _answers_closed(state: State, fact: f.Fact, _at: float) -> State:
    closed = cast(f.AnswersClosed, fact)
    if state.place is None:
        return state
    ties = _without(state.ties, state.place)
    return replace(
        state,
        phase=Phase.CLOSED,
        results=MappingProxyType({**state.results, state.place: closed.result}),
        chosen=MappingProxyType({**state.chosen, state.place: closed.choice}),
        ties=MappingProxyType({**ties, state.place: closed.tied}) if closed.tied else ties,
    )


def _sheets_counted(state: State, fact: f.Fact, _at: float) -> State:
    counted = cast(f.SheetsCounted, fact)
    place = Place(counted.activity, counted.item)
    return replace(state, results=MappingProxyType({**state.results, place: counted.result}))


def _chosen(state: State, fact: f.Fact, _at: float) -> State:
    if state.place is None:
        return state
    chosen = {**state.chosen, state.place: cast(f.Chosen, fact).choice}
    ties = _without(state.ties, state.place)
    return replace(state, chosen=MappingProxyType(chosen), ties=ties)


def _result_shown(state: State, _fact: f.Fact, _at: float) -> State:
    if state.place is None:
        return state
    return replace(state, phase=Phase.REVEALED, revealed=state.revealed | {state.place})


def _result_hidden(state: State, _fact: f.Fact, _at: float) -> State:
    if state.place is None:
        return state
    return replace(state, phase=Phase.CLOSED, revealed=state.revealed - {state.place})


def _form_chosen(state: State, fact: f.Fact, _at: float) -> State:
    chosen = cast(f.FormChosen, fact)
    here = (place for place in state.walked if place.activity == chosen.activity)
    settled = tuple(dict.fromkeys(place.item for place in here if place in state.results))
    return replace(
        state,
        forms=MappingProxyType({**state.forms, chosen.activity: chosen.form}),
        settled=MappingProxyType({**state.settled, chosen.activity: settled}),
    )


def _quick_asked(state: State, fact: f.Fact, at: float) -> State:
    asked = cast(f.QuickAsked, fact)
    activity = f"{QUICK}{asked.number}"
    return replace(
        state,
        under=state.under or (state.place, state.phase),
        place=Place(activity, "one"),
        phase=Phase.OPEN,
        quick=asked.number,
        styles=MappingProxyType({**state.styles, activity: asked.style}),
        paused=False,
        slip=None,
        shown=at,
    )


def _quick_done(state: State, _fact: f.Fact, at: float) -> State:
    if state.under is None:
        return state
    place, phase = state.under
    return replace(state, place=place, phase=phase, under=None, slip=None, shown=at)


def _set(**changes: object) -> Folder:
    def folder(state: State, _fact: f.Fact, _at: float) -> State:
        return replace(state, **changes)  # type: ignore[arg-type]  # names are State's own

    return folder


def _paused(state: State, _fact: f.Fact, at: float) -> State:
    return replace(state, paused=True, halted=at)


def _resumed(state: State, _fact: f.Fact, at: float) -> State:
    # A pause takes nothing from the time to talk: the ring goes on where it stood.
    waited = at - (state.halted or at)
    shown = state.shown and state.shown + waited
    return replace(state, paused=False, halted=None, shown=shown)


def _slip_shown(state: State, fact: f.Fact, _at: float) -> State:
    return replace(state, slip=cast(f.SlipShown, fact).slip)


def _wall_spoke(state: State, fact: f.Fact, _at: float) -> State:
    return replace(state, wall=cast(f.WallSpoke, fact).languages)


def _tables_counted(state: State, fact: f.Fact, _at: float) -> State:
    return replace(state, tables=cast(f.TablesCounted, fact).tables)


def _present_counted(state: State, fact: f.Fact, _at: float) -> State:
    return replace(state, present=cast(f.PresentCounted, fact).present)


def _everybody_out(state: State, _fact: f.Fact, _at: float) -> State:
    return replace(state, emptied=state.seq + 1)


def _ended(state: State, _fact: f.Fact, at: float) -> State:
    return replace(state, phase=Phase.ENDED, paused=False, slip=None, ended=at)


FOLDERS: dict[type[f.Fact], Folder] = {
    f.Opened: _opened,
    f.ItemShown: _item_shown,
    f.WentBack: _went_back,
    f.AnswersOpened: _answers_opened,
    f.AnswersClosed: _answers_closed,
    f.SheetsCounted: _sheets_counted,
    f.Chosen: _chosen,
    f.ResultShown: _result_shown,
    f.ResultHidden: _result_hidden,
    f.Paused: _paused,
    f.Resumed: _resumed,
    f.FormChosen: _form_chosen,
    f.QuickAsked: _quick_asked,
    f.QuickDone: _quick_done,
    f.Locked: _set(locked=True),
    f.Unlocked: _set(locked=False),
    f.EverybodyOut: _everybody_out,
    f.SlipShown: _slip_shown,
    f.SlipHidden: _set(slip=None),
    f.WallSpoke: _wall_spoke,
    f.PresentCounted: _present_counted,
    f.TablesCounted: _tables_counted,
    f.Ended: _ended,
}
