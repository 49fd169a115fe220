"""The whole plan, act by act, on a console, a wall and phones. `test_the_room.py` plays it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from tests.journeys import stage as on
from tests.journeys.fit import assert_no_scrolling, assert_wall_fits
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage
from tests.server import Server

SIGNS = {"fr": "star", "nl": "moon", "ar": "heart"}
CHOSEN = "button.answer[aria-pressed=true]"


@dataclass
class Room:
    """The screens of one session, and how to press, answer and look."""

    stage: Stage
    pictures: Pictures
    paths: dict[str, str]
    console: Page
    wall: Page
    phones: dict[str, Page] = field(default_factory=dict)
    step: int = 0
    prefix: str = ""  # of its pictures' names

    @property
    def first(self) -> Page:
        """Give the phone that came first."""
        return next(iter(self.phones.values()))

    @property
    def server(self) -> Server:
        return self.stage.server

    def joins(self, name: str, sign: str, language: str = "") -> Page:
        """Let one more phone in by the QR's address."""
        page = on.phone(self.stage, self.paths["join_url"], language or name, sign)
        self.phones[name] = page
        return page

    def press(self, command: str = "advance", value: str = "") -> None:
        """Press a button of the console."""
        on.press(self.console, command, value)

    def go(self, name: str = "") -> None:
        """Do the natural next thing; look at every screen."""
        self.press()
        self.look(name)

    def until(self, activity: str, phase: str = "") -> None:
        """Go on until the phones show that activity (in that phase)."""
        wanted = f"[data-activity='{activity}']" + (f"[data-phase='{phase}']" if phase else "")
        while not self.first.locator(wanted).count():
            self.go()

    def look(self, name: str = "") -> None:
        """Wait until every screen shows what holds now; see that it fits; take its picture."""
        for page in (self.wall, *self.phones.values()):
            on.live(page)
        assert_wall_fits(self.wall)
        self.step += 1
        named = f"{self.prefix}{self.step:02d}-{name or self.place()}"
        shown = {"wall": self.wall, **{f"phone-{k}": page for k, page in self.phones.items()}}
        for role, page in shown.items():
            self.pictures.take(page, f"{named}-{role}")
        self.pictures.take(self.console, f"{named}-console", whole=True)

    def place(self) -> str:
        here = self.first.locator("[data-item]")
        if not here.count():
            return "room"
        parts = ("data-activity", "data-item", "data-phase")
        return "-".join(here.first.get_attribute(part) or "" for part in parts)

    def answer(self, name: str, choice: str) -> Locator:
        """Tap an answer on a phone; give its button."""
        page = self.phones[name]
        assert_no_scrolling(page)
        button = page.locator(f"button.answer[name=choice][value='{choice}']")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        return button

    def saves(self, name: str, choice: str) -> None:
        """Tap an answer and wait until it is on disk."""
        self.answer(name, choice)
        expect(self.kept(name)).to_have_class("kept saved")

    def kept(self, name: str) -> Locator:
        """Give the line in which a phone says what became of the answer."""
        return self.phones[name].locator("main [data-kept]")

    def hand(self, choice: str, times: int = 1) -> None:
        """Count raised hands at the console."""
        count = self.console.locator("form.count", has=self.console.locator(f"[value='{choice}']"))
        for _ in range(times):
            before = int(count.locator("b").inner_text())
            count.locator("button").last.click()
            expect(count.locator("b")).to_have_text(str(before + 1))

    def speaks(self, first: str, second: str = "") -> None:
        """Choose the languages of the wall."""
        self.console.locator("#more > summary").click()
        lists = self.console.locator("select[name=languages]")
        for number, language in enumerate((first, second)):
            lists.nth(number).select_option(language)
        self.console.locator("form:has(select[name=languages]) button").click()
        expect(self.wall.locator(f"[lang={first}]").first).to_be_attached()

    def box(self) -> Page:
        """Open the box."""
        self.console.locator("p.box a").click()
        self.console.wait_for_url("**/box")
        return self.console


def put_on_the_wall(box: Page) -> None:
    """Show the approved slip; the box closes itself."""
    box.locator("[value=show]").click()
    box.wait_for_url(lambda url: not url.endswith("/box"))


@contextmanager
def in_the_box(room: Room) -> Iterator[Page]:
    """Open the box and close it by its own button."""
    yield room.box()
    if room.console.url.endswith("/box"):
        room.console.locator("footer button.primary").click()
    expect(room.console.locator("footer [value=advance], main .card").first).to_be_visible()


def opens(stage: Stage, pictures: Pictures) -> Room:
    """Open a session from the command line, put up the wall, let the console in by its link."""
    paths = on.commanded(stage.server)
    console = stage.window(on.CONSOLE, "fr")
    console.goto(paths["host_url"])
    console.locator("button.primary").click()
    console.wait_for_url(f"**/host/{paths['id']}")
    wall = stage.window(on.WALL, "fr")
    wall.goto(paths["wall_url"])
    return Room(stage, pictures, paths, console, wall)
