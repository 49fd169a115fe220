"""Drawings of figures for reports: the same on the screen, in print and in a PDF.

Pure: values in, SVG out, with title and description, and beside it the table that says the same.
What is before is hollow and what is after is full, so that grey is enough. Whatever is a figure in
words comes ready from the caller, who knows the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 480
TEN = 10
_TURNED = {"start": "end", "end": "start", "middle": "middle"}
_SIDE = 12  # room for half a mark at either end of an axis
_SIZE, _LEAST = 17, 11  # of letters
_WIDE = 9.0  # of one letter of that size, about
_ROW = 78
_ROW_WITH_ENDS = 92  # the ends of its scale stand below each
_FOOT = 34
# A row of a forest, where its name stands in it, and where its mark.
_FEW = 10
_ROW_OF_FEW, _ROW_OF_MANY = (_ROW, 20, 44), (46, 15, 32)


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, and the table that says the same: its head and its lines."""

    drawn: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a chart is called, the head of its table, and whether it is read from the right."""

    title: str
    head: tuple[str, ...]
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A score before and after on its own scale. `words`: the change as it is told."""

    label: str
    before: float
    after: float
    least: float
    most: float
    words: str


@dataclass(frozen=True, slots=True)
class Ranged:
    """A figure with its interval on a scale. `words`: the figure as it is told."""

    label: str
    value: float
    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a period, from 0 to 1 of it. `how`: full when done, hollow when it is to come."""

    label: str
    start: float
    end: float
    words: str
    done: bool = True


@dataclass(frozen=True, slots=True)
class _Page:
    """The width of a drawing, and from which side it is read."""

    rtl: bool
    width: float = WIDTH

    def x(self, share: float) -> float:
        """Give where a share of the axis lies; what lies beyond its ends is drawn at them."""
        at = _SIDE + min(1.0, max(0.0, share)) * (self.width - 2 * _SIDE)
        return self.width - at if self.rtl else at

    def text(
        self, words: str, at: float, y: float, *, anchor: str = "start", size: int = _SIZE
    ) -> str:
        # A figure alone keeps its sign before it, also where one reads from the right.
        way = "rtl" if self.rtl and any(sign.isalpha() for sign in words) else "ltr"
        if self.rtl and way == "ltr":
            anchor = _TURNED[anchor]
        return (
            f'<text x="{_n(at)}" y="{_n(y)}" direction="{way}" text-anchor="{anchor}"'
            f' font-size="{size}" fill="var(--ink)">{escape(words)}</text>'
        )

    def line_of(self, label: str, words: str, y: float) -> str:
        """Write what it is at the side where one reads first, and the figure at the other."""
        first, last = (self.width, 0.0) if self.rtl else (0.0, self.width)
        told = self.text(words, last, y, anchor="end")
        room = (self.width - _WIDE * len(words) - _SIDE) / max(len(label), 1)
        # A long name is written smaller rather than over the figure.
        size = max(_LEAST, min(_SIZE, int(_SIZE * room / _WIDE)))
        return self.text(label, first, y, size=size) + told.replace(
            "<text", '<text font-weight="800"', 1
        )


def paired_dots(rows: Sequence[Moved], said: Said) -> Chart:
    """Draw each score before, hollow, and after, full, with the way between. Scales may differ."""
    page = _Page(said.rtl)
    inside = (_moved(page, row, place * _ROW_WITH_ENDS) for place, row in enumerate(rows))
    lines = tuple((row.label, _n(row.before), _n(row.after), row.words) for row in rows)
    return _chart(page, said, len(rows) * _ROW_WITH_ENDS, inside, lines)


def bars(rows: Sequence[Ranged], said: Said, *, most: float) -> Chart:
    """Draw figures from zero to `most` as bars, each with the interval in which it lies."""
    page, whole = _Page(said.rtl), most or 1
    inside = (
        page.line_of(row.label, row.words, place * _ROW + 20)
        + _bar(page, 0, row.value / whole, place * _ROW + 44, fill="violet-tint")
        + _interval(page, row.low / whole, row.high / whole, place * _ROW + 44)
        for place, row in enumerate(rows)
    )
    return _chart(page, said, len(rows) * _ROW, inside, _lines(rows))


def forest(rows: Sequence[Ranged], said: Said, *, pooled: Ranged | None = None) -> Chart:
    """Draw changes beside each other on one axis with zero in it; `pooled` as a diamond below."""
    page = _Page(said.rtl)
    shown = [*rows, pooled] if pooled else [*rows]
    low = min((row.low for row in shown), default=0.0)
    high = max((row.high for row in shown), default=0.0)
    least, most = min(low, 0.0), max(high, 0.0)
    span = most - least or 1
    step, name, middle = _ROW_OF_FEW if len(shown) <= _FEW else _ROW_OF_MANY
    tall = len(shown) * step

    def share(value: float) -> float:
        return (value - least) / span

    inside = [
        page.line_of(row.label, row.words, place * step + name)
        + _interval(page, share(row.low), share(row.high), place * step + middle)
        + (_diamond if row is pooled else _square)(page.x(share(row.value)), place * step + middle)
        for place, row in enumerate(shown)
    ]
    zero = page.x(share(0))
    axis = (
        f'<path d="M{_n(zero)} 28V{tall}" stroke="var(--edge)" stroke-width="2"'
        ' stroke-dasharray="2 6" stroke-linecap="round"/>'
        + page.text("0", zero, tall + 20, anchor="middle", size=15)
    )
    return _chart(page, said, tall + _FOOT, [axis, *inside], _lines(shown))


def ten_figures(count: int, said: Said, *, words: str) -> Chart:
    """Draw ten people of whom `count` are full."""
    page = _Page(said.rtl)
    step = (WIDTH - 2 * _SIDE) / TEN
    inside = (
        _person(page.x((place + 0.5) / TEN), step, full=place < count) for place in range(TEN)
    )
    return _chart(page, said, 92, inside, ((said.title, words),))


def timeline(
    rows: Sequence[Stretch], said: Said, *, ends: tuple[str, str], now: float | None = None
) -> Chart:
    """Draw what is done and what is to come along a period; `now` is marked across all."""
    page, tall = _Page(said.rtl), len(rows) * _ROW
    inside = [
        page.line_of(row.label, row.words, place * _ROW + 20)
        + _track(page, place * _ROW + 44)
        + _bar(page, row.start, row.end, place * _ROW + 44, fill="violet" if row.done else "card")
        for place, row in enumerate(rows)
    ]
    first, last = (WIDTH, 0) if said.rtl else (0, WIDTH)
    inside.append(page.text(ends[0], first, tall + 20, size=15))
    inside.append(page.text(ends[1], last, tall + 20, anchor="end", size=15))
    if now is not None:
        inside.append(_stroke(f"M{_n(page.x(now))} 28V{tall}", "coral-ink", 3))
    return _chart(page, said, tall + _FOOT, inside, _lines(rows))


def _lines(rows: Sequence[Ranged] | Sequence[Stretch]) -> tuple[tuple[str, ...], ...]:
    return tuple((row.label, row.words) for row in rows)


def _chart(
    page: _Page, said: Said, tall: float, inside: Iterable[str], lines: tuple[tuple[str, ...], ...]
) -> Chart:
    told = "; ".join(f"{line[0]}: {line[-1]}" for line in lines)
    drawn = (
        f'<svg class="chart" viewBox="0 0 {_n(page.width)} {_n(max(tall, 1))}" role="img">'
        f"<title>{escape(said.title)}</title><desc>{escape(told)}</desc>{''.join(inside)}</svg>"
    )
    return Chart(drawn, said.head, lines)


def _moved(page: _Page, row: Moved, top: float) -> str:
    span = row.most - row.least or 1
    before, after = (page.x((value - row.least) / span) for value in (row.before, row.after))
    y = top + 42
    ends = page.text(_n(row.least), page.x(0), y + 28, anchor="middle", size=14) + page.text(
        _n(row.most), page.x(1), y + 28, anchor="middle", size=14
    )
    way = _stroke(f"M{_n(before)} {_n(y)}H{_n(after)}", "violet", 5)
    return (
        page.line_of(row.label, row.words, top + 18)
        + _stroke(f"M{_n(page.x(0))} {_n(y)}H{_n(page.x(1))}", "line", 5)
        + way
        + f'<circle cx="{_n(before)}" cy="{_n(y)}" r="8" fill="var(--card)" stroke="var(--ink)"'
        ' stroke-width="3"/>' + _diamond(after, y) + ends
    )


def _bar(page: _Page, start: float, end: float, y: float, *, fill: str) -> str:
    left, right = sorted((page.x(start), page.x(end)))
    return (
        f'<rect x="{_n(left)}" y="{_n(y - 9)}" width="{_n(max(right - left, 2))}" height="18"'
        f' rx="4" fill="var(--{fill})" stroke="var(--violet)" stroke-width="2"/>'
    )


def _track(page: _Page, y: float) -> str:
    return _stroke(f"M{_n(page.x(0))} {_n(y)}H{_n(page.x(1))}", "line", 5)


def _interval(page: _Page, low: float, high: float, y: float) -> str:
    left, right = sorted((page.x(low), page.x(high)))
    caps = "".join(f"M{_n(x)} {_n(y - 8)}v16" for x in (left, right))
    return _stroke(f"M{_n(left)} {_n(y)}H{_n(right)}{caps}", "ink", 3)


def _diamond(x: float, y: float) -> str:
    return f'<path d="M{_n(x)} {_n(y - 11)}l11 11l-11 11l-11 -11z" fill="var(--violet)"/>'


def _square(x: float, y: float) -> str:
    return (
        f'<rect x="{_n(x - 7)}" y="{_n(y - 7)}" width="14" height="14" rx="2"'
        ' fill="var(--violet)"/>'
    )


def _person(x: float, step: float, *, full: bool) -> str:
    fill = "violet" if full else "card"
    wide = step * 0.34
    look = f'fill="var(--{fill})" stroke="var(--violet)" stroke-width="3"'
    return (
        f'<circle cx="{_n(x)}" cy="20" r="11" {look}/>'
        f'<path d="M{_n(x - wide)} 82V56q0 -18 {_n(wide)} -18t{_n(wide)} 18V82z" {look}'
        ' stroke-linejoin="round"/>'
    )


def _stroke(way: str, tone: str, weight: int) -> str:
    return (
        f'<path d="{way}" fill="none" stroke="var(--{tone})" stroke-width="{weight}"'
        ' stroke-linecap="round"/>'
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
