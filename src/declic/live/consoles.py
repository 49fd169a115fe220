"""The console's page: what is on the wall, the next press, minutes, counts, and what waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from declic.design.queries import dots
from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.kernel.steps import Item, total
from declic.live import pages, queries, tallies
from declic.live.choices import asked, shape
from declic.live.machine.commands import Command
from declic.live.machine.screens import Role
from declic.live.machine.script import ANNOUNCED, FULL, SHORT, Place
from declic.live.machine.state import Phase, State, current, form_of
from declic.live.machine.ways import last_place, next_place, skip_ends
from declic.live.rooms import Room

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stepper:
    """One choice whose hands are counted."""

    ask: str
    choice: str
    shape: str
    label: str
    typed: int

    @property
    def named(self) -> str:
        """What the choice is called: its words, or its letter."""
        return self.label or self.choice

    @property
    def fewer(self) -> int:
        """The number after one hand less."""
        return max(0, self.typed - 1)

    @property
    def more(self) -> int:
        """The number after one hand more."""
        return self.typed + 1


def cookie_name(session: UUID) -> str:
    """Give the name of the cookie that holds the right to lead this session."""
    return f"declic_console_{session.hex}"


def page(room: Room, *, banner: str = "") -> str:
    """Draw the console."""
    return pages.console_page(room, extra={**extra(room), "banner": banner})


def ends(room: Room, command: Command) -> bool:
    """Say whether a press would end the session, if it is not one that came too late."""
    if command.at != room.state.seq or room.state.phase is Phase.ENDED:
        return False
    skips = command.name == "skip" and skip_ends(room.script, room.state)
    return command.name == "end" or skips


def extra(room: Room) -> dict[str, Any]:
    """Gather what only the console shows."""
    state = room.state
    with translation.override(room.staff_language):
        return {
            "primary": primary(room),
            "steppers": steppers(room),
            "tied": tied(room),
            "minutes": minutes(room),
            "position": position(room),
            "waiting": queries.waiting(room.id),
            "moved": queries.moved(room.id),
            "asking": queries.asking(room.id, at=clock.now()),
            "form": form_of(room.script, state, state.place.activity) if state.place else FULL,
            "has_short": has_short(room),
            "has_last": last_place(room.script, state) is not None,
            "at_end": at_end(room),
            "skip_ends": skip_ends(room.script, state),
            "wall_languages": state.wall,
            "room_languages": [language_of(code) for code in room.languages],
            "jumps": jumps(room),
            "result": console_result(room),
            "chart": chart(room),
            "words": _words(room),
            "upcoming": upcoming(room),
        }


def primary(room: Room) -> str:  # noqa: PLR0911  # one line for each state of the button
    """Say what the one big button will do."""
    state, item = room.state, _item(room)
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
    if item.seconds:
        return _("Start the %(seconds)s seconds") % {"seconds": item.seconds}
    return _("Open the answers")


def _closing_words(room: Room, item: Item) -> str:
    place = room.state.place
    activity = room.played.activities.get(place.activity) if place else None
    careful = activity is not None and activity.care >= 2  # noqa: PLR2004  # the highest level
    return _("Close and show") if item.reveals and not careful else _("Close the answers")


def _onward_words(room: Room) -> str:
    if room.state.under is not None:
        return _("Back to the plan")
    place = next_place(room.script, room.state)
    if place is None:
        return _("End the session")
    here = room.state.place.activity if room.state.place else ""
    if place.activity == here:
        return _("Next")
    title = room.played.activities[place.activity].frame[room.staff_language].title
    return _("Next: %(activity)s") % {"activity": title}


def tied(room: Room) -> dict[str, str]:
    """Give the choices between which the facilitator may settle, with their words."""
    choices = room.state.tied if room.state.phase is not Phase.ENDED else ()
    if room.state.place is None or not choices:
        return {}
    words = _words_of(room, room.state.place)
    return {choice: words.get(choice, "") for choice in choices}


def at_end(room: Room) -> bool:
    """Say whether the activity is through: nothing of it follows, and nothing is still asked."""
    state, item = room.state, _item(room)
    if item is None or state.place is None or state.under is not None:
        return False
    following = next_place(room.script, state)
    asked = bool(item.asks) and state.phase in {Phase.SHOWN, Phase.OPEN}
    return not asked and (following is None or following.activity != state.place.activity)


def upcoming(room: Room) -> str:
    """Name the activity after this one."""
    ids = [activity.id for activity in room.played.plan.activities]
    here = room.state.place.activity if room.state.place else ""
    following = ids.index(here) + 1 if here in ids else 0
    if following >= len(ids):
        return ""
    return room.played.plan.activities[following].frame[room.staff_language].title


def jumps(room: Room) -> list[dict[str, str | int]]:
    """Give the plan's activities with their minutes; a rehearsal may jump to them."""
    language = room.staff_language
    activities = room.played.plan.activities
    return [
        {
            "id": each.id,
            "title": each.frame[language].title,
            "minutes": each.minutes[form_of(room.script, room.state, each.id)],
        }
        for each in activities
    ]


def _item(room: Room) -> Item | None:
    return current(room.script, room.state)


def steppers(room: Room) -> list[Stepper]:
    """Give a stepper for each choice whose hands may be counted now."""
    item, place = _item(room), room.state.place
    if item is None or place is None or room.state.phase is not Phase.OPEN:
        return []
    typed, words = tallies.typed(room, place), _words_of(room, place)
    asks = [ask for ask in item.asks if ask.choices][:1] if len(item.asks) == 1 else []
    return [
        Stepper(
            ask.id,
            choice,
            shape(choice, ask.choices),
            words.get(choice, ""),
            typed.get(ask.id, {}).get(choice, 0),
        )
        for ask in asks
        for choice in ask.choices
    ]


def title(room: Room, activity: str) -> str:
    """Name an activity; a spoken vote is named as the console names it while it goes on."""
    found = room.played.activities.get(activity)
    return found.frame[room.staff_language].title if found else _("A question from now")


def _words_of(room: Room, place: Place) -> Mapping[str, str]:
    item = _item(room)
    ask = item.asks[0].id if item and item.asks else ""
    return asked(room, place, ask, language=room.staff_language).choices


def console_result(room: Room) -> dict[str, Any] | None:
    """Give the closed result with the ways it was given; for the console's eyes."""
    item, place = _item(room), room.state.place
    if item is None or place is None or place not in room.state.results:
        return None
    if not item.reveals or any(ask.sensitivity.value == "private" for ask in item.asks):
        return None
    ways: dict[str, int] = {}
    for choices in room.state.results[place].values():
        for given in choices.values():
            for way, number in given.items():
                ways[way] = ways.get(way, 0) + number
    return {"ways": ways, "chosen": room.state.chosen.get(place)}


def chart(room: Room) -> dict[str, int]:
    """Give the closed counts by the drawing of their choice, before the room sees them."""
    item, place = _item(room), room.state.place
    if room.state.phase is not Phase.CLOSED or console_result(room) is None or place is None:
        return {}
    ask = item.asks[0] if item and len(item.asks) == 1 else None
    if ask is None or not all(shape(choice, ask.choices) for choice in ask.choices):
        return {}
    counts = total(room.state.results[place].get(ask.id, {}))
    return {shape(choice, ask.choices): counts.get(choice, 0) for choice in ask.choices}


def position(room: Room) -> dict[str, int]:
    """Give where the room is: which activity of how many."""
    ids = [activity.id for activity in room.played.plan.activities]
    here = room.state.place.activity if room.state.place else ""
    return {"at": ids.index(here) + 1 if here in ids else 0, "of": len(ids)}


def minutes(room: Room) -> dict[str, Any]:
    """Give the times that the page counts down from, as seconds since 1970."""
    state = room.state
    ends = state.started + room.played.plan.minutes * 60 if state.started else None
    step = room.script.step(state.place.activity) if state.place else None
    planned = step.minutes[_form(room, state)] * 60 if step and state.place else 0
    return {
        "session_ends": int(ends) if ends else 0,
        "step_ends": int(state.entered + planned) if state.entered and planned else 0,
        "planned": planned,
        "over": state.ended is not None,
    }


def _form(room: Room, state: State) -> str:
    return form_of(room.script, state, state.place.activity) if state.place else FULL


def has_short(room: Room) -> bool:
    """Say whether the current activity can be shortened."""
    step = room.script.step(room.state.place.activity) if room.state.place else None
    if step is None:
        return False
    return [item.id for item in step.items[FULL]] != [item.id for item in step.items[SHORT]]


def numbers(room: Room) -> Mapping[Role, dict[str, int | str]]:
    """Give the live numbers of wall and console: how many answered, never what."""
    counts = pages.counted(room)
    wall = {"answered": counts.answered, "here": counts.here, "seats": room.seats}
    with translation.override((room.state.wall or room.languages)[0]):
        picture = dots(counts.answered, counts.here)
    return {
        Role.WALL: {**wall, "dots": picture},
        Role.CONSOLE: {**wall, **queries.waiting(room.id)},
    }


def ended(session: UUID, owners: Mapping[T, str]) -> list[T]:
    """Give the console listeners whose right to lead is gone."""
    return [known for known, token in owners.items() if queries.console(session, token) is None]


def _words(room: Room) -> list[queries.Paper]:
    place, item = room.state.place, _item(room)
    if place is None or item is None or not any(ask.text_limit for ask in item.asks):
        return []
    return queries.words(room.id, place.activity, place.item)
