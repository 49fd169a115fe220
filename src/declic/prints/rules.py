"""Which answer cards there are, what stands on them, and which answer a turned card gives."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from declic.prints import markers

# Marker 0 is left free: it is the likeliest one that a camera sees in a pattern by mistake.
FIRST, MOST = 1, 200
FIRST_TABLE = 201

# The letter at each side of a card, clockwise from the top, as it lies with A up.
SIDES = ("A", "B", "C", "D")


# Millimetres of a marker's edge, on a sheet and on half a sheet: see paper/card.typ.
WHOLE, HALF = 160, 112
# From so many pixels on, at least 29 of 30 cards are read: measured in docs/cards.md.
LEAST_PIXELS = 28
# Degrees that a laptop's camera sees from left to right, as many do; others see 55 to 80.
FIELD = 65
CAMERAS = (640, 1280, 1920)


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its marker, what it is called on paper, and the sign of a table's card."""

    marker: int
    name: str
    rows: tuple[str, ...]
    sign: str = ""


class CardsRefusedError(Exception):
    """There are no cards to print, or more than can be told apart."""


def cards(people: int, tables: int, signs: Sequence[str]) -> tuple[Card, ...]:
    """Give cards numbered from 1 for that many people, then one for each table with its sign.

    Raise CardsRefusedError for no card at all, and for more than there are markers or signs.
    """
    if not (0 <= people <= MOST and 0 <= tables <= len(signs) and people + tables):
        raise CardsRefusedError
    return (*_people(people), *_tables(signs[:tables]))


def _people(people: int) -> Iterator[Card]:
    for number in range(FIRST, FIRST + people):
        yield Card(number, str(number), markers.rows(number))


def _tables(signs: Sequence[str]) -> Iterator[Card]:
    for place, sign in enumerate(signs):
        marker = FIRST_TABLE + place
        yield Card(marker, sign, markers.rows(marker), sign)


def reach(edge: int, camera: int) -> float:
    """Give how many metres away a marker of that edge is still read, straight before the camera.

    `edge` in millimetres, `camera` in pixels from left to right. A pinhole's geometry: what is
    twice as far is half as wide.
    """
    focal = camera / 2 / math.tan(math.radians(FIELD / 2))
    return focal * edge / 1000 / LEAST_PIXELS


def answer(quarter_turns: int) -> str:
    """Give the letter that is up after the card was turned that often clockwise, as one sees it.

    Turned once clockwise, what stood at the left side is up.
    """
    return SIDES[-quarter_turns % len(SIDES)]
