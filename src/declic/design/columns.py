"""Drawings of what was promised and what came of it: one bar, and columns along a period.

Pure, like `svg`. What is held is filled; what is planned has an edge and no filling, so that both
are told apart in black and white.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDE, _HIGH = 640, 28
_CHART, _TALL = 560, 290
_TOP, _FLOOR = 34, 240
# Room for the first and the last label, which stand in the middle of their columns.
_EDGE = 24


@dataclass(frozen=True, slots=True)
class Column:
    """A step of a period, with all that came until its end. Without a label nothing is written."""

    label: str
    held: int
    planned: int
    expected: int


def progress(held: int, planned: int, promised: int, *, title: str) -> str:
    """Return one bar: what is held, then what is planned, of what was promised."""
    whole = max(promised, held, 1)
    full = _WIDE * min(held, whole) / whole
    coming = _WIDE * min(planned, whole - held) / whole
    inside = _box(0, _WIDE, "line") + (_box(0, full, "mint") if held else "")
    if coming > 0:
        inside += (
            f'<rect x="{_n(full + 2)}" y="2" width="{_n(max(coming - 4, 1))}" height="{_HIGH - 4}"'
            ' rx="8" fill="var(--card)" stroke="var(--mint)" stroke-width="4"/>'
        )
    return _image("progress", (_WIDE, _HIGH), inside, title)


def columns(steps: Sequence[Column], promised: int, *, title: str, told: str) -> str:
    """Return a column for each step, a mark for what was expected by then, a line at the promise.

    A column may grow above the line: more was planned than promised.
    """
    most = max([promised, 1, *(step.held + step.planned for step in steps)])
    wide = (_CHART - 2 * _EDGE) / max(len(steps), 1)
    drawn = "".join(
        _step(step, _EDGE + place * wide, wide, most) for place, step in enumerate(steps)
    )
    line = _level(promised, most)
    rule = (
        f'<path d="M0 {_n(line)}H{_CHART}" stroke="var(--ink-soft)" stroke-width="3"'
        f' stroke-dasharray="10 8"/><path d="M0 {_FLOOR}H{_CHART}" stroke="var(--edge)"'
        ' stroke-width="2"/>'
    )
    number = _words(6, line - 8, str(promised), "start")
    return _image("chart columns", (_CHART, _TALL), rule + drawn + number, title, told)


def _step(step: Column, start: float, wide: float, most: int) -> str:
    body, at = max(wide * 0.6, 4), start + wide * 0.2
    held, top = _level(step.held, most), _level(step.held + step.planned, most)
    drawn = ""
    if step.planned:
        drawn += (
            f'<rect x="{_n(at + 2)}" y="{_n(top + 2)}" width="{_n(body - 4)}"'
            f' height="{_n(max(held - top - 4, 1))}" fill="var(--card)" stroke="var(--mint)"'
            ' stroke-width="4"/>'
        )
    if step.held:
        drawn += (
            f'<rect x="{_n(at)}" y="{_n(held)}" width="{_n(body)}" height="{_n(_FLOOR - held)}"'
            ' fill="var(--mint)"/>'
        )
    mark = _level(step.expected, most)
    drawn += (
        f'<path d="M{_n(start + wide * 0.08)} {_n(mark)}h{_n(wide * 0.84)}" stroke="var(--ink)"'
        ' stroke-width="5"/>'
    )
    return drawn + (_words(start + wide / 2, _FLOOR + 34, step.label, "middle"))


def _level(number: int, most: int) -> float:
    return _FLOOR - (_FLOOR - _TOP) * number / most


def _words(x: float, y: float, words: str, anchor: str) -> str:
    if not words:
        return ""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="22" text-anchor="{anchor}"'
        f' fill="var(--ink)">{escape(words)}</text>'
    )


def _box(start: float, width: float, tone: str) -> str:
    return (
        f'<rect x="{_n(start)}" width="{_n(width)}" height="{_HIGH}" rx="10" fill="var(--{tone})"/>'
    )


def _image(kind: str, size: tuple[float, float], inside: str, title: str, told: str = "") -> str:
    more = f"<desc>{escape(told)}</desc>" if told else ""
    return (
        f'<svg class="{kind}" viewBox="0 0 {_n(size[0])} {_n(size[1])}" role="img">'
        f"<title>{escape(title)}</title>{more}{inside}</svg>"
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
