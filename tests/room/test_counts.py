"""What the adults may read of the counts, and in which words."""

from __future__ import annotations

import json

import pytest

from tests.room.client import Led, join, lead, walk
from tests.server import Server, Start

INTRO, TITLE = "before", "<h2>Before we start</h2>"


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def answered_in_private(led: Led) -> str:
    """Let a phone answer the private questions, close them; give the page of counts."""
    place, phone = walk(led, INTRO), join(led)
    page = phone.get("/s").text
    name, value = page.split('name="item.', 1)[1].split('" value="', 1)
    given = {**place, f"item.{name}": value.split('"', 1)[0]}
    assert phone.post("/s/answer", given, accept="application/json").status == 200
    assert led.do("advance").status == 200
    return led.browser.get(f"/host/{led.id}/results").text


def test_private_answers_are_read_nowhere(led: Led) -> None:
    assert TITLE not in answered_in_private(led)
    printed = json.loads(led.server.run("session", "results", led.id, "--json"))
    assert printed["steps"] == []


def test_control_without_the_rule_private_answers_are_read(start: Start) -> None:
    assert TITLE in answered_in_private(lead(start(without="private_is_private")))


def test_a_spoken_vote_and_a_scene_are_read_in_words(led: Led) -> None:
    place = led.ask("colours")
    join(led).post("/s/answer", {**place, "choice": "D"}, accept="application/json")
    led.do("advance")
    page = led.browser.get(f"/host/{led.id}/results").text
    assert ("A question from now" in page, "It depends" in page, "quick-1" in page) == (
        True,
        True,
        False,
    )
