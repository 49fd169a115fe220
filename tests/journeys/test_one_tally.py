"""Ten phones, twelve printed cards and five raised hands answer one question on real screens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import stage as on
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, opened, staged
from tests.journeys.test_the_cards import cards_page, photo
from tests.room.client import Led
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
# Turned twice, C is up.
CARDS = [2] * 12


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


def phones(stage: Stage, led: Led) -> list[Page]:
    """Ten phones come in, in three languages."""
    languages = ("fr", "nl", "ar")
    return [on.phone(stage, f"/j/{led.row['secret']}", languages[each % 3]) for each in range(10)]


def held_up(stage: Stage, led: Led) -> Page:
    """Read twelve cards from two photos, on a page beside the console."""
    page = stage.window(on.LAPTOP, "fr")
    page.goto("/help")
    taken = [photo(page, CARDS, seed=seed) for seed in (1, 2)]
    cards_page(page, led)
    page.locator("[data-photos]").set_input_files(taken)
    expect(page.locator("[data-answered]")).to_have_text("22")
    return page


def hands(console: Page, number: int) -> None:
    """Count hands for D, one press after the other."""
    plus = console.locator("form.count:has(input[name=choice][value=D]) button").last
    for pressed in range(1, number + 1):
        plus.click()
        expect(console.locator("form.count:has(input[name=choice][value=D]) b")).to_have_text(
            str(pressed)
        )


def test_phones_cards_and_hands_are_one_result_twenty_seven_of_twenty_seven(
    stage: Stage, pictures: Pictures
) -> None:
    led = opened(stage.server)
    led.do("present", present=27)
    room, console, wall = phones(stage, led), on.console(stage, led), on.wall(stage, led)
    led.ask()
    for at, phone in enumerate(room):
        phone.locator(f"button.answer[value={'AB'[at % 2]}]").click()
    expect(console.locator("[data-count=by_phone]")).to_have_text("10")
    cards = held_up(stage, led)
    hands(console, 5)
    expect(console.locator(".summed")).to_have_text(
        "téléphones 10 + cartes 12 + mains 5 = 27 sur 27"
    )
    expect(cards.locator("[data-answered]")).to_have_text("27")
    expect(wall.locator("[data-count=answered]")).to_have_text("27")
    pictures.take(console, "one-tally-console")
    on.press(console)
    expect(wall.locator(".rows .row svg")).to_have_count(4)
    pictures.take(wall, "one-tally-wall")
    told = led.rows("SELECT data FROM live_fact WHERE kind = 'answers_closed'")[-1][0]
    for part in ('"A": {"phone": 5}', '"B": {"phone": 5}', '"C": {"card": 12}', '"D": {"hand": 5}'):
        assert part in told
    assert stage.complaints == []
