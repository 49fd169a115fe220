from __future__ import annotations

import re
from itertools import product

import pytest

from declic.design.queries import OWN

CSS = (OWN / "tokens.css").read_text(encoding="utf-8")
GROUNDS = ("paper", "card", "violet-tint", "coral-tint", "sun-tint", "mint-tint", "sky-tint")
TEXTS = (
    *product(("ink", "ink-soft"), GROUNDS),
    *product(("violet", "mint", "sky", "coral-ink"), ("paper", "card")),
    *((tone, f"{tone}-tint") for tone in ("violet", "mint", "sky")),
    ("coral-ink", "coral-tint"),
    *((f"on-{tone}", tone) for tone in ("violet", "coral", "sun", "mint")),
)
LINES = (*product(("edge", "violet"), ("paper", "card")),)


def palettes() -> list[dict[str, str]]:
    blocks = re.findall(r"color-scheme: \w+;(.*?)}", CSS, re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block)) for block in blocks]


def light_of(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dim, bright = sorted((light_of(one), light_of(other)))
    return (bright + 0.05) / (dim + 0.05)


def test_contrast_is_computed_as_the_guideline_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_every_text_can_be_read_on_its_ground_in_both_themes(text: str, ground: str) -> None:
    assert all(contrast(theme[text], theme[ground]) >= 4.5 for theme in palettes())


@pytest.mark.parametrize(("line", "ground"), LINES)
def test_the_border_of_a_control_can_be_seen_in_both_themes(line: str, ground: str) -> None:
    assert all(contrast(theme[line], theme[ground]) >= 3 for theme in palettes())


def test_a_page_that_asks_for_dark_gets_what_the_system_would_give() -> None:
    light, by_system, by_page = palettes()
    assert by_system == by_page
    assert by_page.keys() == light.keys()
