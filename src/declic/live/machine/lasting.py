"""How long an activity lasts when its form changes on the way, and what the other form changes."""

from __future__ import annotations

from dataclasses import dataclass

from declic.live.machine.script import ANNOUNCED, FULL, SHORT, Step
from declic.live.machine.state import Phase, State
from declic.live.machine.ways import ahead, other_form


@dataclass(frozen=True, slots=True)
class Other:
    """What the other form would change now: the form, its minutes more, and the items left out.

    `minutes` are fewer than nothing where it saves some. `left_out` names no item that was told,
    and none on a way that the room did not go.
    """

    form: str
    minutes: float
    left_out: tuple[str, ...]


def lasts(step: Step, form: str, walked: tuple[str, ...]) -> float:
    """Give the minutes of an activity: what was told beyond the short form keeps its own."""
    if form != SHORT:
        return step.minutes[FULL]
    every, kept = (dict.fromkeys(item.id for item in step.items[name]) for name in (FULL, SHORT))
    beyond = [id_ for id_ in dict.fromkeys(walked) if id_ in every and id_ not in kept]
    share = len(beyond) / len(every) if every else 0.0
    return min(step.minutes[FULL], step.minutes[SHORT] + share * step.minutes[FULL])


def walked(state: State, activity: str) -> tuple[str, ...]:
    """Give the items of an activity that were told so far, in their order."""
    here = (place.item for place in state.walked if place.activity == activity)
    return tuple(item for item in here if item != ANNOUNCED)


def other(step: Step, state: State, form: str) -> Other:
    """Say what changing the form would change at this moment."""
    told = walked(state, step.id)
    to = other_form(form)
    kept = {item.id for item in step.items.get(to, ())}
    gone = [item.id for item in step.items.get(form, ()) if item.id not in kept]
    coming = ahead(step, form, state)
    left_out = tuple(id_ for id_ in gone if id_ not in told and id_ in coming)
    # What will not be told in either form saves nothing.
    spent = (*told, *(id_ for id_ in gone if id_ not in left_out))
    return Other(to, lasts(step, to, spent) - lasts(step, form, spent), left_out)


def differ(step: Step, state: State) -> bool:
    """Say whether the forms differ: in their items, or, before it begins, in what these hold."""
    full, short = step.items.get(FULL, ()), step.items.get(SHORT, ())
    if [item.id for item in full] != [item.id for item in short]:
        form = state.forms.get(step.id, step.form)
        return form == SHORT or bool(other(step, state, form).left_out)
    first = {ANNOUNCED, full[0].id if full else ANNOUNCED}
    fresh = state.place is not None and state.place.item in first and state.phase is Phase.SHOWN
    return fresh and full != short
