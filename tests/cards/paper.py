"""A sheet of paper that is held before a camera: where each point of it is seen."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

# Millimetres: see src/declic/prints/paper/card.typ.
MARKER, SHEET = 160.0, (210.0, 297.0)
FINGER = (10.0, 15.0)

Matrix = tuple[tuple[float, float, float], ...]


class Point(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Hold:
    """Quarter turns clockwise, and degrees off: rolled in the picture, tilted about an axis."""

    turn: int
    roll: float = 0
    tilt: float = 0
    about: float = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet that is seen around a point, its marker `side` pixels wide if it were straight.

    `moved`: degrees of roll at each moment while the shutter is open; one moment when it is still.
    """

    centre: Point
    side: float
    hold: Hold
    focal: float
    fingers: float = 0
    reach: float = 1
    moved: tuple[float, ...] = (0,)

    def seen(self, x: float, y: float, moved: float = 0) -> Point:
        """Give where a point of the sheet is seen; it is told in millimetres from its middle."""
        across, down, deep = (row[0] * x + row[1] * y for row in turned(self.hold, moved))
        away = self.focal * MARKER / self.side
        near = self.focal / (away + deep)
        return Point(self.centre.x + across * near, self.centre.y + down * near)

    def drawn(self, sheet: int) -> dict[str, Any]:
        """Give what the drawing needs: from each pixel back to the sheet, from 0 to 1."""
        views = [back([self.seen(x, y, moved) for x, y in corners()]) for moved in self.moved]
        around = [self.seen(x, y, moved) for x, y in corners() for moved in self.moved]
        xs, ys = [p.x for p in around], [p.y for p in around]
        box = (min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)
        return {"sheet": sheet, "views": views, "box": box, "fingers": [*self._held()]}

    def _held(self) -> Iterator[dict[str, float]]:
        scale = self.side / MARKER
        for edge in (-0.5, 0.5):
            side, end = edge * SHEET[0], edge * SHEET[1]
            x, y = (self.fingers, end) if self.hold.turn % 2 else (side, self.fingers)
            at = self.seen(x, y)
            high, wide = (length * scale * self.reach for length in FINGER)
            yield {"x": at.x, "y": at.y, "wide": wide, "high": high, "angle": 0, "grey": 120}

    def under(self, hand: dict[str, float]) -> bool:
        """Tell whether any part of the marker is under the hand, or touches it."""
        half, steps = MARKER / 2, 20
        places = [half * (2 * at / steps - 1) for at in range(steps + 1)]
        return any(_inside(self.seen(x, y), hand) for x in places for y in places)


def _inside(point: Point, hand: dict[str, float]) -> bool:
    c, s = math.cos(hand["angle"]), math.sin(hand["angle"])
    dx, dy = point.x - hand["x"], point.y - hand["y"]
    off = math.hypot((c * dx + s * dy) / hand["wide"], (c * dy - s * dx) / hand["high"])
    return off < 1 + 1 / min(hand["wide"], hand["high"])


def corners() -> list[tuple[float, float]]:
    """Give the corners of the sheet, clockwise from the upper left."""
    half, long = SHEET[0] / 2, SHEET[1] / 2
    return [(-half, -long), (half, -long), (half, long), (-half, long)]


def turned(hold: Hold, moved: float = 0) -> Iterator[tuple[float, float]]:
    """Give the rows of the turning matrix that points of a sheet need."""
    a, b, t = (
        math.radians(each) for each in (hold.turn * 90 + hold.roll + moved, hold.about, hold.tilt)
    )
    c, s = math.cos(a), math.sin(a)
    # Tilted about an axis that lies in the picture.
    x, y, flat = math.cos(b), math.sin(b), 1 - math.cos(t)
    rows = (
        (math.cos(t) + x * x * flat, x * y * flat),
        (x * y * flat, math.cos(t) + y * y * flat),
        (-y * math.sin(t), x * math.sin(t)),
    )
    for p, q in rows:
        yield p * c + q * s, q * c - p * s


def back(quad: Sequence[Point]) -> list[float]:
    """Give the nine numbers that lead from a picture's points to a square from 0 to 1."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    px, py = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    ax, ay, bx, by = x1 - x2, y1 - y2, x3 - x2, y3 - y2
    whole = ax * by - bx * ay
    g, h = (px * by - bx * py) / whole, (ax * py - px * ay) / whole
    return inverse(
        (
            (x1 - x0 + g * x1, x3 - x0 + h * x3, x0),
            (y1 - y0 + g * y1, y3 - y0 + h * y3, y0),
            (g, h, 1),
        )
    )


def inverse(m: Matrix) -> list[float]:
    """Give the inverse of a matrix, but for a factor that does not matter here."""
    (a, b, c), (d, e, f), (g, h, i) = m
    return [
        e * i - f * h, c * h - b * i, b * f - c * e,
        f * g - d * i, a * i - c * g, c * d - a * f,
        d * h - e * g, b * g - a * h, a * e - b * d,
    ]  # fmt: skip
