"""Which answer cards there are, what stands on them, and which answer a turned card gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from declic.prints import markers

# Marker 0 is left free: it is the likeliest one that a camera sees in a pattern by mistake.
FIRST, MOST = 1, 200
FIRST_TABLE = 201

# The letter at each side of a card, clockwise from the top, as it lies with A up.
SIDES = ("A", "B", "C", "D")


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


def answer(quarter_turns: int) -> str:
    """Give the letter that is up after the card was turned that often clockwise, as one sees it.

    Turned once clockwise, what stood at the left side is up.
    """
    return SIDES[-quarter_turns % len(SIDES)]
