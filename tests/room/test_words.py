"""Words on the console: equal ones are decided together, and one from paper can be typed."""

from __future__ import annotations

import re

import pytest

from tests.room.client import Browser, Led, join, lead, walk
from tests.server import Server


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def wall(led: Led) -> str:
    return Browser(led.server.port).get(f"/wall/{led.row['wall_token']}").text


def console(led: Led) -> str:
    return led.browser.get(f"/host/{led.id}").text


def hand_in(led: Led, *words: str) -> None:
    place = walk(led, "words")
    for word in words:
        given = {**place, "text": word}
        assert join(led).post("/s/answer", given, accept="application/json").status == 200


def slips(led: Led, word: str) -> list[str]:
    """Give the slips that the row of that word decides about, however it is written there."""
    rows = console(led).split('<form id="w')[1:]
    row = next(row for row in rows if f">{word}" in row.casefold())
    return re.findall(r'name="slip" value="(\d+)"', row.partition("</form>")[0])


def test_one_press_decides_about_all_that_say_the_same(led: Led) -> None:
    hand_in(led, "Calm", "calm", "other", "calm")
    same = slips(led, "calm")
    assert len(same) == 3
    shown = led.browser.post(f"/host/{led.id}/slip", {"slip": same, "verdict": "approve"})
    assert shown.status == 302
    assert "other" not in wall(led)
    assert led.rows("SELECT count(*) FROM live_slip WHERE state = 'approved'") == [(3,)]


def test_a_word_from_paper_stands_on_the_wall_at_once(led: Led) -> None:
    walk(led, "words")
    typed = led.browser.post(f"/host/{led.id}/word", {"text": "together"})
    assert (typed.status, "together" in wall(led)) == (302, True)


@pytest.mark.parametrize("text", ["", " ", "x" * 500])
def test_a_word_that_is_none_is_refused(led: Led, text: str) -> None:
    walk(led, "words")
    assert led.browser.post(f"/host/{led.id}/word", {"text": text}).status == 422
    assert led.rows("SELECT count(*) FROM live_slip WHERE 1") == [(0,)]


def test_where_no_word_is_asked_none_is_taken(led: Led) -> None:
    assert led.browser.post(f"/host/{led.id}/word", {"text": "early"}).status == 409
    led.ask()
    assert led.browser.post(f"/host/{led.id}/word", {"text": "quick"}).status in {409, 422}
    assert led.rows("SELECT count(*) FROM live_slip WHERE 1") == [(0,)]


def test_only_whoever_leads_types_words(led: Led) -> None:
    walk(led, "words")
    assert join(led).post(f"/host/{led.id}/word", {"text": "mine"}).status == 403
    assert "mine" not in wall(led)
