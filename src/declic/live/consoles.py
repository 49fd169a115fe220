"""The console's page: what is on the wall, the next press, minutes, counts, and what waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.utils import translation

from declic.design.queries import dots
from declic.kernel import clock
from declic.kernel.languages import Language
from declic.kernel.languages import language as language_of
from declic.kernel.steps import Item
from declic.live import button, hands, pages, queries, results, sheets, shortening, tallies
from declic.live.actions.cards import asked_now
from declic.live.machine import lasting
from declic.live.machine.commands import Command
from declic.live.machine.decide import Refused
from declic.live.machine.screens import Role
from declic.live.machine.script import FULL
from declic.live.machine.state import Phase, State, current, form_of
from declic.live.machine.ways import last_place, next_place, skip_ends
from declic.live.rooms import Room
from declic.live.writer import writer
from declic.recordings.queries import counted_of

T = TypeVar("T")


def cookie_name(session: UUID) -> str:
    """Give the name of the cookie that holds the right to lead this session."""
    return f"declic_console_{session.hex}"


def page(room: Room, *, banner: str = "") -> str:
    """Draw the console."""
    return pages.console_page(room, extra={**extra(room), "banner": banner})


def final(room: Room, command: Command) -> bool:
    """Say whether a press would end the session or all seats, if it did not come too late."""
    if command.at != room.state.seq or room.state.phase is Phase.ENDED:
        return False
    skips = command.name == "skip" and skip_ends(room.script, room.state)
    return command.name in {"end", "all_out"} or skips


def extra(room: Room) -> dict[str, Any]:
    """Gather what only the console shows."""
    state = room.state
    with translation.override(room.staff_language):
        return {
            "primary": button.primary(room),
            "steppers": hands.steppers(room),
            "summed": hands.summed(room),
            "tied": hands.tied(room),
            "cards": for_cards(room)["ready"],
            "minutes": minutes(room),
            "position": position(room),
            "waiting": queries.waiting(room.id),
            "moved": queries.moved(room.id),
            "asking": queries.asking(room.id, at=clock.now()),
            "form": form_of(room.script, state, state.place.activity) if state.place else FULL,
            "peers": queries.handed_over(room.id),
            "other_form": shortening.other_form(room),
            "has_last": last_place(room.script, state) is not None,
            "at_end": at_end(room),
            "skip_ends": skip_ends(room.script, state),
            "wall_languages": state.wall,
            "room_languages": [language_of(code) for code in room.languages],
            "jumps": jumps(room),
            "late": late(room, now=clock.now().timestamp()),
            "result": results.closed_here(room),
            "chart": results.chart(room),
            "words": _words(room),
            "takes_words": _takes_words(room),
            "asks_present": queries.holds_a_date(room.id),
            "on_paper": bool(sheets.places(room)),
            "troubled": writer.troubled,
            "upcoming": upcoming(room),
            "voices": voices(room),
        }


def voices(room: Room) -> list[tuple[Language, int, int]]:
    """Say before the beginning how many texts are spoken in each language, and of how many."""
    plan = room.played.plan
    if room.state.started is not None or plan.phones == "away":
        return []
    return [(language_of(code), *counted_of(plan, code)) for code in room.phone_languages]


def at_end(room: Room) -> bool:
    """Say whether the activity is through: nothing of it follows, is still asked or unseen."""
    state, item = room.state, _item(room)
    if item is None or state.place is None or state.under is not None:
        return False
    following = next_place(room.script, state)
    hidden = state.phase is Phase.CLOSED and item.reveals
    asked = bool(item.asks) and (state.phase in {Phase.SHOWN, Phase.OPEN} or hidden)
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
    """Give the plan's activities with their minutes; a rehearsal may jump to them.

    `follows`: it is the next one.
    """
    language, following = room.staff_language, position(room)["at"]
    return [
        {
            "id": each.id,
            "title": each.frame[language].title,
            "minutes": _minutes_of(room, each.id),
            "follows": at == following,
        }
        for at, each in enumerate(room.played.plan.activities)
    ]


def _minutes_of(room: Room, activity: str) -> int:
    found = room.played.activities[activity]
    return found.minutes[form_of(room.script, room.state, activity)]


@dataclass(frozen=True, slots=True)
class Late:
    """What is left of the plan needs more minutes than the session has.

    `leave_out`: the activities to come that the plan says to drop first, in that order, until the
    rest fits, each with its minutes.
    """

    needed: int
    left: int
    leave_out: tuple[tuple[str, int], ...]


def late(room: Room, *, now: float) -> Late | None:
    """Say that the plan no longer fits, when it does not by more than a minute; None else."""
    state, activities = room.state, room.played.plan.activities
    if state.started is None or state.place is None or state.phase is Phase.ENDED:
        return None
    at = position(room)["at"]
    here = max(0.0, minutes(room)["step_ends"] - now) / 60
    following = [(each, _minutes_of(room, each.id)) for each in activities[at:]] if at else []
    needed = here + sum(lasts for _, lasts in following)
    left = (state.started + room.played.plan.minutes * 60 - now) / 60
    if not at or needed <= left + 1:
        return None
    droppable = [(each, lasts) for each, lasts in following if isinstance(each.drop, int)]
    dropped: list[tuple[str, int]] = []
    for each, lasts in sorted(droppable, key=lambda pair: int(pair[0].drop or 0)):
        if needed - sum(spared for _, spared in dropped) <= left + 1:
            break
        dropped.append((each.frame[room.staff_language].title, lasts))
    return Late(round(needed), max(0, round(left)), tuple(dropped))


def _item(room: Room) -> Item | None:
    return current(room.script, room.state)


def for_cards(room: Room) -> dict[str, Any]:
    """Give what the page that reads cards needs: where the room is, counts, the next press."""
    place, counts = room.state.place, pages.counted(room)
    ready = place is not None and not isinstance(asked_now(room, place), Refused)
    return {
        "activity": place.activity if place else "",
        "item": place.item if place else "",
        "ready": ready,
        "answered": counts.answered,
        "here": counts.here,
        "seq": room.state.seq,
        "primary": button.primary(room),
    }


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
    told = lasting.walked(state, step.id) if step else ()
    planned = int(lasting.lasts(step, _form(room, state), told) * 60) if step else 0
    return {
        "session_ends": int(ends) if ends else 0,
        "step_ends": int(state.entered + planned) if state.entered and planned else 0,
        "planned": planned,
        "over": state.ended is not None,
    }


def _form(room: Room, state: State) -> str:
    return form_of(room.script, state, state.place.activity) if state.place else FULL


def numbers(room: Room) -> Mapping[Role, dict[str, int | str]]:
    """Give the live numbers of wall and console: how many answered, never what."""
    counts = pages.counted(room)
    wall: dict[str, int | str] = {
        "answered": counts.answered,
        "here": counts.here,
        "seats": room.seats,
    }
    with translation.override((room.state.wall or room.languages)[0]):
        picture = dots(counts.answered, counts.here)
    return {
        Role.WALL: {**wall, "dots": picture},
        Role.PEER: wall,
        Role.CONSOLE: {
            **wall,
            **_summed(room),
            **queries.waiting(room.id),
            "troubled": int(writer.troubled),
            **_alarmed(room),
        },
    }


def _alarmed(room: Room) -> dict[str, int]:
    number = tallies.alarmed(room, room.state.place) if room.state.place else None
    return {} if number is None else {"alarmed": number}


def _summed(room: Room) -> dict[str, int]:
    summed = hands.summed(room)
    told = asdict(summed) if summed else {}
    return {f"by_{name}": int(number) for name, number in told.items()}


def ended(session: UUID, owners: Mapping[T, str]) -> list[T]:
    """Give the console listeners whose right to lead is gone."""
    return [known for known, token in owners.items() if queries.console(session, token) is None]


@dataclass(frozen=True, slots=True)
class Heard:
    """A word with every slip that says it: what is decided counts for all of them."""

    id: int
    text: str
    state: str
    slips: tuple[int, ...]


def _heard(papers: list[queries.Paper]) -> list[Heard]:
    """Put equal words together that wait for the same decision, in the order of their first."""
    together: dict[tuple[str, str], list[queries.Paper]] = {}
    for each in papers:
        together.setdefault((each.text.casefold().strip(), each.state), []).append(each)
    return [
        Heard(same[0].id, same[0].text, same[0].state, tuple(each.id for each in same))
        for same in together.values()
    ]


def _words(room: Room) -> list[Heard]:
    place, item = room.state.place, _item(room)
    if place is None or item is None or not any(ask.text_limit for ask in item.asks):
        return []
    return _heard(queries.words(room.id, place.activity, place.item))


def _takes_words(room: Room) -> bool:
    item = _item(room)
    open_now = room.state.phase is Phase.OPEN
    return open_now and item is not None and any(ask.text_limit for ask in item.asks)
