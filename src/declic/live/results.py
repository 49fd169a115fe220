"""What a session's closed answers add up to, for those who led it. Reading only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from declic.kernel.steps import FIRST, Ask, Counts, Sensitivity, total
from declic.live import choices, rooms
from declic.live.machine.screens import is_counted
from declic.live.machine.script import Place
from declic.live.machine.state import Phase, current, item_at
from declic.live.models import Session
from declic.live.rooms import Room


@dataclass(frozen=True, slots=True)
class Line:
    """One choice of a counted ask: its drawing and words as far as it has them."""

    id: str
    shape: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """One counted ask in the words of a language; `number` stands for it when it has none."""

    number: int
    text: str
    lines: tuple[Line, ...]
    given: Mapping[str, int]


def results(room: Room) -> dict[str, Any]:
    """Give what `declic session results` prints, read from the closed facts alone.

    Answers to private questions are not in it: whoever leads the room promised to see none.
    """
    steps: dict[str, dict[str, Any]] = {}
    for place, ask, counts in _closed(room):
        step = room.script.step(place.activity)
        about = {"activity": place.activity, "kind": step.kind if step else rooms.QUICK_KIND}
        entry = steps.setdefault(place.activity, {**about, "items": []})
        name = place.item if len(_asks(room, place)) == 1 else ask.id
        told = {"item": name, "unit": ask.unit.value, "answers": total(counts)}
        entry["items"].append({**told, "given": given(counts), **_firsts(room, place, ask)})
    return {"seats": seats(room), "steps": list(steps.values())}


def _firsts(room: Room, place: Place, ask: Ask) -> dict[str, Mapping[str, int]]:
    """Give how many made one of the ask's `firsts` for the first time, where it has such."""
    if not ask.firsts:
        return {}
    return {"first": room.state.results[place].get(FIRST, {}).get(FIRST, {})}


def read(room: Room, *, language: str) -> dict[str, list[Row]]:
    """Give the same counts by activity, in words, for a page."""
    rows: dict[str, list[Row]] = {}
    for place, ask, counts in _closed(room):
        rows.setdefault(place.activity, [])
        if not ask.choices:
            continue
        words = choices.asked(room, place, ask.id, language=language)
        here, numbers = rows[place.activity], total(counts)
        lines = tuple(
            Line(id_, choices.shape(id_, ask.choices), words.choices.get(id_, ""), numbers[id_])
            for id_ in ask.choices
            if numbers.get(id_)
        )
        # Ticks are not people: how many phones ticked is not in their sum.
        ways = {} if ask.several else given(counts)
        here.append(Row(len(here) + 1, words.text, lines, ways))
    return {activity: found for activity, found in rows.items() if found}


def closed_here(room: Room) -> dict[str, Any] | None:
    """Give how the current item's closed answers came, and what was chosen; for the console."""
    item, place = current(room.script, room.state), room.state.place
    if item is None or place is None or place not in room.state.results or not item.reveals:
        return None
    if is_counted(item) or any(ask.sensitivity is Sensitivity.PRIVATE for ask in item.asks):
        return None
    ways = Counter[str]()
    for ask in item.asks:
        # Ticks are not people: how many ticked is not in their sum.
        counts = room.state.results[place].get(ask.id, {})
        ways.update({} if ask.several else given(counts))
    return {"ways": dict(ways), "chosen": room.state.chosen.get(place)}


def chart(room: Room) -> dict[str, int]:
    """Give the closed counts by the drawing of their choice, for whoever asks a table about it.

    A spoken vote draws its own.
    """
    item, place = current(room.script, room.state), room.state.place
    closed = room.state.phase in {Phase.CLOSED, Phase.REVEALED} and room.state.under is None
    if not closed or closed_here(room) is None or place is None:
        return {}
    ask = item.asks[0] if item and len(item.asks) == 1 else None
    if ask is None or not all(choices.shape(choice, ask.choices) for choice in ask.choices):
        return {}
    counts = total(room.state.results[place].get(ask.id, {}))
    return {choices.shape(choice, ask.choices): counts.get(choice, 0) for choice in ask.choices}


def given(counts: Counts) -> dict[str, int]:
    """Count answers by the way they came."""
    ways = Counter[str]()
    for numbers in counts.values():
        ways.update(numbers)
    return dict(ways)


def seats(room: Room) -> int:
    """Count the seats: those of now, or what was kept when the session ended."""
    kept = Session.objects.filter(pk=room.id).values_list("seated", flat=True).first()
    return room.seats if kept is None else kept


def _closed(room: Room) -> Iterator[tuple[Place, Ask, Counts]]:
    for place, result in room.state.results.items():
        for ask in _asks(room, place):
            if ask.sensitivity is not Sensitivity.PRIVATE:
                yield place, ask, result.get(ask.id, {})


def _asks(room: Room, place: Place) -> tuple[Ask, ...]:
    item = item_at(room.script, room.state, place)
    return item.asks if item else ()
