"""Where everything stands in a scene, and what is to be read in it.

The figures below were chosen before anything was measured, for a laptop's camera in a lit room:

- thirty cards, each tilted by 0 to 35 degrees about any axis and rolled by up to 20;
- the lens and what the camera does to its picture spread a point by 0.6 to 0.8 pixels;
- noise of 4 to 6 of 255 levels, then JPEG as webcams send it (0.85);
- paper and ink are 60 to 100 % as far apart as on a sheet by daylight;
- the far side of the room gets up to 40 % less light, the corners up to 20 % less;
- fingers hold each sheet at two edges, reaching 15 mm onto it; a hand is over one card in eight;
- behind the cards are bodies, shelves and a window.

A card is fully visible when no part of its marker is under a hand.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from declic.prints import rules
from tests.cards.paper import MARKER, SHEET, Hold, Placed, Point

# The pixels that a marker's side takes when it is held straight: a scene for each.
SIDES = (20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 44, 48, 52, 56, 60, 64, 68, 74, 80)
FRAMES = 50
ACROSS, DOWN = 10, 3
HD, FULL_HD = (1280, 720), (1920, 1080)
WIDEST_IN_HD = 60
FIELD = 65  # degrees that a laptop's camera sees from left to right


@dataclass(frozen=True, slots=True)
class Met:
    """What camera and sheets a scene has: the picture's size, blur in pixels, noise in levels.

    `fingers`: how much of the sheet they take, as a multiple of what they take of a whole one.
    """

    size: tuple[int, int] | None = None
    blur: tuple[float, float] = (0.6, 0.8)
    noise: tuple[float, float] = (4, 6)
    fingers: float = 1


USUAL = Met()
OTHERS = {
    "640 x 360": Met(size=(640, 360)),
    "1920 x 1080": Met(size=FULL_HD),
    "half-size sheets": Met(fingers=160 / 112),
    "blurred: 1.0 to 1.3 pixels": Met(blur=(1.0, 1.3)),
    "noisy: 8 to 12 levels": Met(noise=(8, 12)),
}


@dataclass(frozen=True, slots=True)
class Label:
    """What a card says: the letter that is up, and whether nothing is before its marker."""

    letter: str
    visible: bool


@dataclass(slots=True)
class Scene:
    """What is drawn, and what is to be read in it by the card's number."""

    drawn: dict[str, Any]
    labels: dict[int, Label] = field(default_factory=dict)


def scenes(
    sides: Sequence[int] = SIDES, frames: int = FRAMES, first: int = 0, met: Met = USUAL
) -> Iterator[tuple[int, Scene]]:
    """Give that many pictures of each scene with the pixels of a marker's side, always the same."""
    for side in sides:
        for at in range(first, first + frames):
            yield side, scene(side, at, met)


def scene(side: float, seed: int, met: Met = USUAL) -> Scene:
    """Draw up one picture; `side`: of a marker that is held straight, in pixels."""
    chance = random.Random(f"{side} {seed}")  # noqa: S311  # nothing is secret in a picture
    width, height = met.size or (HD if side <= WIDEST_IN_HD else FULL_HD)
    cards = [_held(chance, side, place, width, height) for place in range(ACROSS * DOWN)]
    cards = [replace(card, reach=met.fingers) for card in cards]
    numbers = chance.sample(range(rules.FIRST, rules.MOST + 1), len(cards))
    hands = [_hand(chance, card, side) for card in cards if chance.random() < 1 / 8]
    drawn = {**_camera(chance, seed, width, height, met), **_room(chance, cards, side)}
    drawn["hands"] = hands
    drawn["cards"] = [card.drawn(number - 1) for number, card in zip(numbers, cards, strict=True)]
    labels = {
        number: Label(rules.answer(card.hold.turn), not any(card.under(hand) for hand in hands))
        for number, card in zip(numbers, cards, strict=True)
    }
    return Scene(drawn, labels)


def focal(width: int) -> float:
    """Give the pixels that one metre takes in one metre's distance."""
    return width / 2 / math.tan(math.radians(FIELD / 2))


def _held(chance: random.Random, side: float, place: int, width: int, height: int) -> Placed:
    room = (width / ACROSS, height / DOWN)
    half = [length / 2 * side / MARKER for length in SHEET]
    # Sheets may come close to each other, yet not over each other.
    free = [max(0.0, each / 2 - math.hypot(*half)) for each in room]
    centre = Point(
        (place % ACROSS + 0.5) * room[0] + chance.uniform(-free[0], free[0]),
        (place // ACROSS + 0.5) * room[1] + chance.uniform(-free[1], free[1]),
    )
    hold = Hold(
        turn=chance.randrange(4),
        roll=chance.uniform(-20, 20),
        tilt=chance.uniform(0, 35),
        about=chance.uniform(0, 360),
    )
    return Placed(centre, side, hold, focal(width), fingers=chance.uniform(-50, 50))


def _hand(chance: random.Random, card: Placed, side: float) -> dict[str, float]:
    millimetre = side / MARKER
    return {
        "x": card.centre.x + chance.uniform(-60, 60) * millimetre,
        "y": card.centre.y + chance.uniform(-60, 60) * millimetre,
        "wide": 45 * millimetre,
        "high": 80 * millimetre,
        "angle": chance.uniform(0, math.pi),
        "grey": chance.uniform(60, 190),
    }


def _camera(chance: random.Random, seed: int, width: int, height: int, met: Met) -> dict[str, Any]:
    contrast = chance.uniform(0.6, 1)
    lamp = {
        "dark": chance.uniform(0, 0.4),
        "angle": chance.uniform(0, 2 * math.pi),
        "corner": chance.uniform(0, 0.2),
    }
    return {
        "width": width,
        "height": height,
        "seed": seed + 1,
        "white": 130 + 100 * contrast,
        "black": 130 - 100 * contrast,
        "blur": chance.uniform(*met.blur),
        "noise": chance.uniform(*met.noise),
        "quality": 0.85,
        "lamp": lamp,
    }


def _room(chance: random.Random, cards: Sequence[Placed], side: float) -> dict[str, Any]:
    wide = 230 * side / MARKER
    bodies = [
        {
            "x": card.centre.x + chance.uniform(-0.3, 0.3) * wide,
            "y": card.centre.y + wide,
            "wide": wide,
            "high": 1.3 * wide,
            "angle": 0,
            "grey": chance.uniform(30, 220),
        }
        for card in cards
    ]
    return {"wall": chance.uniform(110, 190), "behind": [*_behind(chance)], "bodies": bodies}


def _behind(chance: random.Random) -> Iterator[dict[str, float]]:
    for _ in range(12):
        left, top = chance.uniform(0, 1800), chance.uniform(0, 900)
        yield {
            "left": left,
            "top": top,
            "right": left + chance.uniform(20, 250),
            "bottom": top + chance.uniform(20, 250),
            "one": chance.uniform(20, 250),
            "other": chance.uniform(20, 250),
            "every": chance.choice([0, 6, 15, 40]),
        }
