"""How the diamonds of all tables add up to the room's. Exact: fractions, no rounding.

Every table gives each card the row that it lies in, 1 on top to 5. The room's height of a card is
the average of that over the tables; the lowest number lies on top. A card that a table laid
nowhere lies, for that table, in the middle of the places that were left: a table that only said
its top card has put the eight others side by side.

With the same height the card that more tables put on top goes first, then the one that more put
into the second row, and so on. Cards that are equal even then keep the order of the pack; where
that puts one above the other, both are marked as equal, so that the drawing claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

# The asks of the one item, from top to bottom, and how many cards lie in each row.
ROWS: Mapping[str, int] = {"top": 1, "high": 2, "middle": 3, "low": 2, "last": 1}
TOP = "top"
NINE = sum(ROWS.values())

# row -> card -> how many tables laid it there
Laid = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A card in the room's diamond. `tops`: at how many tables it lies on top."""

    card: str
    tops: int
    equal: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One place to lay a card on: its ask, and the which of how many it is in its row."""

    ask: str
    number: int
    of: int


def places() -> Iterator[Place]:
    """Give the nine places, from top to bottom."""
    for ask, many in ROWS.items():
        yield from (Place(ask, number, many) for number in range(1, many + 1))


def tables(laid: Laid) -> int:
    """Give the least number of tables that can have laid this."""
    cards = {card for row in laid.values() for card in row}
    by_card = (sum(row.get(card, 0) for row in laid.values()) for card in cards)
    by_row = (-(-sum(laid.get(ask, {}).values()) // many) for ask, many in ROWS.items())
    return max(*by_row, *by_card, 0)


def heights(cards: Sequence[str], laid: Laid) -> dict[str, Fraction]:
    """Give each card's average row; nothing when no table laid anything."""
    number = tables(laid)
    if not number:
        return {}
    left = _left(laid, number)
    return {card: _height(card, laid, number, left) for card in cards}


def _left(laid: Laid, number: int) -> Fraction:
    """Give the average row of the places that stayed empty."""
    empty = [
        (row, many * number - sum(laid.get(ask, {}).values()))
        for row, (ask, many) in enumerate(ROWS.items(), 1)
    ]
    missing = sum(many for _row, many in empty)
    return Fraction(sum(row * many for row, many in empty), missing) if missing else Fraction(0)


def _height(card: str, laid: Laid, number: int, left: Fraction) -> Fraction:
    times = [laid.get(ask, {}).get(card, 0) for ask in ROWS]
    known = sum(row * many for row, many in enumerate(times, 1))
    return (known + left * (number - sum(times))) / number


def tops(cards: Sequence[str], laid: Laid) -> tuple[tuple[str, int], ...]:
    """Give the cards on top with the number of tables, where nothing else is known of the tables.

    Nothing where some table laid more than its top card: then there is a diamond to draw. A
    diamond out of top cards alone would put the others into an order that nobody chose.
    """
    if any(number for ask, row in laid.items() if ask != TOP for number in row.values()):
        return ()
    told = [(card, laid.get(TOP, {}).get(card, 0)) for card in cards]
    return tuple(sorted((each for each in told if each[1]), key=lambda each: -each[1]))


def diamond(cards: Sequence[str], laid: Laid) -> tuple[tuple[Placed, ...], ...]:
    """Lay the room's diamond, row by row; nothing when no table laid anything."""
    height = heights(cards, laid)
    if not height:
        return ()
    keys = {card: _key(card, height[card], laid) for card in cards}
    order = iter(sorted(cards, key=keys.__getitem__))
    rows = [[next(order) for _place in range(many)] for many in ROWS.values()]
    return tuple(tuple(_placed(card, row, keys, laid) for card in row) for row in rows)


def _key(card: str, height: Fraction, laid: Laid) -> tuple[Fraction, ...]:
    return (height, *(Fraction(-laid.get(ask, {}).get(card, 0)) for ask in ROWS))


def _placed(
    card: str, row: Sequence[str], keys: Mapping[str, tuple[Fraction, ...]], laid: Laid
) -> Placed:
    equal = any(keys[other] == keys[card] for other in keys if other not in row)
    return Placed(card, laid.get(TOP, {}).get(card, 0), equal)
