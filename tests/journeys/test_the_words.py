"""The list of words in a real browser: nothing moves under the hand, and nothing slips through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys import stage as on
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, staged
from tests.journeys.test_access import looked_at
from tests.room.client import Led, join, walk
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
WORDS = ("courage", "ensemble", "respect", "écoute", "solidarité entre nous", "espoir", "calme")
TOPS = "(rows) => rows.map((row) => [row.id, Math.round(row.getBoundingClientRect().top)])"


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


@pytest.fixture
def led(house: Server) -> Led:
    return on.opened(house)


@pytest.fixture
def place(led: Led) -> Mapping[str, str]:
    """Where words are handed in; seven are there already."""
    place = walk(led, "words")
    for word in WORDS:
        hand_in(led, place, word)
    return place


@pytest.fixture(params=[on.CONSOLE, on.LAPTOP], ids=["phone", "laptop"])
def console(
    request: pytest.FixtureRequest, stage: Stage, led: Led, place: Mapping[str, str]
) -> Page:
    """The console with the list of words unfolded, its first row near the top."""
    del place
    page = on.console(stage, led, request.param)
    page.locator("details.raw > summary").click()
    row(page, 0).evaluate("(row) => row.scrollIntoView({block: 'start'})")
    return page


def hand_in(led: Led, place: Mapping[str, str], word: str) -> None:
    assert join(led).post("/s/answer", {**place, "text": word}).status == 303


def row(console: Page, at: int) -> Locator:
    return console.locator("[data-rows] > form").nth(at)


def rows(console: Page) -> list[list[object]]:
    """Give each row's name, and where in the window it stands."""
    found: list[list[object]] = console.locator("[data-rows] > form").evaluate_all(TOPS)
    return found


def test_no_row_moves_under_the_thumb(console: Page, pictures: Pictures) -> None:
    before = rows(console)
    for at, verdict in ((0, "approve"), (1, "discard"), (2, "approve"), (0, "discard")):
        row(console, at).locator(f"[value={verdict}]").click()
        expect(row(console, at).locator(f"[value={verdict}]")).to_have_count(0)
        assert rows(console) == before
    width = console.viewport_size["width"] if console.viewport_size else 0
    name = f"00-words-{width}"
    pictures.take(console, name, whole=True)
    assert looked_at(console, name, pictures) == []


def test_a_word_that_comes_meanwhile_stands_at_the_end(
    console: Page, led: Led, place: Mapping[str, str]
) -> None:
    before = rows(console)
    for more in range(1, 4):
        hand_in(led, place, f"mot {more}")
        expect(console.locator("[data-rows] > form")).to_have_count(len(WORDS) + more)
        assert rows(console)[: len(WORDS)] == before
        expect(row(console, len(WORDS) + more - 1)).to_contain_text(f"mot {more}")


def test_pressing_on_with_the_keyboard_never_shows_a_word_left_out(console: Page) -> None:
    row(console, 1).locator("[value=discard]").focus()
    for offered in ("later", "discard", "later"):
        console.keyboard.press("Enter")
        expect(row(console, 1).locator(f"[value={offered}]")).to_be_focused()
    expect(console.locator("[data-rows]")).not_to_contain_text("au grand écran")


def test_the_focus_stays_in_the_row_of_a_word_that_was_shown(console: Page) -> None:
    row(console, 2).locator("[value=approve]").focus()
    console.keyboard.press("Enter")
    expect(row(console, 2).locator(".tag")).to_be_focused()
    console.keyboard.press("Tab")
    expect(row(console, 2).locator("[value=discard]")).to_be_focused()


def test_axe_finds_nothing_in_a_box_with_slips_of_every_state(
    stage: Stage, led: Led, pictures: Pictures
) -> None:
    for text, verdict in (("À lire ?", "later"), ("هل يقرأ أحد؟", "adult"), ("ሓገዝ", "discard")):
        assert join(led).post("/s/question", {"text": text}).status == 303
        ((slip,),) = led.rows("SELECT id FROM live_slip WHERE state = 'waiting'")
        led.browser.post(f"/host/{led.id}/slip", {"slip": slip, "verdict": verdict})
    page = on.console(stage, led)
    page.goto(f"/host/{led.id}/box")
    page.locator("details.slip > summary").click()
    assert looked_at(page, "box-of-every-state", pictures) == []
