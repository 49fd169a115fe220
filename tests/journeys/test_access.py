from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys import stage as on
from tests.journeys.fit import refresh
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, opened, staged
from tests.journeys.walk import Walk, walk
from tests.room.client import Led
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
SCRIPT = Axe().axe_script
WHOLE: dict[str, object] = {"resultTypes": ["violations"]}
# In the dark only colours differ.
COLOURS = {**WHOLE, "runOnly": ["color-contrast"]}
# Made of the same kind, from the same parts, as another activity of the plan.
ALIKE = frozenset({"agreement", "after", "closing"})


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


def complaints(page: Page, options: dict[str, object]) -> list[str]:
    """Say what axe finds."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SCRIPT)
    found = page.evaluate("(options) => axe.run(options)", options)["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for each in found
        for node in each["nodes"]
    ]


def looked_at(page: Page, where: str, pictures: Pictures, *, name: str = "") -> list[str]:
    """Look at a page in light and in dark; take the dark picture."""
    page.emulate_media(color_scheme="light")
    found = complaints(page, WHOLE)
    page.emulate_media(color_scheme="dark")
    found += complaints(page, COLOURS)
    pictures.take(page, f"dark-{name or where}")
    return [f"{where}: {each}" for each in found]


def test_axe_finds_nothing_on_phone_wall_and_console(stage: Stage, pictures: Pictures) -> None:
    led = opened(stage.server)
    led.do("wall", languages=["fr", "ar"])
    pages, found = screens_of(stage, led), list[str]()
    for place in once_each(walk(led)):
        for name, page in pages.items():
            refresh(page)
            found += looked_at(page, f"{place}-{name}", pictures)
    assert not found, "\n".join(found)


def screens_of(stage: Stage, led: Led) -> dict[str, Page]:
    """Open every kind of live screen."""
    address = f"/j/{led.row['secret']}"
    return {
        "wall": on.wall(stage, led),
        "console": on.console(stage, led),
        "phone-fr": on.phone(stage, address, "fr", "star"),
        "phone-ar": on.phone(stage, address, "ar", "moon"),
    }


def once_each(walking: Walk) -> Iterator[str]:
    """Give each kind of activity once in each of its phases, the lobby and the end."""
    seen = set[tuple[str, str]]()
    yield "lobby"
    for place in walking.steps():
        here = place.split("-")[1], place.split("-")[-1]
        if here[0] not in ALIKE and here not in seen:
            seen.add(here)
            yield place


PLACES: dict[str, Callable[[Led], str]] = {
    "front": lambda _: "/",
    "join": lambda led: f"/j/{led.row['secret']}",
    "help": lambda _: "/help",
    "out": lambda _: "/out",
    "box": lambda _: "/s/box",
    "box-sent": lambda _: "/s/box?sent=yes",
    "leave": lambda _: "/s/leave",
    "no-such-page": lambda _: "/s/nothing",
}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_axe_finds_nothing_on_what_participants_open(
    stage: Stage, pictures: Pictures, language: str
) -> None:
    led, found = opened(stage.server), list[str]()
    page = on.phone(stage, f"/j/{led.row['secret']}", language)
    for name, place in PLACES.items():
        if name == "join":
            page = stage.window(on.PHONE, language)
        page.goto(place(led))
        pictures.take(page, f"page-{name}-{language}", whole=True)
        found += looked_at(page, f"{name}-{language}", pictures, name=f"page-{name}-{language}")
        if name == "join":
            on.come_in(page, "star")
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_what_the_facilitator_opens(stage: Stage, pictures: Pictures) -> None:
    led, found = opened(stage.server), list[str]()
    walking = walk(led, guests=2)
    walking.guests[0].post("/s/question", {"text": "Une question ?"})
    for _ in zip(range(3), walking.steps(), strict=False):
        pass
    page = on.console(stage, led)
    elsewhere = {"home": "/host", "print": "/host/print?plan=help-a-friend"}
    for name in ("box", "cards", "reach", "phone", "results", "sheets", "", *elsewhere):
        on.see(page, elsewhere.get(name, f"/host/{led.id}/{name}".rstrip("/")))
        pictures.take(page, f"page-host-{name or 'console'}", whole=True)
        found += looked_at(page, f"host-{name or 'console'}", pictures)
    assert not found, "\n".join(found)
