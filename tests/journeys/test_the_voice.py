"""Listening and speaking in a real browser: by one press, in turn, and without a script too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, Playwright, expect

from declic.recordings.tests.sounds import wav
from tests.journeys import conftest
from tests.journeys import stage as on
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, staged
from tests.room.client import Led, owner
from tests.room.voices import PAGE, TITLE, WAITS, address, names, record
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
# A microphone that hums, and nobody who has to allow it.
MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


@pytest.fixture(scope="module")
def humming(playwright: Playwright, chromium: Browser) -> Iterator[Browser]:
    del chromium
    browser = playwright.chromium.launch(
        executable_path=conftest.found(), args=[*conftest.FLAGS, *MICROPHONE]
    )
    yield browser
    browser.close()


@pytest.fixture
def stage(humming: Browser, house: Server) -> Iterator[Stage]:
    with staged(humming, house) as made:
        yield made


@pytest.fixture
def led(house: Server) -> Led:
    """A room in whose lobby two sentences are spoken."""
    for key, tone in ((TITLE, 300), (WAITS, 600)):
        assert record(owner(house), key, wav(tone, seconds=0.4)).status == 302
    return on.opened(house)


def phone(stage: Stage, led: Led, language: str = "fr", **more: Any) -> tuple[Page, list[str]]:
    """Come in; give the page and the sounds that it fetched, as they come."""
    page = on.phone(stage, f"/j/{led.row['secret']}", language, **more)
    fetched: list[str] = []
    page.on("request", lambda asked: fetched.append(asked.url) if "/audio/" in asked.url else None)
    page.reload()
    return page, fetched


def paths(fetched: list[str]) -> list[str]:
    return [re.sub(r"^http://[^/]+", "", url) for url in dict.fromkeys(fetched)]


def test_one_press_plays_the_screen_in_turn_and_nothing_is_fetched_before(
    stage: Stage, led: Led, pictures: Pictures
) -> None:
    page, fetched = phone(stage, led)
    page.wait_for_timeout(600)
    assert fetched == []
    button = page.locator(".listen summary")
    size = button.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 48
    pictures.take(page, "phone-listen-fr")
    button.click()
    expect(page.locator(".listen.on")).to_have_count(1)
    expect(page.locator(".listen.on")).to_have_count(0)
    staff = owner(led.server)
    assert paths(fetched) == [address(staff, TITLE), address(staff, WAITS)]
    assert stage.complaints == []


def test_a_second_press_and_a_new_screen_are_quiet(stage: Stage, led: Led) -> None:
    page, fetched = phone(stage, led)
    page.locator(".listen summary").click()
    page.locator(".listen summary").click()
    expect(page.locator(".listen.on")).to_have_count(0)
    page.locator(".listen summary").click()
    assert led.do("advance").status == 200
    expect(page.locator(".listen")).to_have_count(0)
    page.wait_for_timeout(600)
    assert paths(fetched) == [address(owner(led.server), TITLE)]


def test_without_a_script_each_sentence_has_its_own_player(stage: Stage, led: Led) -> None:
    page, _ = phone(stage, led, java_script_enabled=False)
    expect(page.locator(".listen audio").first).to_be_hidden()
    page.locator(".listen summary").click()
    expect(page.locator(".listen audio").first).to_be_visible()
    assert page.locator(".listen audio").count() == 2


def speaking(stage: Stage, house: Server, **more: Any) -> Page:
    page = stage.window(on.LAPTOP, "en", **more)
    return on.see(on.let_in(stage, page, owner(house).cookies), PAGE)


def test_a_sentence_is_spoken_where_it_stands(stage: Stage, house: Server) -> None:
    page = speaking(stage, house)
    name = names(owner(house))["interface:Eyes up"]
    item = page.locator(f"[id='{name}']")
    item.locator("summary").click()
    item.get_by_role("button", name="Record", exact=True).click()
    page.wait_for_timeout(700)
    item.get_by_role("button", name="Stop").click()
    item.get_by_role("button", name="Listen to it").click()
    item.locator("form[data-spoken] [name=by]").fill("Ada Example")
    item.locator("button.primary").click()
    expect(page.locator(f"[id='{name}'] .tag.mint")).to_contain_text("Ada Example")
    assert stage.complaints == []


def test_a_file_that_is_too_large_is_said_before_it_is_sent(stage: Stage, house: Server) -> None:
    page = speaking(stage, house)
    item = page.locator(f"[id='{names(owner(house))['interface:You are in']}']")
    item.locator("summary").click()
    field = item.locator("input[type=file]")
    sound = b"OggS" + bytes(2_000_000)
    field.set_input_files(FilePayload(name="x.ogg", mimeType="audio/ogg", buffer=sound))
    assert "at most 2 MB" in field.evaluate("(field) => field.validationMessage")
