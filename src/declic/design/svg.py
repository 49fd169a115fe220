"""Drawings made of numbers: bars, dots in a bracket, the common score, a path, a timer ring.

Pure: values in, SVG out. Colours are classes of tokens written as attributes, since the content
security policy allows no inline style. Each drawing is one image with a title for screen readers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from math import ceil

TONES: Mapping[str, tuple[str, str]] = {
    "A": ("violet", "on-violet"),
    "B": ("coral", "on-coral"),
    "C": ("mint", "on-mint"),
    "D": ("sun", "on-sun"),
    "E": ("sky", "card"),
    "T": ("mint", "on-mint"),
    "N": ("coral", "on-coral"),
    "P": ("sun", "on-sun"),
}
_FORMS: Mapping[str, str] = {
    "A": '<circle cx="22" cy="22" r="22" {tone}/>',
    "B": '<path d="M19 4a4 4 0 0 1 6 0l17 32a4 4 0 0 1-3 6H5a4 4 0 0 1-3-6z" {tone}/>',
    "C": '<rect width="44" height="44" rx="9" {tone}/>',
    "D": '<path d="M18.6 2.4a5 5 0 0 1 6.8 0l16.2 16.2a5 5 0 0 1 0 6.8L25.4 41.6a5 5 0 0 1-6.8 0'
    'L2.4 25.4a5 5 0 0 1 0-6.8z" {tone}/>',
    "E": '<path d="M19 2.6a5 5 0 0 1 6 0l15.5 11.4a5 5 0 0 1 1.8 5.6l-5.9 18.2a5 5 0 0 1-4.7 3.4'
    'H12.3a5 5 0 0 1-4.7-3.4L1.7 19.6A5 5 0 0 1 3.5 14z" {tone}/>',
    "T": '<circle cx="22" cy="22" r="22" {tone}/><path d="M12 23l7 7 14-15" {line}/>',
    "N": '<rect width="44" height="44" rx="9" {tone}/><path d="M14 14l16 16M30 14L14 30" {line}/>',
    "P": '<rect y="6" width="44" height="32" rx="16" {tone}/>'
    '<path d="M9 25c5-10 9-10 13-3s8 7 13-3" {line}/>',
}
_PLAIN = '<rect width="44" height="44" rx="9" {tone}/>'
_DRAWN = frozenset("TNP")  # a sign stands where the others have a letter
_LOW_LETTER = {"B": 37.0}
_CHART = 430  # narrow, so that its letters stay large on a wall
_FIGURE = 84  # room for the figure beside a bar
_LINES_OF_DOTS = ((12, 1), (40, 2), (90, 3))
_STEPS = ("violet", "coral", "mint", "sun", "sky")


def bar(choice: str, count: int, of: int, *, title: str = "", rtl: bool = False) -> str:
    """Return one bar with its figure; `of` is the full length (at least 1 is taken)."""
    inside = _bar(choice, count, of, 640, rtl=rtl)
    return _image("bar", (640, 44), inside, title or f"{choice}: {count}")


def bars(counts: Mapping[str, int], *, title: str, rtl: bool = False) -> str:
    """Return a chart: per choice its shape with letter, a bar and the figure, longest = most."""
    most = max(counts.values(), default=0)
    told = ", ".join(f"{choice}: {count}" for choice, count in counts.items())
    rows = (
        _placed(_bar_row(choice, count, most, rtl=rtl), 0, place * 64)
        for place, (choice, count) in enumerate(counts.items())
    )
    return _image("chart", (_CHART, max(64 * len(counts) - 20, 1)), "".join(rows), title, told)


def dots(done: int, of: int, *, title: str, rtl: bool = False) -> str:
    """Return dots filling a bracket: `done` of `of`. Who answered cannot be read from it."""
    count = max(of, done, 1)
    lines = next((lines for least, lines in _LINES_OF_DOTS if count <= least), 5)
    columns = ceil(count / lines)
    size = 76 / lines
    width = columns * size + 60
    drawn = (
        _dot(
            30 + (place % columns + 0.5) * size,
            12 + (place // columns + 0.5) * size,
            size,
            full=place < done,
        )
        for place in range(count)
    )
    inside = _brackets(width) + _mirrored("".join(drawn), width, rtl=rtl)
    return _image("dots", (width, 100), inside, title)


def score(points: int, goal: int, *, title: str) -> str:
    """Return the common score: every point opens one more pair of brackets around the dot.

    Points above the goal open nothing more: the room has arrived, nobody is ahead.
    """
    pairs = max(goal, 1)
    opened = max(0, min(points, pairs))
    half = 110 + pairs * 58
    shut = (_pair(half, 62 + 13 * place, "line", 5) for place in range(pairs - opened))
    reach = 62 + 13 * (pairs - opened)
    wide = (
        _pair(half, reach + 46 * (place + 1), _STEPS[place % len(_STEPS)], 16)
        for place in range(opened)
    )
    rays = _rays(half) if opened == pairs else ""
    dot = f'<circle cx="{_n(half)}" cy="200" r="{36 if opened == pairs else 28}" {_tone("coral")}/>'
    return _image("score-picture", (half * 2, 400), "".join((*shut, *wide, rays, dot)), title)


def path(walked: int, ahead: int, *, title: str, rtl: bool = False) -> str:
    """Return the path of a story: `walked` steps behind, the step where we are, `ahead` to come."""
    behind, coming = max(walked, 0), max(ahead, 0)
    last = behind + coming
    width = last * 64 + 40
    lines = (_link(place, walked=place < behind) for place in range(last))
    steps = (_step(place, behind) for place in range(last + 1))
    inside = _mirrored("".join((*lines, *steps)), width, rtl=rtl)
    return _image("path-picture", (width, 40), inside, title)


Line = tuple[int, tuple[str, str], int, bool]


def forest(lines: Sequence[Line], *, title: str) -> str:
    """Return trees, a line for each node: how deep, its two lines of words, its weight, hollow.

    A node hangs on the last one above it that stands less deep. Weight makes it larger, slowly.
    """
    tall = 58
    drawn = []
    last: dict[int, int] = {}
    for place, (depth, words, weight, hollow) in enumerate(lines):
        x, y = 28 + depth * 40, 30 + place * tall
        if depth > 0:
            drawn.append(_stroke(f"M{x - 40} {last[depth - 1]}V{y - 8}q0 8 8 8H{x}", "line", 4))
        last[depth] = y
        drawn.append(_node(x, y, words, weight, hollow=hollow))
    told = "; ".join(", ".join(filter(None, words)) for _depth, words, _weight, _hollow in lines)
    deepest = max((depth for depth, *_rest in lines), default=0)
    size = (560 + deepest * 40, tall * len(lines) + 4)
    # Lines first: nodes lie on them.
    drawn.sort(key=lambda each: not each.startswith("<path"))
    return _image("forest", size, "".join(drawn), title, told)


def _node(x: int, y: int, words: tuple[str, str], weight: int, *, hollow: bool) -> str:
    radius = 11 if hollow else min(9 + 2 * max(weight, 0).bit_length(), 26)
    around = 'fill="var(--paper)" stroke="var(--violet)" stroke-width="5"'
    tone = around if hollow else _tone("coral")
    return (
        f'<circle cx="{x}" cy="{y}" r="{radius}" {tone}/>'
        f"{_line(x + 42, y if words[1] else y + 6, words[0], 17, 'ink')}"
        f"{_line(x + 42, y + 20, words[1], 15, 'ink-soft')}"
    )


def _line(x: int, y: int, words: str, size: int, tone: str) -> str:
    if not words:
        return ""
    weight = 700 if tone == "ink" else 400
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" {_tone(tone)}>'
        f"{escape(words)}</text>"
    )


# Up to here people count in seconds; the room's script counts down as it begins.
SECONDS_MOST = 90
TEN_MINUTES = 600


def clock(seconds: int) -> str:
    """Return a length of time as a clock shows it: 45, 1:40, 6:00."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}" if seconds > SECONDS_MOST else str(seconds)


def ring(seconds: int, *, title: str) -> str:
    """Return a full timer ring; the room's script moves `stroke-dashoffset` from 0 to 100."""
    left = max(seconds, 0)
    # In the foot of the wall 33 is 40 px high; five signs would not fit into the ring with it.
    size = 36 if left <= SECONDS_MOST else 33 if left < TEN_MINUTES else 28
    common = 'cx="50" cy="50" r="42" fill="none" stroke-width="12"'
    inside = (
        f'<circle {common} stroke="var(--line)"/>'
        f'<circle class="ring-left" {common} stroke="var(--violet)" stroke-linecap="round"'
        ' pathLength="100" stroke-dasharray="100 100" stroke-dashoffset="0"'
        ' transform="rotate(-90 50 50)"/>'
        '<text class="ring-text" x="50" y="52" text-anchor="middle" dominant-baseline="central"'
        f' font-size="{size}" font-weight="700" fill="currentColor">{clock(left)}</text>'
    )
    image = _image("ring", (100, 100), inside, title)
    return image.replace("<svg", f'<svg data-seconds="{left}"', 1)


def _image(kind: str, size: tuple[float, float], inside: str, title: str, told: str = "") -> str:
    more = f"<desc>{escape(told)}</desc>" if told else ""
    return (
        f'<svg class="{kind}" viewBox="0 0 {_n(size[0])} {_n(size[1])}" role="img">'
        f"<title>{escape(title)}</title>{more}{inside}</svg>"
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _tone(name: str) -> str:
    return f'fill="var(--{name})"'


def _tones(choice: str) -> tuple[str, str]:
    return TONES.get(choice, ("ink-soft", "card"))


def shape(choice: str) -> str:
    """Return the 44 by 44 drawing of a choice, letter included, for use inside another drawing."""
    tone, on = _tones(choice)
    line = (
        f'fill="none" stroke="var(--{on})" stroke-width="5"'
        ' stroke-linecap="round" stroke-linejoin="round"'
    )
    form = _FORMS.get(choice, _PLAIN).format(tone=_tone(tone), line=line)
    if choice in _DRAWN:
        return form
    height = _LOW_LETTER.get(choice, 29.0)
    return (
        f'{form}<text x="22" y="{_n(height)}" text-anchor="middle" font-size="20" font-weight="800"'
        f" {_tone(on)}>{escape(choice)}</text>"
    )


def _bar_row(choice: str, count: int, most: int, *, rtl: bool) -> str:
    shape_at, bar_at = (_CHART - 44, 0) if rtl else (0, 60)
    drawn = _bar(choice, count, most, _CHART - 60, rtl=rtl)
    return f"{_placed(shape(choice), shape_at)}{_placed(drawn, bar_at)}"


def _placed(inside: str, x: float, y: float = 0) -> str:
    return f'<g transform="translate({_n(x)} {_n(y)})">{inside}</g>'


def _bar(choice: str, count: int, of: int, width: float, *, rtl: bool) -> str:
    room = width - _FIGURE
    length = max(room * min(count, max(of, 1)) / max(of, 1), 28)
    start, fill = (width - room, width - length) if rtl else (0.0, 0.0)
    where, anchor = (_FIGURE - 18, "end") if rtl else (room + 18, "start")
    grown = _track(fill, length, _tones(choice)[0]) if count > 0 else ""
    return (
        f"{_track(start, room, 'line')}{grown}"
        f'<text x="{_n(where)}" y="36" text-anchor="{anchor}" direction="ltr" font-size="40"'
        f' font-weight="800" {_tone("ink")}>{count}</text>'
    )


def _track(start: float, length: float, tone: str) -> str:
    return f'<rect x="{_n(start)}" y="8" width="{_n(length)}" height="28" rx="14" {_tone(tone)}/>'


def _dot(x: float, y: float, size: float, *, full: bool) -> str:
    radius = min(size * 0.36, 22)
    tone = _tone("violet" if full else "line")
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {tone}/>'


def _brackets(width: float) -> str:
    return _stroke(f"M20 6Q-2 50 20 94M{_n(width - 20)} 6q22 44 0 88", "violet", 8)


def _mirrored(inside: str, width: float, *, rtl: bool) -> str:
    return f'<g transform="translate({_n(width)} 0) scale(-1 1)">{inside}</g>' if rtl else inside


def _pair(middle: float, reach: float, tone: str, weight: int) -> str:
    return "".join(_arc(middle, side * reach, tone, weight) for side in (-1, 1))


def _arc(middle: float, reach: float, tone: str, weight: int) -> str:
    tall = 60 + abs(reach) * 0.42
    bend = (30 + abs(reach) * 0.16) * (1 if reach > 0 else -1)
    inner, outer = _n(middle + reach - bend), _n(middle + reach + bend)
    way = f"M{inner} {_n(200 - tall)}Q{outer} 200 {inner} {_n(200 + tall)}"
    return _stroke(way, tone, weight)


def _stroke(way: str, tone: str, weight: int) -> str:
    line = f'stroke="var(--{tone})" stroke-width="{weight}" stroke-linecap="round"'
    return f'<path d="{way}" fill="none" {line}/>'


def _rays(middle: float) -> str:
    return _stroke(f"M{_n(middle)} 142v-26M{_n(middle)} 258v26", "coral", 10)


def _link(place: int, *, walked: bool) -> str:
    return _stroke(f"M{38 + place * 64} 20h28", "violet" if walked else "line", 6)


def _step(place: int, here: int) -> str:
    x = 20 + place * 64
    if place == here:
        return (
            f'<circle cx="{x}" cy="20" r="14.5" fill="none" stroke="var(--violet)"'
            ' stroke-width="6"/>'
            f'<circle cx="{x}" cy="20" r="6" {_tone("coral")}/>'
        )
    return f'<circle cx="{x}" cy="20" r="12" {_tone("violet" if place < here else "line")}/>'


def black(drawn: str) -> str:
    """Turn an inline drawing into an SVG file for black and white print: tints become white."""
    coloured = re.sub(
        r"var\(--([\w-]+)\)",
        lambda found: "#ffffff" if found[1].endswith("tint") else "#000000",
        drawn,
    )
    return coloured.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


# How dark each colour is printed, so that neighbours stay apart without colour.
_GREYS: Mapping[str, str] = {
    "violet": "#6f6f6f",
    "coral": "#8c8c8c",
    "coral-ink": "#4a4a4a",
    "night": "#3c3c3c",
    "hair": "#2a2a2a",
    "mint": "#bcbcbc",
    "sky": "#c8c8c8",
    "sun": "#dadada",
    "skin": "#ebebeb",
    "skin-2": "#c4c4c4",
    "line": "#b0b0b0",
    "ink-soft": "#4a4a4a",
    "bright": "#ffffff",
    "card": "#ffffff",
    "on-violet": "#ffffff",
    "on-coral": "#ffffff",
    "on-sun": "#000000",
    "on-mint": "#000000",
    "ink": "#000000",
    "edge": "#000000",
}


def grey(drawn: str) -> str:
    """Turn an inline drawing into an SVG file in greys; tints are nearly white.

    Raise KeyError for a colour that nobody gave a grey: it would be printed as a black spot.
    """
    shaded = re.sub(
        r"var\(--([\w-]+)\)",
        lambda found: "#f4f4f4" if found[1].endswith("tint") else _GREYS[found[1]],
        drawn,
    )
    return shaded.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
