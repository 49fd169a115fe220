"""The words on the console's one big button, which always does the natural next thing."""

from __future__ import annotations

from django.utils.translation import gettext as _

from declic.activities.queries import kind
from declic.design.queries import SECONDS_MOST, clock
from declic.kernel.steps import Item
from declic.live.machine.lasting import walked
from declic.live.machine.screens import is_counted
from declic.live.machine.script import ANNOUNCED, Place
from declic.live.machine.state import Phase, current, form_of
from declic.live.machine.ways import next_place
from declic.live.rooms import Room


def primary(room: Room) -> str:  # noqa: PLR0911  # one line for each state of the button
    """Say what the one big button will do."""
    state, item = room.state, current(room.script, room.state)
    if state.phase is Phase.ENDED:
        return ""
    if state.paused:
        return _("Go on")
    if item is None:
        return _("Begin")
    if item.id == ANNOUNCED:
        return _("Begin the activity")
    if state.phase is Phase.SHOWN and item.asks:
        return _opening_words(item)
    if state.phase is Phase.OPEN:
        return _closing_words(room, item)
    if state.phase is Phase.CLOSED and item.reveals:
        return _("Show the result")
    return _onward_words(room)


def _opening_words(item: Item) -> str:
    # The ring on the wall begins with the answers: people talk, and somebody ticks meanwhile.
    if item.seconds > SECONDS_MOST:
        return _("Start the clock: %(clock)s") % {"clock": clock(item.seconds)}
    if item.seconds:
        return _("Start the %(seconds)s seconds") % {"seconds": item.seconds}
    return _("Open the answers")


def _closing_words(room: Room, item: Item) -> str:
    place = room.state.place
    activity = room.played.activities.get(place.activity) if place else None
    careful = activity is not None and activity.care >= 2  # noqa: PLR2004  # the highest level
    if is_counted(item):
        return _("That is all of them")
    return _("Close and show") if item.reveals and not careful else _("Close the answers")


def _next_words(room: Room, place: Place) -> str:
    """Say which of how many comes, where nothing but the plan decides what comes."""
    step = room.script.step(place.activity)
    items = step.items[form_of(room.script, room.state, place.activity)] if step else ()
    number = None if any(item.leads for item in items) else _number(room, place, items)
    if number is None:
        return _("Next")
    return _("Next: %(number)s of %(all)s") % {"number": number[0], "all": number[1]}


def _number(room: Room, place: Place, items: tuple[Item, ...]) -> tuple[int, int] | None:
    """Ask the kind, so that the button says the same number as the wall after the press."""
    found = room.played.activities[place.activity]
    content = room.played.content(place.activity, room.staff_language)
    told = (*walked(room.state, place.activity), place.item)
    return kind(found.kind).numbered(content, place.item, [item.id for item in items], told)


def _onward_words(room: Room) -> str:
    if room.state.under is not None:
        return _("Back to the plan")
    place = next_place(room.script, room.state)
    if place is None:
        return _("End the session")
    here = room.state.place.activity if room.state.place else ""
    if place.activity == here:
        return _next_words(room, place)
    title = room.played.activities[place.activity].frame[room.staff_language].title
    return _("Next: %(activity)s") % {"activity": title}
