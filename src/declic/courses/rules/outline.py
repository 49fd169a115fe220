"""Belgium's provinces as eleven simplified shapes, drawn by ourselves, and how many stand in each.

Points are degrees east and north, read off by hand and rounded: neighbours share the very points of
their border, so that no gap shows. Colours are tokens written as attributes, since the content
security policy allows no inline style. Counts stand beside in a table: nobody needs to see.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import cos, radians

from declic.courses.rules.places import Province

Point = tuple[float, float]
_WEST, _NORTH, _SCALE = 2.45, 51.58, 230.0
_FLAT = cos(radians(50.5))
WIDTH, HEIGHT = 596, 492
_STEPS = (0.12, 0.24, 0.38, 0.52)

# Borders between two neighbours, each told once.
_COAST = ((2.54, 51.09), (2.72, 51.15), (2.91, 51.24), (3.13, 51.33), (3.37, 51.37))
_FRANCE_WEST = (
    (3.18, 50.74), (3.10, 50.79), (2.91, 50.70), (2.70, 50.80), (2.63, 50.92), (2.58, 51.01),
    (2.54, 51.09),
)  # fmt: skip
_WEST_EAST = (
    (3.43, 51.24),
    (3.46, 51.10),
    (3.37, 51.04),
    (3.46, 50.93),
    (3.41, 50.86),
    (3.46, 50.77),
)
_WEST_HAINAUT = ((3.46, 50.77), (3.31, 50.71), (3.18, 50.74))
_ZEELAND = (
    (3.43, 51.24),
    (3.55, 51.29),
    (3.80, 51.25),
    (3.90, 51.21),
    (4.17, 51.29),
    (4.24, 51.35),
)
_EAST_ANTWERP = ((4.24, 51.35), (4.32, 51.26), (4.37, 51.21), (4.29, 51.12), (4.24, 51.04))
_EAST_BRABANT = ((4.24, 51.04), (4.12, 50.99), (4.09, 50.90), (3.99, 50.80), (3.93, 50.69))
_EAST_HAINAUT = ((3.93, 50.69), (3.78, 50.71), (3.66, 50.75), (3.55, 50.73), (3.46, 50.77))
_BRABANT_NORTH = (
    (4.24, 51.35), (4.28, 51.38), (4.40, 51.45), (4.55, 51.48), (4.67, 51.43), (4.78, 51.50),
    (4.85, 51.42), (4.93, 51.40), (5.07, 51.47), (5.13, 51.32), (5.24, 51.26),
)  # fmt: skip
_ANTWERP_LIMBURG = ((5.24, 51.26), (5.11, 51.17), (5.05, 51.06))
_ANTWERP_BRABANT = (
    (5.05, 51.06),
    (4.87, 51.03),
    (4.72, 51.01),
    (4.61, 50.96),
    (4.42, 50.99),
    (4.24, 51.04),
)
_LIMBURG_OUTSIDE = (
    (5.24, 51.26), (5.40, 51.27), (5.55, 51.27), (5.70, 51.18), (5.84, 51.16), (5.77, 51.03),
    (5.72, 50.92), (5.64, 50.85), (5.69, 50.76),
)  # fmt: skip
_LIMBURG_LIEGE = ((5.69, 50.76), (5.58, 50.80), (5.46, 50.74), (5.28, 50.73), (5.11, 50.71))
_LIMBURG_BRABANT = ((5.11, 50.71), (5.14, 50.80), (5.09, 50.92), (5.11, 50.99), (5.05, 51.06))
_BRABANT_LIEGE = ((5.11, 50.71), (5.02, 50.74))
_BRABANTS = (
    (5.02, 50.74), (4.92, 50.76), (4.76, 50.80), (4.62, 50.77), (4.47, 50.75), (4.36, 50.71),
    (4.24, 50.69), (4.10, 50.70),
)  # fmt: skip
_BRABANT_HAINAUT = ((4.10, 50.70), (3.93, 50.69))
_WALLOON_HAINAUT = ((4.10, 50.70), (4.14, 50.63), (4.28, 50.59), (4.40, 50.56), (4.52, 50.53))
_WALLOON_NAMUR = ((4.52, 50.53), (4.66, 50.58), (4.82, 50.61), (4.97, 50.65))
_WALLOON_LIEGE = ((4.97, 50.65), (5.02, 50.74))
_HAINAUT_NAMUR = (
    (4.52, 50.53), (4.60, 50.46), (4.56, 50.36), (4.46, 50.30), (4.47, 50.20), (4.38, 50.12),
    (4.44, 50.04), (4.43, 49.94),
)  # fmt: skip
_FRANCE_HAINAUT = (
    (4.43, 49.94), (4.29, 49.97), (4.15, 49.98), (4.20, 50.08), (4.13, 50.14), (4.20, 50.27),
    (4.03, 50.35), (3.88, 50.33), (3.71, 50.31), (3.66, 50.45), (3.51, 50.49), (3.36, 50.50),
    (3.27, 50.61), (3.18, 50.74),
)  # fmt: skip
_FRANCE_NAMUR = (
    (4.99, 49.80), (4.88, 49.79), (4.87, 49.91), (4.79, 49.97), (4.88, 50.08), (4.82, 50.16),
    (4.70, 50.09), (4.68, 49.99), (4.43, 49.94),
)  # fmt: skip
_NAMUR_LIEGE = ((4.97, 50.65), (5.03, 50.57), (5.11, 50.50), (5.23, 50.43), (5.43, 50.33))
_NAMUR_LUXEMBOURG = (
    (5.43, 50.33), (5.28, 50.28), (5.21, 50.18), (5.10, 50.09), (5.03, 49.98), (5.05, 49.89),
    (4.99, 49.80),
)  # fmt: skip
_LIEGE_LUXEMBOURG = (
    (5.43, 50.33),
    (5.56, 50.30),
    (5.68, 50.36),
    (5.80, 50.25),
    (5.94, 50.29),
    (6.03, 50.18),
)
_LIEGE_EAST = (
    (5.69, 50.76), (5.85, 50.75), (6.02, 50.75), (6.12, 50.72), (6.27, 50.62), (6.18, 50.54),
    (6.37, 50.45), (6.40, 50.33), (6.28, 50.27), (6.17, 50.22), (6.14, 50.13), (6.03, 50.18),
)  # fmt: skip
_LUXEMBOURG_OUTSIDE = (
    (6.03, 50.18), (5.90, 50.11), (5.74, 49.92), (5.78, 49.78), (5.91, 49.66), (5.82, 49.55),
    (5.47, 49.50), (5.31, 49.61), (5.17, 49.69), (4.99, 49.80),
)  # fmt: skip


def _round(*borders: tuple[Point, ...]) -> tuple[Point, ...]:
    """Join borders into a shape; each is turned so that it begins where the last one ended."""
    points: list[Point] = list(borders[0])
    if points[-1] not in {borders[1][0], borders[1][-1]}:
        points.reverse()
    for border in borders[1:]:
        way = border if border[0] == points[-1] else border[::-1]
        points.extend(way[1:])
    return tuple(points)


_BRUSSELS = (
    (4.25, 50.82), (4.28, 50.87), (4.31, 50.90), (4.38, 50.92), (4.45, 50.89), (4.48, 50.84),
    (4.46, 50.79), (4.39, 50.77), (4.31, 50.79),
)  # fmt: skip
# Brussels lies inside another shape and is drawn over it.
SHAPES: Mapping[Province, tuple[Point, ...]] = {
    Province.WEST_FLANDERS: _round(
        (*_COAST, (3.43, 51.24)), _WEST_EAST, _WEST_HAINAUT, _FRANCE_WEST
    ),
    Province.EAST_FLANDERS: _round(
        _ZEELAND, _EAST_ANTWERP, _EAST_BRABANT, _EAST_HAINAUT, _WEST_EAST
    ),
    Province.ANTWERP: _round(_BRABANT_NORTH, _ANTWERP_LIMBURG, _ANTWERP_BRABANT, _EAST_ANTWERP),
    Province.LIMBURG: _round(_LIMBURG_OUTSIDE, _LIMBURG_LIEGE, _LIMBURG_BRABANT, _ANTWERP_LIMBURG),
    Province.FLEMISH_BRABANT: _round(
        _ANTWERP_BRABANT,
        _EAST_BRABANT,
        _BRABANT_HAINAUT,
        _BRABANTS,
        _BRABANT_LIEGE,
        _LIMBURG_BRABANT,
    ),
    Province.WALLOON_BRABANT: _round(_BRABANTS, _WALLOON_HAINAUT, _WALLOON_NAMUR, _WALLOON_LIEGE),
    Province.HAINAUT: _round(
        _WEST_HAINAUT,
        _EAST_HAINAUT,
        _BRABANT_HAINAUT,
        _WALLOON_HAINAUT,
        _HAINAUT_NAMUR,
        _FRANCE_HAINAUT,
    ),
    Province.NAMUR: _round(
        _HAINAUT_NAMUR, _WALLOON_NAMUR, _NAMUR_LIEGE, _NAMUR_LUXEMBOURG, _FRANCE_NAMUR
    ),
    Province.LIEGE: _round(
        _LIMBURG_LIEGE,
        _BRABANT_LIEGE,
        _WALLOON_LIEGE,
        _NAMUR_LIEGE,
        _LIEGE_LUXEMBOURG,
        _LIEGE_EAST,
    ),
    Province.LUXEMBOURG: _round(_LIEGE_LUXEMBOURG, _LUXEMBOURG_OUTSIDE, _NAMUR_LUXEMBOURG),
    Province.BRUSSELS: _BRUSSELS,
}
# Where the number stands; the middle of a shape would lie in a neighbour.
_AT: Mapping[Province, Point] = {
    Province.WEST_FLANDERS: (3.05, 51.02),
    Province.EAST_FLANDERS: (3.80, 51.02),
    Province.ANTWERP: (4.72, 51.23),
    Province.LIMBURG: (5.42, 51.00),
    Province.FLEMISH_BRABANT: (4.78, 50.91),
    Province.WALLOON_BRABANT: (4.62, 50.67),
    Province.HAINAUT: (3.92, 50.52),
    Province.NAMUR: (4.82, 50.32),
    Province.LIEGE: (5.72, 50.53),
    Province.LUXEMBOURG: (5.48, 49.93),
    Province.BRUSSELS: (4.365, 50.845),
}


def drawn(counts: Mapping[str, int], names: Mapping[str, str], *, title: str, told: str) -> str:
    """Draw the map: each province darker the more stands in it, with its number.

    `title` and `told`, a description in words, are what a screen reader says of it.
    """
    most = max(counts.values(), default=0)
    shapes = "".join(
        _shape(province, counts.get(province, 0), most, names[province]) for province in SHAPES
    )
    figures = "".join(_figure(province, counts.get(province, 0)) for province in SHAPES)
    return (
        f'<svg class="belgium" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>{shapes}{figures}</svg>"
    )


def _shape(province: Province, count: int, most: int, name: str) -> str:
    way = "L".join(f"{x:.0f} {y:.0f}" for x, y in map(placed, SHAPES[province]))
    common = f'd="M{way}z" stroke="var(--edge)" stroke-width="1.5" stroke-linejoin="round"'
    ground = f'<path {common} fill="var(--card)"/>'
    tone = f'<path {common} fill="var(--violet)" fill-opacity="{step(count, most)}"/>'
    return f"<g><title>{escape(name)}: {count}</title>{ground}{tone if count else ''}</g>"


def _figure(province: Province, count: int) -> str:
    x, y = placed(_AT[province])
    size = 17 if province is Province.BRUSSELS else 22
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" dominant-baseline="central"'
        f' font-size="{size}" font-weight="800" fill="var(--ink)">{count}</text>'
    )


def placed(point: Point) -> Point:
    """Give where a place of the world lies in the drawing."""
    east, north = point
    return (east - _WEST) * _SCALE * _FLAT, (_NORTH - north) * _SCALE


def step(count: int, most: int) -> float:
    """Give how dark a province is: one of four steps, the darkest for the most."""
    share = -(-count * len(_STEPS) // max(most, 1))
    return _STEPS[max(1, min(share, len(_STEPS))) - 1]
