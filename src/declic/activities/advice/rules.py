"""Rounds, the order of the cards, and ticks that are only ever told as a sum of the room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from declic.activities import rules
from declic.activities.advice.models import Content, Worry
from declic.kernel.steps import Ask, Item
from declic.packs.models import Form

T = TypeVar("T")

TICKS = "ticks"
_ROUND = "round-"
# Cards that a wall holds in large type; the next round begins with another one.
ON_WALL = 4
# As many dots as a row of the wall's drawing holds; the figure beside it says the rest.
DOTS = 24
_FIRST, _STEP = 12, 24


@dataclass(frozen=True, slots=True)
class Said:
    """How often the room heard one of the things to tick; `dots` is where the wall draws each."""

    text: str
    times: int
    dots: tuple[int, ...]


def round_ids(content: Content) -> list[str]:
    """Give the items of the full form."""
    return [f"{_ROUND}{number}" for number in range(1, content.rounds.full + 1)]


def number(item: str) -> int:
    """Give the number of a round, from 1."""
    return int(item.removeprefix(_ROUND))


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give an item for each round that the form keeps."""
    ticks = Ask(TICKS, tuple(tick.id for tick in content.ticks), several=True)
    told = rules.in_a_row(_kept(content, form))
    return tuple(
        replace(item, asks=(ticks,), reveals=True, seconds=content.seconds) for item in told
    )


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say which ids stand twice, where the rounds do not add up, and which form has no worry."""
    yield from rules.form_faults(round_ids(content), forms)
    for what, cards in (("worry", content.worries), ("sentence", content.sentences)):
        for id_ in rules.twice([card.id for card in cards]):
            yield f"The {what} {id_} stands twice."
    for id_ in rules.twice([tick.id for tick in content.ticks]):
        yield f"The tick {id_} stands twice."
    for id_ in rules.twice([role.id for role in content.roles]):
        yield f"The role {id_} stands twice; each of the three stands once."
    for name, form in forms.items():
        there, said = len(_kept(content, form)), content.rounds[name]
        if there != said:
            yield f"The form {name} keeps {there} rounds, but `rounds` says {said}."
        if not worries(content, name):
            yield f"The form {name} has no worry."


def worries(content: Content, form: str) -> tuple[tuple[int, Worry], ...]:
    """Give the worry cards of a form with the numbers by which a room without phones names them."""
    left = [worry for worry in content.worries if worry.short or form != "short"]
    return tuple(enumerate(left, 1))


def turned(cards: Sequence[T], item: str) -> tuple[T, ...]:
    """Give the cards in the order of a round: each round begins with another card."""
    start = (number(item) - 1) % len(cards)
    return (*cards[start:], *cards[:start])


def said(content: Content, ticked: Mapping[str, Mapping[str, int]]) -> tuple[Said, ...]:
    """Give how often the room ticked each, all rounds together."""
    sums: Counter[str] = Counter()
    for counts in ticked.values():
        sums.update(counts)
    return tuple(Said(tick.text, sums[tick.id], _dots(sums[tick.id])) for tick in content.ticks)


def _dots(times: int) -> tuple[int, ...]:
    return tuple(_FIRST + _STEP * place for place in range(min(times, DOTS)))


def _kept(content: Content, form: Form) -> list[str]:
    return [id_ for id_ in round_ids(content) if form.items is None or id_ in form.items]
