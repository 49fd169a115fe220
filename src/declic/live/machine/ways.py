"""Where the plan leads from an item, and what the room decided."""

from __future__ import annotations

from declic.kernel.steps import Counts, Item, total
from declic.live.machine.script import FULL, SHORT, Place, Script, Step
from declic.live.machine.state import State, first_place, form_of, item_at


def decision(item: Item, counts: Counts) -> tuple[str | None, tuple[str, ...]]:
    """Give the choice that decides, and the choices that tie for it.

    One choice with the most answers decides. With a tie or no answer at all the item's default
    stands until the facilitator settles it, and the tied choices are returned with it.
    """
    if not item.decides:
        return None, ()
    choices = item.asks[0].choices
    totals = total(counts)
    most = max((totals.get(choice, 0) for choice in choices), default=0)
    best = tuple(choice for choice in choices if totals.get(choice, 0) == most)
    if most > 0 and len(best) == 1:
        return best[0], ()
    return item.default or best[0], best


def next_place(script: Script, state: State) -> Place | None:
    """Give where the plan goes on from the current item; None means that it is at its end."""
    if state.place is None:
        return _first_of(script, state, script.steps)
    item = item_at(script, state, state.place)
    step = script.step(state.place.activity)
    inside = _lead(step, state, item, script) if item and step else None
    if inside:
        return Place(state.place.activity, inside)
    return after_activity(script, state, state.place.activity)


def after_activity(script: Script, state: State, activity: str) -> Place | None:
    """Give the first place of the next activity that has one; None at the end of the plan."""
    ids = [step.id for step in script.steps]
    following = ids.index(activity) + 1 if activity in ids else len(ids)
    return _first_of(script, state, script.steps[following:])


def last_place(script: Script, state: State) -> Place | None:
    """Give the last item of the activity; None when the room is at it, or in none."""
    step = script.step(state.place.activity) if state.place else None
    last = step.last(form_of(script, state, step.id)) if step else None
    place = Place(step.id, last) if step and last else None
    return None if place == state.place else place


def skip_ends(script: Script, state: State) -> bool:
    """Say whether leaving the current activity would end the session."""
    if state.place is None or state.under is not None:
        return False
    return after_activity(script, state, state.place.activity) is None


def _first_of(script: Script, state: State, steps: tuple[Step, ...]) -> Place | None:
    return next((place for step in steps if (place := first_place(script, state, step))), None)


def _lead(step: Step, state: State, item: Item, script: Script) -> str | None:
    target = _target(item, state.chosen.get(Place(step.id, item.id)))
    form = form_of(script, state, step.id)
    kept = {kept.id for kept in step.items.get(form, ())}
    seen = {item.id}
    while target is not None and target not in kept and target not in seen:
        seen.add(target)
        left_out = step.item(FULL, target)
        target = _target(left_out, None) if left_out else None
    return target if target in kept else None


def _target(item: Item, choice: str | None) -> str | None:
    if not item.decides:
        return item.to
    return item.leads.get(choice or item.default or "", item.to)


def ahead(step: Step, form: str, state: State) -> set[str]:
    """Give the items of an activity that the room may still come to, in a form of it.

    Of a story that went one way, the scenes of the other way do not come any more.
    """
    items = {item.id: item for item in step.items.get(form, ())}
    here = state.place.item if state.place and state.place.activity == step.id else None
    if here not in items:
        return set(items)
    found: set[str] = set()
    coming = _targets(items[here], state.chosen.get(Place(step.id, here)))
    while coming:
        name = coming.pop()
        if name in items and name not in found:
            found.add(name)
            coming |= _targets(items[name], None)
    return found


def _targets(item: Item, choice: str | None) -> set[str]:
    """Give where an item may lead: one way when the room has chosen, else each."""
    ways = {_target(item, choice)} if choice else {item.to, *item.leads.values()}
    return {name for name in ways if name is not None}


def other_form(form: str) -> str:
    """Give the form that is not this one."""
    return FULL if form == SHORT else SHORT
