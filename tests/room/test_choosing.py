"""The choices of a plan on the page where sessions are opened."""

from __future__ import annotations

import json

import pytest

from tests.room.client import ALL_ON, Browser, owner
from tests.server import Server

NAMES = {"responsible": "Ada Example", "deputy": "Ben Example", "lang": "fr"}
ASKED = {"plan": "help-a-friend", "choose-story": "mila", **NAMES}


@pytest.fixture(scope="module")
def shared(apart: Server) -> Server:
    return apart


@pytest.fixture
def browser(shared: Server) -> Browser:
    return owner(shared)


def plan(server: Server, location: str) -> dict[str, object]:
    session = location.rpartition("/")[2].replace("-", "")
    ((found,),) = server.rows("SELECT plan FROM live_session WHERE id = ?", session)
    told: dict[str, object] = json.loads(found)
    return told


@pytest.mark.parametrize("how", ["open", "rehearse"])
def test_what_is_chosen_is_led_and_what_is_not_stays_usual(
    shared: Server, browser: Browser, how: str
) -> None:
    opened = browser.post(f"/host/{how}", {**ASKED, **ALL_ON})
    assert plan(shared, opened.location)["choices"] == {"story": "mila", "phones": "used"}
    assert "Mila" in browser.get("/host").text.partition('id="plans"')[0]


def test_each_choice_is_a_field_of_its_own_set_to_the_usual_option(browser: Browser) -> None:
    page = browser.get("/host").text
    for name, usual in (("choose-story", "milan"), ("choose-phones", "used")):
        first, *others = (
            page.partition('id="plans"')[2].partition("</details>")[0].split(f'name="{name}" ')[1:]
        )
        assert first.startswith(f'value="{usual}" checked>')
        assert not any(" checked>" in each.partition("</label>")[0] for each in others)


def test_an_option_that_is_gone_opens_nothing_and_keeps_what_was_typed(
    shared: Server, browser: Browser
) -> None:
    before = shared.rows("SELECT count(*) FROM live_session")
    page = browser.post("/host/open", {**ASKED, "choose-phones": "thrown"})
    assert (page.status, 'role="alert"' in page.text) == (422, True)
    assert 'value="mila" checked>' in page.text
    assert shared.rows("SELECT count(*) FROM live_session") == before


def test_who_is_asked_for_a_name_first_does_not_lose_what_was_chosen(browser: Browser) -> None:
    page = browser.post("/host/open", ASKED).text
    assert '<input type="hidden" name="choose-story" value="mila">' in page
