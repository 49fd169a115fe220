"""The poster: every word in it, nothing outside it, and turned round where one reads from right."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.activities.hunt_privacy import poster as drawn
from declic.activities.hunt_privacy.poster import BOXES, HEIGHT, WIDTH, poster
from declic.activities.hunt_privacy.tests.hunts import CLUES, content

PROFILE = content().profile
TEXT = re.compile(r'<text x="(\d+)" y="(\d+)"')


def _words(svg: str) -> str:
    return " ".join(" ".join(ET.fromstring(svg).itertext()).split())  # noqa: S314  # ours


@pytest.mark.parametrize("rtl", [False, True])
def test_every_word_of_the_profile_is_on_it(*, rtl: bool) -> None:
    said = _words(poster(PROFILE, rtl=rtl)).replace("\u200f", "")
    for text in PROFILE.model_dump().values():
        assert text in said


def test_a_text_cannot_break_out_of_the_drawing() -> None:
    assert "Rue &lt;du&gt; Tilleul" in poster(PROFILE)


def test_each_clue_has_a_place_inside_the_poster() -> None:
    assert tuple(sorted(BOXES)) == tuple(sorted(CLUES))
    for box in BOXES.values():
        assert 0 <= box.x < box.x + box.width <= WIDTH
        assert 0 <= box.y < box.y + box.height <= HEIGHT


@pytest.mark.parametrize("rtl", [False, True])
def test_rings_are_numbered_and_only_the_present_one_is_coral(*, rtl: bool) -> None:
    svg = poster(PROFILE, ("logo", "pet"), now="pet", rtl=rtl)
    assert svg.count('stroke="var(--coral)" stroke-width="12"') == 1
    assert svg.count('stroke="var(--ink)" stroke-width="7"') == 1
    assert _words(svg).endswith("1 2")


def test_in_a_language_from_right_to_left_everything_stands_mirrored() -> None:
    left, right = (TEXT.findall(poster(PROFILE, rtl=rtl)) for rtl in (False, True))
    assert [(str(WIDTH - int(x)), y) for x, y in left] == right
    assert "scale(-1 1)" in poster(PROFILE, rtl=True)
    assert "scale(-1 1)" not in poster(PROFILE)


def test_paper_names_its_own_typeface() -> None:
    arabic = PROFILE.model_copy(update={"name": "سام، 14 سنة", "user": "ሳም 3"})
    printed = poster(arabic, rtl=True, printed=True)
    assert 'font-family="Declic Print Arabic">سام، </tspan>' in printed
    assert 'font-family="Declic Print">14 </tspan>' in printed
    assert 'font-family="Declic Print Ethiopic">ሳም </tspan>' in printed
    assert "font-family" not in poster(arabic, rtl=True)


@given(st.lists(st.text("abc", min_size=1, max_size=17), min_size=1, max_size=9))
def test_lines_lose_no_word_and_are_as_long_as_the_column(words: list[str]) -> None:
    lines = drawn.broken(" ".join(words))
    assert " ".join(lines) == " ".join(words)
    assert all(len(line) <= 17 for line in lines)
