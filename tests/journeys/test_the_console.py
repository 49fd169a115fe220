"""What the facilitator counts with: buttons that stay in their boxes, digits that read as such."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.journeys import stage as on
from tests.journeys.stage import Stage, opened, staged
from tests.room.client import walk
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")

SMALL = ViewportSize(width=360, height=780)
# Every button in sight that stands outside its box, or outside the page.
OUTSIDE = """() => [...document.querySelectorAll('.count button')].filter((button) => {
  if (!button.offsetWidth) return false;
  const [own, box] = [button, button.closest('.count')].map((each) => each.getBoundingClientRect());
  return own.left < box.left || own.right > box.right || own.right > innerWidth;
}).length"""
ONE_MORE = "document.querySelector('.counts').append(document.querySelector('.count').cloneNode(1))"
WIDER = "for (const each of document.querySelectorAll('.step > *')) each.style.minWidth = '60px'"
# How much ink the middle of a digit has. Digits with a hole in the middle have none.
INK = """async (digit) => {
  const font = '700 200px "Atkinson Hyperlegible Next"';
  await document.fonts.load(font, digit);
  const sheet = new OffscreenCanvas(200, 200).getContext('2d', { willReadFrequently: true });
  Object.assign(sheet, { font, textAlign: 'center', textBaseline: 'alphabetic' });
  sheet.fillText(digit, 100, 150);
  return Math.max(...sheet.getImageData(85, 75, 30, 20).data);
}"""


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


def counting(stage: Stage, activity: str) -> Page:
    """Open the console on a small phone while hands or cards are counted."""
    led = opened(stage.server)
    walk(led, activity)
    return on.console(stage, led, SMALL)


@pytest.mark.parametrize("activity", ["myths", "milan", "advice"])
@pytest.mark.parametrize("more", [0, 1, 2])
def test_no_button_that_counts_stands_outside_its_box(
    stage: Stage, activity: str, more: int
) -> None:
    page = counting(stage, activity)
    for _ in range(more):
        page.evaluate(ONE_MORE)
    assert page.locator(".count button").count() >= 6 + 2 * more
    assert page.evaluate(OUTSIDE) == 0


def test_five_more_at_once_fits_its_box_on_a_laptop(stage: Stage) -> None:
    page = counting(stage, "myths")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".five").first.is_visible()
    assert page.evaluate(OUTSIDE) == 0


def test_a_button_that_is_wider_than_its_box_is_noticed(stage: Stage) -> None:
    page = counting(stage, "myths")
    page.evaluate(WIDER)
    assert page.evaluate(OUTSIDE) == 6


def test_the_digit_nought_has_no_stroke_in_its_middle(stage: Stage) -> None:
    page = counting(stage, "myths")
    assert page.evaluate(INK, "0") == 0


def test_a_stroke_in_the_middle_is_noticed(stage: Stage) -> None:
    page = counting(stage, "myths")
    assert page.evaluate(INK, "8") == 255
