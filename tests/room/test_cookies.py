"""A browser that refuses cookies takes no seat that it cannot keep; programs need no page first."""

from __future__ import annotations

import re

import pytest

from tests.room.client import Browser, Led, join, lead
from tests.server import Server, Start

FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
SEATS = "SELECT count(*) FROM live_seat WHERE 1"


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def comes_in(led: Led, phone: Browser, *, keeps: bool, **more: str) -> int:
    """Open the door and send its form as a browser does; give how that was answered."""
    way = f"/j/{led.row['secret']}"
    form = dict(FIELD.findall(phone.get(way).text))
    if not keeps:
        phone.cookies.clear()
    return phone.post(way, {**form, "lang": "fr", "table": "star"}, **more).status


def test_whoever_keeps_cookies_comes_in_by_the_page(led: Led) -> None:
    phone = Browser(led.server.port)
    assert comes_in(led, phone, keeps=True) == 303
    assert phone.get("/s").status == 200


def test_whoever_refuses_cookies_hears_why_and_takes_no_seat(led: Led) -> None:
    phone = Browser(led.server.port)
    assert [comes_in(led, phone, keeps=False) for _ in range(3)] == [409] * 3
    told = phone.post(f"/j/{led.row['secret']}", {"cookies": "yes", "lang": "fr"})
    assert "refuse les cookies" in told.text
    assert 'href="?"' in told.text
    asked = phone.post(f"/j/{led.row['code']}", {"cookies": "yes"}, accept="application/json")
    assert asked.json["reason"] == "cookies"
    assert led.rows(SEATS) == [(0,)]


def test_a_program_that_asks_for_no_page_comes_in_without_that_cookie(led: Led) -> None:
    join(led)
    assert led.rows(SEATS) == [(1,)]


def test_control_without_the_question_each_try_takes_a_seat(start: Start) -> None:
    led = lead(start(without="seats_who_keeps_no_cookie"))
    phone = Browser(led.server.port)
    assert [comes_in(led, phone, keeps=False) for _ in range(3)] == [303] * 3
    assert led.rows(SEATS) == [(3,)]
