"""The places as a picture: where each dot stands, where it comes from, which places were left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from declic.activities.line_debate.rules import ZONES, Line

ZONE_WIDTH, HEIGHT = 400, 220
_ROOM = 360
_SIZES = range(60, 9, -2)
# From where a dot walks: so many zones towards the end, or from below.
Walk = Literal["", "in", "end-2", "end-1", "start-1", "start-2"]


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot. `left`: a place where somebody stood before."""

    zone: str
    x: float
    y: float
    r: float
    walk: Walk = ""
    left: bool = False


def dots(line: Line) -> tuple[Dot, ...]:
    """Give the dots of all zones, the same size in each."""
    if not line.now:
        return ()
    old = line.before or line.now
    size = _size(max(max(line.now[zone], old[zone]) for zone in ZONES))
    walks = _walks(line)
    return tuple(
        dot
        for place, zone in enumerate(ZONES)
        for dot in _zone(place, size, line.now[zone], old[zone], walks[zone])
    )


def _zone(place: int, size: int, now: int, old: int, walks: list[Walk]) -> Iterator[Dot]:
    stayed = now - len(walks)
    for number in range(max(now, old)):
        x, y = _spot(number, size, max(now, old))
        walk = walks[number - stayed] if stayed <= number < now else ""
        yield Dot(ZONES[place], place * ZONE_WIDTH + x, y, size * 0.36, walk, left=number >= now)


def _size(most: int) -> int:
    return next((s for s in _SIZES if (_ROOM // s) * (HEIGHT // s) >= most), _SIZES[-1])


def _spot(number: int, size: int, of: int) -> tuple[float, float]:
    """Give a place in the crowd: rows from the line upwards, each in the middle of its zone."""
    columns = _ROOM // size
    row, column = divmod(number, columns)
    in_row = min(columns, of - row * columns)
    x = ZONE_WIDTH / 2 + (column - (in_row - 1) / 2) * size
    return round(x, 1), round(HEIGHT - (row + 0.5) * size, 1)


def _walks(line: Line) -> Mapping[str, list[Walk]]:
    """Say from where dots come: all come in at first; then the zones that lost some give them."""
    if line.how == "same":
        return {zone: [] for zone in ZONES}
    if line.before is None:
        come: tuple[Walk, Walk, Walk] = ("end-1", "in", "start-1")
        return {zone: [walk] * line.now[zone] for zone, walk in zip(ZONES, come, strict=True)}
    left = [
        place for place, zone in enumerate(ZONES) for _ in range(line.before[zone] - line.now[zone])
    ]
    return {
        zone: [
            _from(left.pop(0) if left else None, place)
            for _ in range(line.now[zone] - line.before[zone])
        ]
        for place, zone in enumerate(ZONES)
    }


def _from(origin: int | None, place: int) -> Walk:
    if origin is None:
        return "in"
    by: dict[int, Walk] = {-2: "start-2", -1: "start-1", 1: "end-1", 2: "end-2"}
    return by[origin - place]
