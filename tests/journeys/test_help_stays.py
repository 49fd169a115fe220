"""Help is one tap away without a line too, and nothing that was begun is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys import stage as on
from tests.journeys.stage import Stage, opened, staged
from tests.journeys.test_ways_in import at
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
KEPT = re.compile("/help$")
LINK = "header a[href='/help']"
NUMBERS = "#help a[href^='tel:']"


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


def seated(stage: Stage, address: str, language: str = "fr") -> Page:
    """Come in, and wait until the phone keeps what the page of help says."""
    page = stage.window(on.PHONE, language)
    page.goto(address)
    with page.expect_response(KEPT):
        on.come_in(page, "moon")
    return page


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_without_a_line_help_is_one_tap_away(stage: Stage, language: str) -> None:
    page = seated(stage, f"/j/{opened(stage.server).row['secret']}", language)
    page.context.set_offline(True)
    page.locator(LINK).click()
    expect(page.locator(NUMBERS).first).to_be_visible()
    expect(page.locator("#screen")).to_be_hidden()
    page.locator("#help a[href='/s']").click()
    expect(page.locator("#screen")).to_be_visible()
    expect(page.locator("#help")).to_have_count(0)


def test_control_a_phone_that_could_keep_no_page_has_none(stage: Stage) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page = stage.window(on.PHONE, "fr")
    page.route(re.compile("/help"), refuse)
    page.goto(f"/j/{opened(stage.server).row['secret']}")
    on.come_in(page, "moon")
    page.context.set_offline(True)
    page.locator(LINK).click()
    page.wait_for_url(re.compile("chrome-error|/help"))
    assert page.locator(NUMBERS).count() == 0


def test_a_form_half_filled_stays_over_help_a_pause_and_a_closing(stage: Stage) -> None:
    led = at(stage, "before", "open")
    page = seated(stage, f"/j/{led.row['secret']}")
    ticked = page.locator("fieldset").first.locator("label.pick").nth(1)
    ticked.click()
    page.locator(LINK).click()
    page.go_back()
    expect(ticked.locator("input")).to_be_checked()
    for away, back in (("pause", "resume"), ("advance", "reopen")):
        led.do(away)
        expect(page.locator("fieldset")).to_have_count(0)
        led.do(back)
        expect(ticked.locator("input")).to_be_checked()
