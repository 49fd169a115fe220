"""The circle of dots on the wall: at each line, some of them change places across it."""

from __future__ import annotations

from dataclasses import dataclass

PAIRS = 6
# Colours of the dots. Not a divisor of PAIRS: two dots that change places must look different.
TONES = 5
# Every third pair stays where it is, and at each line it is another third.
_STAYS = 3

# Places on an ellipse of 1600 to 800 around 0 0, half of them; each opposite place is the negative.
_PLACES = ((740, 0), (641, 185), (370, 320), (0, 370), (-370, 320), (-641, 185))


@dataclass(frozen=True, slots=True)
class Dot:
    """One person of the circle: where it stands and its colour."""

    x: int
    y: int
    tone: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two dots that stand opposite to each other, and whether they have just changed places."""

    dots: tuple[Dot, Dot]
    crosses: bool


def circle(line: int) -> tuple[Pair, ...]:
    """Give the pairs as they stand when this line (from 0) has been read."""
    return tuple(_pair(number, line) for number in range(PAIRS))


def crosses(pair: int, line: int) -> bool:
    """Tell whether a pair changes places at this line."""
    return (pair + line) % _STAYS != 0


def _pair(number: int, line: int) -> Pair:
    x, y = _PLACES[number]
    tones = (number % TONES, (number + PAIRS) % TONES)
    if sum(crosses(number, before) for before in range(line + 1)) % 2:
        tones = tones[::-1]
    return Pair((Dot(x, y, tones[0]), Dot(-x, -y, tones[1])), crosses(number, line))
