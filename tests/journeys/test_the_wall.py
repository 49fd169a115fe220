from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.fit import faults_of_wall, refresh
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, opened, staged, wall
from tests.journeys.walk import Walk, walk
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
SPOKEN = ("fr", "nl", "ar", "fr+ar", "nl+fr")


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


def test_no_text_on_the_wall_is_small_clipped_or_covered(stage: Stage, pictures: Pictures) -> None:
    led = opened(stage.server)
    page, found = wall(stage, led), list[str]()
    for place in everything(walk(led)):
        for spoken in SPOKEN:
            led.do("wall", languages=spoken.split("+"))
            refresh(page)
            found += [f"{spoken} {place}: {fault}" for fault in faults_of_wall(page)]
            pictures.take(page, f"wall-{spoken}-{place}")
    assert not found, "\n".join(found)


def test_the_wall_turns_when_its_language_does(stage: Stage) -> None:
    led = opened(stage.server)
    page = wall(stage, led)
    for spoken, direction in (("ar", "rtl"), ("nl", "ltr")):
        led.do("wall", languages=spoken)
        expect(page.locator("html")).to_have_attribute("lang", spoken)
        expect(page.locator("html")).to_have_attribute("dir", direction)


def everything(walking: Walk) -> Iterator[str]:
    """Give the places of the plan, and what may come on top of it. When answers are closed, the
    wall looks as it did before."""
    yield "00-lobby"
    for place in walking.steps():
        if not place.endswith("-closed"):
            yield place
        if walking.number == 1:
            yield from walking.on_top()
