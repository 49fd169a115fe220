"""Phones in Chromium that come in through our own bad network, with or without their defences."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from declic import live
from tests.faults.relay import Relay, relayed
from tests.journeys import stage as on
from tests.journeys.stage import Stage
from tests.room.client import Led

SCRIPTS = Path(live.__file__).parent / "static" / "live"
# A page with this hears no stream.
DEAF = "window.EventSource = class { close() {} addEventListener() {} }"
CHOSEN = "button.answer[aria-pressed=true]"


def without(page: Page, script: str, *defence: str, instead: str = "") -> None:
    """Give that page the script without one of its defences. One that is gone fails its control."""
    less = (SCRIPTS / script).read_text(encoding="utf-8")
    for part in defence:
        assert less.count(part) == 1, f"{script} does not say: {part}"
        less = less.replace(part, instead or ("{}" if part.endswith(";") else "undefined"))

    def serve(route: Route) -> None:
        route.fulfill(body=less, content_type="text/javascript; charset=utf-8")

    page.route(re.compile(rf"/{script.removesuffix('.js')}[^/]*\.js$"), serve)


@dataclass
class Phones:
    """A session that is led over HTTP, and the phones in it."""

    stage: Stage
    led: Led
    place: dict[str, str] = field(default_factory=dict)
    ends: ExitStack = field(default_factory=ExitStack)

    @cached_property
    def relay(self) -> Relay:
        return self.ends.enter_context(relayed(self.led.server.port))

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.relay.port}"

    def ask(self) -> None:
        """Put a question that nobody planned."""
        self.place = self.led.ask()

    def window(self, **more: Any) -> Page:
        return self.stage.window(on.PHONE, "fr", **more)

    def enter(self, page: Page, sign: str = "star") -> None:
        """Come in by the QR's address, through the relay."""
        page.goto(f"{self.base}/j/{self.led.row['secret']}")
        on.come_in(page, sign)

    def come(self, page: Page | None = None, sign: str = "star") -> Page:
        """Come in, and wait until the page hears the room and shows the question."""
        page = page or self.window()
        with page.expect_event("response", lambda reply: reply.url.endswith("/s/stream")):
            self.enter(page, sign)
        if self.place:
            sees(page, self.place)
        return page

    def reopen(self, page: Page) -> None:
        """Open the room's QR address in a browser that may be in already."""
        page.goto(f"{self.base}/j/{self.led.row['secret']}")

    def kept(self) -> list[str]:
        """Give what was answered to the question, one entry for each answer on disk."""
        query = f"SELECT choices FROM live_answer WHERE activity = '{self.place['activity']}'"  # noqa: S608
        return [choices for (choices,) in self.led.rows(query)]

    def close(self) -> None:
        self.ends.close()


def sees(page: Page, place: dict[str, str]) -> None:
    """Wait until the page shows that question."""
    expect(page.locator(f"[data-activity='{place['activity']}']")).to_be_visible()


def tap(page: Page, choice: str) -> None:
    """Tap an answer; it is shown as chosen at once."""
    button = page.locator(f"button.answer[name=choice][value='{choice}']")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def line(page: Page) -> Locator:
    """Give the line in which a phone says what became of the answer."""
    return page.locator("main [data-kept]")


def saved(page: Page) -> None:
    expect(line(page)).to_have_class("kept saved")
