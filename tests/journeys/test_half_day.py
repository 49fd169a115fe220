"""A half-day from the door to the last word, on its screens, with four tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.fit import faults_of_wall, refresh
from tests.journeys.half_day import HalfDay, begins
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, opened, staged
from tests.journeys.test_access import looked_at, screens_of
from tests.journeys.walk import walk
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
# What a room does besides answering.
ACTS: dict[tuple[str, str], Callable[[HalfDay], None]] = {
    ("break-long", "pause"): HalfDay.writes,
    ("box-answers", "slips"): HalfDay.is_answered,
    ("closing-circle", "care"): HalfDay.is_cared_for,
}
# The other kinds of this plan are looked at in test_access, test_the_talk and test_cards_laid.
# Its longest way through the story is walked by nobody else.
OWN = re.compile("-(circle|group-chat|help-hand|mini-close|box-answers|warm-start|milan-n[26])-")
ALIKE = re.compile(
    "circle-(?!music)|group-chat-(scrolls|admin|types|leaves)|box-answers-tell|milan"
)


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_half_day_runs_from_the_door_to_the_last_word(
    stage: Stage, pictures: Pictures, language: str
) -> None:
    day = begins(stage, pictures, language)
    for activity, item, phase in day.steps():
        if (activity, item, phase) == ("group-chat", "tries", "open"):
            day.tries()
        ACTS.get((activity, item), HalfDay.follows)(day)
    for page in (day.wall, day.phone):
        expect(page.locator(".help-lines").first).to_be_visible()
    assert stage.hosts == {f"127.0.0.1:{stage.server.port}"}
    assert stage.complaints == []


def test_what_is_played_fits_on_the_wall_in_two_languages_and_axe_finds_nothing(
    stage: Stage, pictures: Pictures
) -> None:
    led, found = opened(stage.server, plan="half-day"), list[str]()
    pages = screens_of(stage, led)
    led.do("wall", languages=["fr", "ar"])
    for place in filter(OWN.search, walk(led, guests=10).steps()):
        refresh(pages["wall"])
        pages["wall"].emulate_media(color_scheme="light")
        found += [f"{place}: {fault}" for fault in faults_of_wall(pages["wall"])]
        pictures.take(pages["wall"], f"half-day-fr-ar-{place}-wall")
        for name, page in pages.items() if not ALIKE.search(place) else ():
            refresh(page)
            found += looked_at(page, f"half-day-{place}-{name}", pictures)
    assert not found, "\n".join(found)
