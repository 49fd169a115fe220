"""One session on real screens: pages in Chromium, beside what the program says of the room."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.room.client import ALL_ON, Led, owner
from tests.server import Server

ADULTS = {"responsible": "Ada Exemple", "deputy": "Ben Exemple", "trusted": "Cléo Exemple"}
CONSOLE, LAPTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
WALL, PHONE = ViewportSize(width=1920, height=1080), ViewportSize(width=360, height=740)
# What the stream wrote into the page must be what the server would write into a new one. Only
# the script knows of sending and saving, and clocks go on.
LIVE = """async () => {
  const read = (page) => {
    const copy = page.querySelector('main')?.cloneNode(true);
    copy?.querySelectorAll('svg, [data-kept], [data-ends], [data-count], .notice')
      .forEach((part) => part.remove());
    return copy?.textContent.replace(/\\s+/g, ' ').trim();
  };
  const answer = await fetch(location.href);
  if (answer.status >= 500) throw new Error(`status ${answer.status}`);
  return read(document) === read(new DOMParser().parseFromString(await answer.text(), 'text/html'));
}"""


@dataclass
class Stage:
    """The browser windows of one session, and what went wrong in them."""

    chromium: Browser
    server: Server
    theme: str = "light"
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def window(self, size: ViewportSize, language: str, **more: Any) -> Page:
        """Open a window with cookies of its own that notes what it asks for and complains of."""
        context = self.chromium.new_context(
            viewport=size,
            locale=language,
            color_scheme="dark" if self.theme == "dark" else "light",
            reduced_motion="reduce",
            base_url=self.base,
            **more,
        )
        self.contexts.append(context)
        context.on("request", lambda asked: self.hosts.add(urlsplit(asked.url).netloc))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("console", lambda said: self._note(said.type, said.text))
        return context.new_page()

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@contextmanager
def staged(chromium: Browser, server: Server, *, theme: str = "light") -> Iterator[Stage]:
    """Open windows, and close them all in the end."""
    stage = Stage(chromium, server, theme)
    try:
        yield stage
    finally:
        stage.close()


def opened(server: Server, *, language: str = "fr", plan: str = "help-a-friend") -> Led:
    """Open a session over HTTP and lead it, at the same time as pages may."""
    browser = owner(server)
    asked = {"plan": plan, "lang": language, **ADULTS, **ALL_ON}
    led = Led(server, browser.post("/host/open", asked).location.rpartition("/")[2], browser)
    led.seq = led.rows("SELECT max(seq) FROM live_fact WHERE 1")[0][0]
    return led


def commanded(server: Server, *, language: str = "fr") -> dict[str, str]:
    """Open a session as somebody at the keyboard does; give the paths that were printed."""
    words = ("session", "new", "--plan", "help-a-friend", "--lang", language, "--json")
    adults = ("--responsible", ADULTS["responsible"], "--deputy", ADULTS["deputy"])
    told = json.loads(server.run(*words, *adults))
    return {
        name: urlsplit(value).path if name.endswith("_url") else value
        for name, value in told.items()
    }


def let_in(stage: Stage, page: Page, right: dict[str, str]) -> Page:
    """Give a window the right that somebody holds over HTTP."""
    page.context.add_cookies(
        [{"name": name, "value": right[name], "url": stage.base} for name in right]
    )
    return page


def see(page: Page, place: str) -> Page:
    """Open a page that is there, or refuses (422): "not found" looks well to many a test."""
    answer = page.goto(place)
    assert answer is not None
    assert answer.status in {200, 422}, f"{place}: {answer.status}"
    return page


def console(stage: Stage, led: Led, size: ViewportSize = CONSOLE, **more: Any) -> Page:
    """Open the console of a session that is led over HTTP, with the same right."""
    page = let_in(stage, stage.window(size, "fr", **more), led.browser.cookies)
    return see(page, f"/host/{led.id}")


def wall(stage: Stage, led: Led) -> Page:
    """Open the wall."""
    page = stage.window(WALL, "fr")
    page.goto(f"/wall/{led.row['wall_token']}")
    return page


def phone(stage: Stage, address: str, language: str, sign: str = "star", **more: Any) -> Page:
    """Come in with a phone by the QR's address."""
    page = stage.window(PHONE, language, **more)
    page.goto(address)
    come_in(page, sign)
    return page


def come_in(page: Page, sign: str) -> None:
    """Fill in the page that asks for language and table."""
    page.locator(f"input[name=table][value={sign}]").check()
    page.locator("button.go").click()
    page.wait_for_url("**/s")


def live(page: Page) -> None:
    """Wait until a page shows what the server would show it now."""
    page.wait_for_function(LIVE, polling=100, timeout=60_000)


def press(console: Page, command: str = "advance", value: str = "") -> None:
    """Press a button of the console, and wait until the room has moved."""
    wanted = f"button[name={command}][value='{value}']" if value else f"button[value={command}]"
    hidden = f"form:has(input[name={command}][value='{value}']) button.quiet" if value else wanted
    before = console.locator("[data-seq]").first.get_attribute("data-seq")
    button = console.locator(f"{wanted}, {hidden}").first
    if not button.is_visible():
        console.locator("#more > summary").click()
    button.click()
    expect(console.locator(f"[data-seq='{before}']")).to_have_count(0)
