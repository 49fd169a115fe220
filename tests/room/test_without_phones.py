"""A session in which phones stay away shows no way in by phone, and says what counts instead."""

from __future__ import annotations

import pytest

from tests.room.client import ALL_ON, Browser, Led, lead, owner
from tests.server import Server

NAMES = {"responsible": "Ada Example", "deputy": "Ben Example", "lang": "en"}


def opened(server: Server, phones: str) -> Led:
    browser = owner(server)
    given = {"plan": "help-a-friend", "choose-phones": phones, **NAMES, **ALL_ON}
    led = Led(server, browser.post("/host/open", given).location.rpartition("/")[2], browser)
    led.seq = led.rows("SELECT max(seq) FROM live_fact WHERE 1")[0][0]
    return led


def wall(led: Led) -> str:
    return Browser(led.server.port).get(f"/wall/{led.row['wall_token']}").text


@pytest.mark.parametrize(("phones", "without"), [("away", True), ("used", False)])
def test_the_wall_shows_a_way_in_only_where_phones_are_used(
    shared: Server, phones: str, *, without: bool
) -> None:
    page = wall(opened(shared, phones))
    assert ('class="qr"' not in page, 'class="code"' not in page) == (without, without)
    assert ("No phones today" in page) is without


def test_the_console_does_not_ask_about_phones_that_stay_away(shared: Server) -> None:
    led = opened(shared, "away")
    assert "Do phones reach" not in led.browser.get(f"/host/{led.id}").text.partition("<details")[0]


def test_questions_are_answered_on_paper_where_phones_stay_away(shared: Server) -> None:
    led = opened(shared, "away")
    led.do("advance")
    led.do("advance")
    assert "Eyes on your own paper" in wall(led)


def test_the_page_for_printing_proposes_that_phones_stay_away(shared: Server) -> None:
    page = lead(shared).browser.get("/host/print?plan=help-a-friend").text
    assert 'value="away" checked>' in page


def test_a_wall_counts_no_phones_that_stay_away(shared: Server) -> None:
    led = opened(shared, "away")
    while "Answers are open" not in led.browser.get(f"/host/{led.id}").text:
        led.do("advance")
    assert '<span data-shown="answered" hidden>' in wall(led)
