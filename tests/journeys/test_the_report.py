"""What somebody rehearses leaves no browser: no request carries it, and no file holds it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.journeys import stage as on
from tests.journeys.stage import Stage, staged
from tests.room.client import Led, join
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
MARKER = "zoutelande-4711"
STORED = (
    "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"
)


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


class Watch:
    """Every request of a page that carries the marker, wherever in it."""

    def __init__(self, page: Page) -> None:
        self.carried: list[str] = []
        page.context.on("request", self.look)

    def look(self, request: Request) -> None:
        sent = f"{request.url}\n{request.post_data or ''}\n{request.headers}"
        if MARKER in sent or quote_plus(MARKER) in sent:
            self.carried.append(request.url)


def writing(stage: Stage) -> tuple[Led, Page, Watch]:
    """Lead to the report and let a phone write into each field."""
    led = on.opened(stage.server, plan="staff-awareness")
    guest = join(led, lang="fr")
    while "data-rehearsal" not in guest.get("/s").text:
        assert led.do("advance").status == 200
    phone = on.let_in(stage, stage.window(on.PHONE, "fr"), guest.cookies)
    watch = Watch(phone)
    phone.goto("/s")
    fields = phone.locator("form[data-rehearsal] textarea")
    for number in range(5):
        fields.nth(number).fill(f"{MARKER} {number}")
    return led, phone, watch


def on_disk(server: Server, words: str = MARKER) -> list[str]:
    """Name the files of the installation that hold these words."""
    files = [path for path in server.folder.rglob("*") if path.is_file()]
    return [path.name for path in files if words.encode() in path.read_bytes()]


def test_what_is_rehearsed_stays_in_the_browser_and_outlives_the_next_screen(stage: Stage) -> None:
    led, phone, watch = writing(stage)
    first = phone.locator("form[data-rehearsal] textarea").first
    first.press("Control+Enter")
    led.do("advance")
    expect(phone.locator(".channels")).to_be_visible()
    expect(first).to_have_value(f"{MARKER} 0")
    assert MARKER not in phone.evaluate(STORED)
    phone.locator("form[data-rehearsal] button").click()
    expect(first).to_have_value("")
    led.do("advance")
    expect(first).to_have_count(0)
    assert (watch.carried, on_disk(stage.server)) == ([], [])


def test_the_watch_would_notice_a_field_that_is_sent_and_words_on_disk(stage: Stage) -> None:
    _, phone, watch = writing(stage)
    with phone.expect_response("**/s/question"):
        phone.evaluate("""() => {
          const form = document.querySelector('form[data-rehearsal]');
          Object.assign(form, { method: 'post', action: '/s/question' });
          form.querySelector('textarea').name = 'text';
          form.requestSubmit(null);
        }""")
    assert watch.carried != []
    assert on_disk(stage.server, on.ADULTS["responsible"]) != []
