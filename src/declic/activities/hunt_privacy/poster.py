"""The poster of an invented profile: one drawing, with the words of a language put in.

Pure: values in, SVG out. The scene is a file without words; in a language that is written from
right to left it is mirrored, and the words are put in at the mirrored places, not turned round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from declic.activities.hunt_privacy.models import Profile

WIDTH, HEIGHT = 1200, 848
# 42 units are 40 px when the poster fills a wall of 1920x1080.
_SIZE = 42
_LINE = 50
_LETTERS = 17  # of a line in the right column
_BADGE = 32
_SCRIPTS = {"Arabic": re.compile(r"[\u0600-\u06ff]"), "Ethiopic": re.compile(r"[\u1200-\u139f]")}
_RUN = re.compile(r"[\u0600-\u06ff ]+|[\u1200-\u139f ]+|[^\u0600-\u06ff\u1200-\u139f]+")
_RLM = "\u200f"  # keeps a mark at the end of a word on its side
_SCENE = (Path(__file__).parent / "scene.svg").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Box:
    """Where a clue is on the poster."""

    x: int
    y: int
    width: int
    height: int


BOXES: Mapping[str, Box] = {
    "logo": Box(262, 504, 96, 104),
    "street": Box(302, 188, 336, 120),
    "routine": Box(660, 160, 520, 180),
    "birthday": Box(162, 98, 440, 62),
    "location": Box(666, 28, 514, 124),
    "friends": Box(660, 522, 520, 176),
    "tag": Box(270, 588, 374, 98),
    "pet": Box(660, 342, 520, 176),
}


def poster(
    profile: Profile,
    rings: Sequence[str] = (),
    *,
    now: str = "",
    rtl: bool = False,
    printed: bool = False,
) -> str:
    """Return the poster; `rings` are the clues found so far, numbered, `now` the one told now.

    `printed`: each word names the typeface that has its script, since a printer chooses none.
    """
    around = "".join(
        _ring(number, BOXES[clue], now=clue == now, rtl=rtl) for number, clue in enumerate(rings, 1)
    )
    words = "".join(_words(profile, rtl=rtl, printed=printed))
    turned = f' transform="translate({WIDTH} 0) scale(-1 1)"' if rtl else ""
    return (
        f'<svg class="poster" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(profile.name)}</title><g{turned}>{_SCENE}</g>"
        f'<g class="poster-words">{words}</g>'
        f'<g class="poster-rings">{around}</g></svg>'
    )


def _words(profile: Profile, *, rtl: bool, printed: bool) -> Iterator[str]:
    to = partial(_text, rtl=rtl, printed=printed)
    yield to(profile.name, 176, 80, size=54, bold=True)
    yield to(profile.user, 176, 142)
    yield to(profile.location, 786, 105)
    yield to(profile.street, 470, 264, middle=True)
    yield to(profile.tag, 366, 659)
    yield to(profile.bio, 146, 784)
    for text, y in ((profile.routine, 250), (profile.pet, 430), (profile.friends, 610)):
        lines = broken(text)
        top = y + 15 - _LINE * (len(lines) - 1) // 2
        for place, line in enumerate(lines):
            yield to(line, 796, top + place * _LINE)


def _text(  # noqa: PLR0913  # where and how
    text: str, x: int, y: int, *, rtl: bool, printed: bool, size: int = _SIZE, bold: bool = False,
    middle: bool = False,
) -> str:  # fmt: skip
    at = WIDTH - x if rtl else x
    anchor = "middle" if middle else "end" if rtl else "start"
    weight = ' font-weight="700"' if bold else ""
    said = _runs(text) if printed else escape(text)
    said = f"{_RLM}{said}{_RLM}" if rtl and not printed else said
    return (
        f'<text x="{at}" y="{y}" font-size="{size}" text-anchor="{anchor}" direction="ltr"'
        f'{weight} fill="var(--ink)">{said}</text>'
    )


def _runs(text: str) -> str:
    """Give each run of one script the typeface that has it."""
    return "".join(
        f'<tspan font-family="{_face(run[0])}">{escape(run[0])}</tspan>'
        for run in _RUN.finditer(text)
    )


def _face(run: str) -> str:
    script = next((name for name, letters in _SCRIPTS.items() if letters.match(run)), "")
    return f"Declic Print {script}".strip()


def broken(text: str) -> list[str]:
    """Break a text into lines of the right column."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > _LETTERS:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _ring(number: int, box: Box, *, now: bool, rtl: bool) -> str:
    x = WIDTH - box.x - box.width if rtl else box.x
    tone, on = ("coral", "on-coral") if now else ("ink", "paper")
    corner = x + 12 if rtl else x + box.width - 12
    return (
        f'<rect x="{x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="36" fill="none"'
        f' stroke="var(--{tone})" stroke-width="{12 if now else 7}"/>'
        f'<circle cx="{corner}" cy="{box.y + 10}" r="{_BADGE}" fill="var(--{tone})"/>'
        f'<text x="{corner}" y="{box.y + 25}" font-size="{_SIZE}" font-weight="800"'
        f' text-anchor="middle" fill="var(--{on})">{number}</text>'
    )
