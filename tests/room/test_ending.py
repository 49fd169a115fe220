"""What ends the session for everybody is asked first, with script and without."""

from __future__ import annotations

import re

import pytest

from tests.room.client import Answer, Led, lead
from tests.server import Server

ASKS_FOR_SKIP = "This is the last activity. Skip it and end the session for everybody?"
ASKS_FOR_END = "End the session for everybody?"
FORM = re.compile(r"<form.*?</form>", re.DOTALL)


@pytest.fixture
def led(shared: Server) -> Led:
    led = lead(shared)
    assert led.do("advance").status == 200
    return led


@pytest.fixture
def last(led: Led) -> Led:
    """A session in its last activity: one skip more would end it."""
    while ASKS_FOR_SKIP not in console(led):
        assert led.do("skip").status == 200
    return led


def console(led: Led) -> str:
    page = led.browser.get(f"/host/{led.id}")
    assert page.status == 200
    return page.text


def form(page: str, command: str) -> str:
    forms = (found[0] for found in FORM.finditer(page))
    return next(found for found in forms if f'value="{command}"' in found)


def press(led: Led, command: str, **more: object) -> Answer:
    """Press as a page without script does."""
    given = {"command": command, "at": led.seq, **more}
    return led.browser.post(f"/host/{led.id}/do", given)


def over(led: Led) -> bool:
    return led.rows("SELECT seq FROM live_fact WHERE kind = 'ended'") != []


def test_before_the_last_activity_skipping_asks_nothing(led: Led) -> None:
    assert "data-sure" not in form(console(led), "skip")
    assert press(led, "skip").status == 302
    assert not over(led)


def test_in_the_last_activity_the_page_s_script_asks(last: Led) -> None:
    assert f'data-sure="{ASKS_FOR_SKIP}"' in form(console(last), "skip")
    assert f'data-sure="{ASKS_FOR_END}"' in form(console(last), "end")


@pytest.mark.parametrize(("command", "asks"), [("skip", ASKS_FOR_SKIP), ("end", ASKS_FOR_END)])
def test_without_script_a_page_asks_and_nothing_has_ended(
    last: Led, command: str, asks: str
) -> None:
    asked = press(last, command)
    assert asked.status == 409
    assert asks in asked.text
    assert not over(last)


@pytest.mark.parametrize("command", ["skip", "end"])
def test_what_the_page_that_asks_sends_ends_the_session(last: Led, command: str) -> None:
    sent = dict(
        re.findall(r'name="(\w+)" value="([^"]*)"', form(press(last, command).text, command))
    )
    assert sent == {"command": command, "at": str(last.seq), "sure": "yes"}
    assert last.browser.post(f"/host/{last.id}/do", sent).status == 302
    assert over(last)


def test_a_program_is_not_asked(last: Led) -> None:
    assert last.do("skip").status == 200
    assert over(last)


def test_being_sure_of_an_old_page_ends_nothing(last: Led) -> None:
    old = last.seq
    assert last.do("pause").status == 200
    assert press(last, "end", at=old, sure="yes").status == 409
    assert not over(last)


def test_who_pressed_too_late_is_told_so_and_not_asked(last: Led) -> None:
    told = press(last, "end", at=last.seq - 1)
    assert told.status == 409
    assert "Somebody pressed before you." in told.text
