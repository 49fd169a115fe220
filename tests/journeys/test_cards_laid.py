"""Cards on a phone: laid by thumb, by dragging and by keyboard, and as a plain form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import stage as on
from tests.journeys.fit import assert_no_scrolling, assert_wall_fits, refresh
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, opened, staged
from tests.journeys.test_access import looked_at
from tests.one_plan import one_plan
from tests.room.client import Led
from tests.server import Server, servers

pytestmark = pytest.mark.xdist_group("journeys")
PLAN = """
id: cards
title: Cards
minutes: 40
audience: Whoever tests
ages: {least: 11, most: 15}
tables: true
purpose: Lay cards
steps:
  - {activity: what-helps-first, minutes: 13}
  - {activity: privacy-hunt, minutes: 13}
  - {activity: fine-or-flag, minutes: 13}
"""
NINE = ("adult", "listen", "near", "fault", "wish", "proof", "block", "helpline", "myself")
LANGUAGES = ("en", "fr", "nl", "ar")
LAID = (
    """() => [...document.querySelectorAll('form[data-diamond] select')].map((one) => one.value)"""
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose own pack has a plan of the three activities with cards."""
    root = tmp_path_factory.mktemp("cards")
    one_plan(root / "data-0", "cards", PLAN)
    with servers(root) as starting:
        yield starting()


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made
        # What the server refuses on purpose is told in the page.
        assert not [said for said in made.complaints if "422" not in said]


@pytest.fixture
def led(house: Server) -> Led:
    """A session of that plan; a real one, because guests of a rehearsal would answer too."""
    return opened(house, plan="cards")


def _to(led: Led, activity: str) -> None:
    here = "SELECT json_extract(data, '$.activity') FROM live_fact WHERE kind = 'item_shown'"
    while not [row for row in led.rows(here) if row[0] == activity]:
        led.do("advance")


def _open(led: Led, activity: str) -> None:
    _to(led, activity)
    led.do("advance")


def _phone(stage: Stage, led: Led, language: str = "en", table: str = "star", **more: bool) -> Page:
    return on.phone(stage, f"/j/{led.row['secret']}", language, table, **more)


def _laying(stage: Stage, led: Led, language: str = "en") -> Page:
    _open(led, "what-helps-first")
    return _board(stage, led, language)


def _board(stage: Stage, led: Led, language: str = "en") -> Page:
    page = _phone(stage, led, language, has_touch=True)
    expect(page.locator(".board")).to_be_visible()
    return page


def _stored(led: Led) -> dict[str, str]:
    return dict(led.rows("SELECT ask, choices FROM live_answer WHERE choices != ''"))


def _saved(page: Page) -> None:
    expect(page.locator("p.kept")).to_have_class("kept saved")


def test_a_thumb_lays_cards_and_the_table_s_other_phone_follows(stage: Stage, led: Led) -> None:
    page = _laying(stage, led)
    other = _board(stage, led)
    for place, card in enumerate(NINE):
        page.tap(f"[data-card={card}]")
        page.tap(f'[data-place="{place}"]')
    _saved(page)
    expect(page.locator(".hand .tile:visible")).to_have_count(0)
    expect(other.locator('[data-place="0"]')).to_have_text("Go to an adult together")
    assert _stored(led)["high"] == "listen near"


def test_two_cards_change_places_and_one_is_taken_off(stage: Stage, led: Led) -> None:
    page = _laying(stage, led)
    for place, card in enumerate(NINE[:2]):
        page.tap(f"[data-card={card}]")
        page.tap(f'[data-place="{place}"]')
    page.tap('[data-place="0"]')
    page.tap('[data-place="1"]')
    assert page.evaluate(LAID)[:2] == ["listen", "adult"]
    page.tap('[data-place="1"]')
    page.tap(".off")
    assert page.evaluate(LAID)[:2] == ["listen", ""]
    _saved(page)
    assert _stored(led) == {"top": "listen"}


def test_a_card_of_the_hand_takes_the_place_of_a_laid_one(stage: Stage, led: Led) -> None:
    page = _laying(stage, led)
    for press in ("[data-card=near]", '[data-place="0"]', '[data-place="0"]', "[data-card=wish]"):
        page.tap(press)
    assert page.evaluate(LAID)[0] == "wish"
    expect(page.locator("[data-card=near]")).to_be_visible()


def test_a_card_is_dragged_to_its_place_and_the_next_tap_is_a_tap(stage: Stage, led: Led) -> None:
    page = _laying(stage, led)
    _drag(page, "[data-card=near]", '[data-place="4"]')
    assert page.evaluate(LAID)[4] == "near"
    page.wait_for_timeout(80)
    page.click("[data-card=wish]")
    expect(page.locator("[data-card=wish]")).to_have_attribute("aria-pressed", "true")
    _drag(page, '[data-place="4"]', "[data-card=listen]")
    assert page.evaluate(LAID)[4] == ""


def _drag(page: Page, card: str, to: str) -> None:
    ends = [page.locator(each).first.bounding_box() for each in (card, to)]
    (from_x, from_y), (to_x, to_y) = ((box["x"] + 20, box["y"] + 20) for box in ends if box)
    page.mouse.move(from_x, from_y)
    page.mouse.down()
    page.mouse.move(from_x + 30, from_y - 30)
    page.mouse.move(to_x, to_y)
    page.mouse.up()


def test_the_keyboard_lays_cards_and_keeps_the_focus(stage: Stage, led: Led) -> None:
    page = _laying(stage, led)
    page.focus("[data-card=listen]")
    page.keyboard.press("Enter")
    page.focus('[data-place="0"]')
    page.keyboard.press("Space")
    expect(page.locator('[data-place="0"]')).to_be_focused()
    expect(page.locator('[data-place="0"]')).to_have_attribute("aria-label", "On top: Listen")
    _saved(page)
    assert _stored(led) == {"top": "listen"}


def test_without_a_script_nine_lists_lay_the_same_and_a_doubled_card_is_told(
    stage: Stage, led: Led
) -> None:
    _open(led, "what-helps-first")
    page = _phone(stage, led, java_script_enabled=False)
    for place, card in enumerate(NINE):
        page.locator("select").nth(place).select_option(card)
    page.click(".go")
    assert _stored(led)["middle"] == "fault wish proof"
    chosen = [page.locator("select").nth(place).input_value() for place in range(9)]
    assert chosen == list(NINE)
    page.locator("select").nth(8).select_option("adult")
    page.click(".go")
    expect(page.locator("body")).to_contain_text("One card lies in two places.")
    assert _stored(led)["last"] == "myself"


@pytest.mark.parametrize("language", LANGUAGES)
def test_diamond_and_hand_stand_on_one_small_screen(
    language: str, stage: Stage, led: Led, pictures: Pictures
) -> None:
    page = _laying(stage, led, language)
    assert_no_scrolling(page)
    cut = page.evaluate(
        "[...document.querySelectorAll('.tile:not([hidden])')]"
        ".filter((one) => one.scrollWidth > one.clientWidth || one.offsetHeight < 48)"
        ".map((one) => one.textContent)"
    )
    assert not cut
    pictures.take(page, f"diamond-{language}")


def test_after_a_tap_the_next_card_comes_and_arrow_keys_stay(stage: Stage, led: Led) -> None:
    _open(led, "fine-or-flag")
    page = _phone(stage, led, has_touch=True)
    page.tap("#card-homework label:has([value=fine])")
    expect(page.locator("#card-joke .deck-face")).to_be_in_viewport()
    expect(page.locator("#card-homework .deck-face")).not_to_be_in_viewport()
    page.focus("#card-joke [value=fine]")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(600)
    expect(page.locator("#card-joke .deck-face")).to_be_in_viewport()
    _saved(page)
    assert _stored(led) == {"homework": "fine", "joke": "unsure"}


@pytest.mark.parametrize("languages", [*((each,) for each in LANGUAGES), ("fr", "ar")])
def test_every_wall_with_cards_can_be_read_from_the_back(
    languages: tuple[str, ...], stage: Stage, led: Led, pictures: Pictures
) -> None:
    led.do("wall", languages=list(languages))
    page = on.wall(stage, led)
    for step in range(60):
        refresh(page)
        pictures.take(page, f"cards-{'-'.join(languages)}-{step:02}")
        assert_wall_fits(page)
        _answer_all(led)
        if led.do("advance").status != 200:
            break
    assert step > 15


def _answer_all(led: Led) -> None:
    """Count something for whatever is open, so that results have figures."""
    for place, card in enumerate(NINE[:3]):
        led.do("count", ask="top", choice=card, number=3 - place)
    for ask, choice in (("found", "4"), ("found", "7"), ("homework", "unsure"), ("meet", "unsure")):
        led.do("count", ask=ask, choice=choice, number=2)
    for choice, number in (("crop", 5), ("password", 4), ("tags", 3)):
        led.do("count", ask="first", choice=choice, number=number)


def test_axe_finds_nothing_where_cards_are_laid(stage: Stage, led: Led, pictures: Pictures) -> None:
    pages = {"wall": on.wall(stage, led), "console": on.console(stage, led)}
    pages |= {"phone": _phone(stage, led, "fr"), "phone-ar": _phone(stage, led, "ar", "moon")}
    found = list[str]()
    for step in range(60):
        for name, page in pages.items():
            page.reload()
            found += looked_at(page, f"cards-{step:02}-{name}", pictures)
        _answer_all(led)
        if led.do("advance").status != 200:
            break
    assert not found, "\n".join(found)
