"""Small cards in drawn rooms are read, and none wrongly. `make frames` looks at a thousand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from tests.cards.reading import Tally, count
from tests.cards.scenes import scene, scenes
from tests.journeys.stage import staged
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
SIDE = 28
LEAST = 29 / 30


@pytest.fixture
def page(chromium: Browser, house: Server) -> Iterator[Page]:
    with staged(chromium, house) as stage:
        page = stage.window({"width": 400, "height": 300}, "en")
        page.goto("/help")
        yield page


def test_of_thirty_visible_cards_at_28_pixels_29_are_read_and_none_wrongly(page: Page) -> None:
    tally = Tally()
    for _side, drawn in scenes([SIDE], frames=20):
        count(page, drawn, tally)
    assert tally.visible > 500
    assert tally.wrong == 0
    assert tally.share >= LEAST


def test_control_a_card_that_says_something_else_would_be_counted_as_wrong(page: Page) -> None:
    drawn, tally = scene(SIDE, 0), Tally()
    drawn.labels = {
        number: replace(label, letter="ABCD"["BCDA".index(label.letter)])
        for number, label in drawn.labels.items()
    }
    count(page, drawn, tally)
    assert (tally.right, tally.wrong > 20) == (0, True)
