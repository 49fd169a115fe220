"""The steps of a forum theatre, who acts in each, and the tries as far as they are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from declic.activities import rules
from declic.activities.theatre_forum.models import Beat, Content, Part
from declic.kernel.steps import Ask, Item, total
from declic.packs.models import Form

CAST, ROUND_1, TRIES, OUT = "cast", "round-1", "tries", "out-of-role"
STOP = Ask("stop", ("stop",), counted=True)
WAYS = "ways"
# Dots that a card of the wall holds in one row; the figure beside them says the rest.
DOTS = 8
_FIRST, _STEP = 16, 32

Results = Mapping[str, Mapping[str, Mapping[str, Mapping[str, int]]]]


@dataclass(frozen=True, slots=True)
class Tried:
    """One of the ways, how many tries used it, and where the wall draws a dot for each."""

    name: str
    text: str
    times: int
    dots: tuple[int, ...]


def ids(content: Content) -> list[str]:
    """Give the steps in their order; each line of the scene is one."""
    return [CAST, *(beat.id for beat in content.scene), ROUND_1, TRIES, OUT]


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give an item for each step that the form keeps. Only the tries are counted."""
    kept = [id_ for id_ in ids(content) if form.items is None or id_ in form.items]
    asks = (STOP, Ask(WAYS, tuple(way.id for way in content.ways), several=True, counted=True))
    return tuple(
        replace(item, asks=asks, at_once=True, reveals=True) if item.id == TRIES else item
        for item in rules.in_a_row(kept)
    )


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say which ids stand twice, who speaks without being cast, and what a form cannot keep."""
    yield from rules.form_faults(ids(content), forms)
    cast = [part.id for part in content.cast]
    for id_ in rules.twice(cast):
        yield f"The part {id_} stands twice."
    for id_ in rules.twice([way.id for way in content.ways]):
        yield f"The way {id_} stands twice."
    for beat in content.scene:
        if beat.who is not None and beat.who not in cast:
            yield f"The line {beat.id} is said by {beat.who}, who is not in the cast."
    for part in content.cast:
        if part.name == content.chair.name:
            yield f"{part.name} is the empty chair: nobody plays the person it happens to."


def beat(content: Content, item: str) -> Beat | None:
    """Give the line of an item, None where the item is no line."""
    return next((beat for beat in content.scene if beat.id == item), None)


def speaker(content: Content, item: str) -> Part | None:
    """Give who says the line of an item, None for the voice and where nothing is said."""
    said = beat(content, item)
    return next((part for part in content.cast if said and part.id == said.who), None)


def line(content: Content, beat: Beat) -> str:
    """Give a line as a script writes it: with the name of who speaks, and what they think."""
    name = next((part.name for part in content.cast if part.id == beat.who), "")
    said = f"{name}: {beat.text}" if name and beat.aloud else beat.text
    return f"{said} ({beat.thought})" if beat.thought else said


def tries(results: Results) -> int:
    """Give how often somebody said Stop."""
    return total(results.get(TRIES, {}).get(STOP.id, {})).get("stop", 0)


def tried(content: Content, results: Results) -> tuple[Tried, ...]:
    """Give the ways with how many tries used each."""
    times = total(results.get(TRIES, {}).get(WAYS, {}))
    return tuple(
        Tried(way.name, way.text, times.get(way.id, 0), _dots(times.get(way.id, 0)))
        for way in content.ways
    )


def _dots(times: int) -> tuple[int, ...]:
    return tuple(_FIRST + _STEP * place for place in range(min(times, DOTS)))
