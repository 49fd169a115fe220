"""Before hard content, and before questions that open at once, the room hears what comes."""

from __future__ import annotations

import pytest

from tests.room.client import Browser, Led, form, join, lead
from tests.server import Server

WAY_OUT = "sit at the quiet table"
HARD = "I have your picture"
WELCOME = "Hello and welcome"


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def screens(led: Led, phone: Browser) -> tuple[str, str]:
    """Give what wall and phone show."""
    return Browser(led.server.port).get(f"/wall/{led.row['wall_token']}").text, phone.get("/s").text


def console(led: Led) -> str:
    return led.browser.get(f"/host/{led.id}").text


def to_the_story(led: Led) -> None:
    led.do("advance")
    while ">Milan and the threat · " not in console(led):
        assert led.do("skip").status == 200


def test_nobody_meets_the_threat_before_the_way_out_was_offered(led: Led) -> None:
    phone = join(led)
    to_the_story(led)
    assert WAY_OUT in console(led)
    for shown in screens(led, phone):
        assert WAY_OUT in shown
        assert HARD not in shown


def test_control_the_next_press_shows_the_threat(led: Led) -> None:
    phone = join(led)
    to_the_story(led)
    assert led.do("advance").status == 200
    for shown in screens(led, phone):
        assert HARD in shown
        assert WAY_OUT not in shown


def test_the_welcome_is_said_before_the_first_questions_open(led: Led) -> None:
    phone = join(led)
    led.do("advance")
    assert (WELCOME in console(led), form(phone)) == (True, {})
    led.do("advance")
    assert form(phone)["activity"] == "before"


def test_nothing_can_be_answered_while_an_activity_is_announced(led: Led) -> None:
    phone = join(led)
    led.do("advance")
    place = {"activity": "before", "item": "", "choice": "A"}
    assert phone.post("/s/answer", place, accept="application/json").json["reason"] == "closed"


def test_what_is_said_at_the_end_comes_at_the_end(led: Led) -> None:
    led.do("advance")
    at_end = "One sentence for today."
    before, _, after = (console(led), led.do("advance"), console(led))
    assert at_end not in before + after
    led.do("advance")
    assert at_end in console(led)


def test_the_last_step_of_the_story_is_its_help(led: Led) -> None:
    phone = join(led)
    to_the_story(led)
    led.do("advance")
    assert led.do("last").status == 200
    assert "Stop being alone with it." in screens(led, phone)[0]
    assert led.do("last").json["reason"] == "not_here"
