"""What is taken along and brought back, looked at with axe, in French and Dutch, at both sizes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.pictures import Pictures
from tests.journeys.test_access import looked_at
from tests.room.client import owner
from tests.server import PATIENCE, Server

pytestmark = pytest.mark.xdist_group("journeys")
FILL = Path(__file__).parents[1] / "faults" / "fill_office.py"
SIZES = (("fr", 390, 844), ("nl", 1280, 800))
Look = Callable[[Page, str], list[str]]


class Walk:
    """The owner's browser on an office that is its own laptop."""

    def __init__(self, server: Server, date: str, context: BrowserContext, take: Look) -> None:
        self.server, self.date, self.context, self._look = server, date, context, take
        self.page = context.new_page()

    def go(self, path: str, look: str = "") -> None:
        self.page.goto(f"http://127.0.0.1:{self.server.port}{path}")
        if look:
            self.look(look)

    def press(self, within: str, look: str = "") -> None:
        self.page.locator(within).click()
        self.page.wait_for_load_state()
        if look:
            self.look(look)

    def look(self, name: str) -> None:
        assert self._look(self.page, name) == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

    def keep(self, link: str, where: Path) -> Path:
        """Download what a link gives."""
        with self.page.expect_download() as given:
            self.page.locator(link).click()
        given.value.save_as(where)
        return where


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Server, str]]:
    """An office with a course that is ready, and its date."""
    server = Server(tmp_path / "office")
    server.folder.mkdir()
    filled = subprocess.run(
        [sys.executable, str(FILL)],
        env=server.environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    try:
        yield server.start(), filled.stdout.strip()
    finally:
        server.stop()


@pytest.fixture(params=SIZES, ids=["fr-390", "nl-1280"])
def walk(
    request: pytest.FixtureRequest,
    office: tuple[Server, str],
    chromium: Browser,
    pictures: Pictures,
) -> Iterator[Walk]:
    lang, width, height = request.param
    server, date = office
    address = f"http://127.0.0.1:{server.port}"
    kept = owner(server).cookies.items()
    context = chromium.new_context(locale=lang, viewport={"width": width, "height": height})
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in kept])

    def take(page: Page, name: str) -> list[str]:
        return looked_at(page, name, pictures, name=f"{name}-{lang}-{width}")

    yield Walk(server, date, context, take)
    context.close()


def take_along(walk: Walk, where: Path) -> Path:
    walk.go(f"/office/dates/{walk.date}/open", look="open")
    walk.go(f"/office/dates/{walk.date}/take-along", look="take-along")
    for language in walk.page.locator("input[name=unreviewed]").all():
        language.check()
    walk.page.locator("#by-name").fill("C. Diallo")
    walk.press("main form button.primary", look="given")
    return walk.keep("a.primary", where)


def hold(walk: Walk, course: Path) -> None:
    walk.go("/host/laptop", look="laptop-empty")
    walk.page.locator("#file").set_input_files(course)
    walk.press('form[action="/host/laptop/open"] button', look="compare")
    walk.press("#compare button.primary", look="laptop")
    walk.go("/host", look="host")
    walk.go("/host/laptop")
    walk.press("article form button")
    at = walk.page.locator("[data-seq]").first.get_attribute("data-seq") or ""
    session = walk.page.url.partition("?")[0]
    end: dict[str, str | float | bool] = {"command": "end", "at": at, "sure": "yes"}
    walk.context.request.post(f"{session}/do", form=end)
    walk.page.goto(session)
    walk.look("closing")
    walk.page.locator("#present").fill("18")
    walk.press("button[value=present]")
    walk.page.get_by_role("status").wait_for()


def bring_back(walk: Walk, where: Path) -> None:
    walk.go("/host/laptop")
    walk.press("#bring form button", look="made")
    results = walk.keep("#bring a.primary", where)
    walk.go("/office/results", look="results-empty")
    walk.page.locator("#file").set_input_files(results)
    walk.press("form[enctype] button", look="receipt")
    code = walk.page.locator("p.code").inner_text()
    walk.go("/office/results", look="results")
    walk.go("/host/laptop")
    walk.page.locator("#code").fill(code)
    walk.press('form[action="/host/laptop/receipt"] button', look="let-go")


def test_axe_finds_nothing_from_the_course_to_the_receipt(walk: Walk, tmp_path: Path) -> None:
    hold(walk, take_along(walk, tmp_path / "course.declic"))
    assert walk.server.rows("SELECT count(*) FROM live_session") == [(1,)]
    bring_back(walk, tmp_path / "a.results.declic")
    assert walk.server.rows("SELECT count(*) FROM live_session") == [(0,)]
    assert walk.server.rows("SELECT present FROM laptops_result") == [(18,)]
