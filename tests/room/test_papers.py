"""The print kit from the page where sessions are opened."""

from __future__ import annotations

import pytest

from tests.room.client import Browser, Led, lead
from tests.server import Server


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


ASKED = {"plan": "help-a-friend", "readers-fr": "3", "readers-ar": "2", "tables": "2"}


def test_the_kit_and_the_cards_come_as_a_pdf(led: Led) -> None:
    for what in ("kit", "cards"):
        page = led.browser.post("/host/print", {**ASKED, "what": what})
        assert (page.status, page.headers["content-type"]) == (200, "application/pdf")
        assert page.body.startswith(b"%PDF")


@pytest.mark.parametrize(
    "wrong",
    [
        {"readers-fr": "0", "readers-ar": ""},
        {"readers-fr": "many"},
        {"readers-fr": "201"},
        {"tables": "9"},
        {"tables": "-1"},
        {"choose-story": "nobody"},
        {"what": "cards", "readers-fr": "999"},
    ],
)
def test_what_cannot_be_printed_is_said_on_the_page(led: Led, wrong: dict[str, str]) -> None:
    page = led.browser.post("/host/print", {**ASKED, **wrong})
    assert page.status == 422
    assert 'role="alert"' in page.text


def test_an_unknown_plan_and_a_stranger_get_no_paper(led: Led) -> None:
    assert led.browser.post("/host/print", {**ASKED, "plan": "nothing"}).status == 404
    assert Browser(led.server.port).post("/host/print", ASKED).status == 403
