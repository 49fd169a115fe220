"""A power cut tears a key: the box says which slips cannot be opened, and goes on taking others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.room.client import Browser, Led, join, lead
from tests.server import Server

CLOSED = "This slip cannot be opened"


@pytest.fixture
def led(server: Server) -> Led:
    return lead(server)


@pytest.fixture
def phone(led: Led) -> Browser:
    phone = join(led)
    assert phone.post("/s/question", {"text": "Why before?"}).status == 303
    return phone


def tear(led: Led) -> Path:
    (key,) = (led.server.folder / "keys").iterdir()
    key.write_bytes(key.read_bytes()[:9])
    return key


def box(led: Led) -> str:
    page = led.browser.get(f"/host/{led.id}/box")
    assert page.status == 200
    return page.text


def decide(led: Led, verdict: str) -> int:
    slip = led.rows("SELECT id FROM live_slip WHERE 1")[0][0]
    return led.browser.post(f"/host/{led.id}/slip", {"slip": slip, "verdict": verdict}).status


@pytest.mark.usefixtures("phone")
def test_the_box_says_which_slip_cannot_be_opened(led: Led) -> None:
    assert CLOSED not in box(led)
    tear(led)
    assert CLOSED in box(led)
    assert 'value="approve"' not in box(led)


def test_the_box_takes_slips_after_the_key_was_torn(led: Led, phone: Browser) -> None:
    tear(led)
    assert phone.post("/s/question", {"text": "Why after?"}).status == 303
    assert "Why after?" in box(led)
    assert box(led).count(CLOSED) == 1


@pytest.mark.usefixtures("phone")
def test_a_slip_that_nobody_can_read_can_be_put_aside(led: Led) -> None:
    tear(led)
    assert decide(led, "discard") == 302
    assert 'value="discard"' not in box(led)


@pytest.mark.usefixtures("phone")
def test_a_slip_for_the_adult_that_nobody_can_read_can_be_told_in_person(led: Led) -> None:
    assert decide(led, "adult") == 302
    tear(led)
    assert CLOSED in box(led)
    assert decide(led, "handed") == 302
    assert "Handed over in person" in box(led)


@pytest.mark.usefixtures("phone")
def test_a_slip_whose_key_is_gone_is_named_as_well(led: Led) -> None:
    tear(led).unlink()
    assert CLOSED in box(led)
