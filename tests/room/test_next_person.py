"""A shared device is handed on: the next person comes in without the code, to an empty seat."""

from __future__ import annotations

import pytest

from tests.room.client import Browser, Led, answer, form, join, lead
from tests.server import Server


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


@pytest.fixture
def tablet(led: Led) -> Browser:
    return join(led, lang="nl", table="moon")


def chosen(page: str) -> list[str]:
    """Give the values of what is ticked before anybody pressed."""
    inputs = [each.partition(">")[0] for each in page.split("<input ")[1:]]
    return [each.partition('value="')[2].partition('"')[0] for each in inputs if "checked" in each]


def test_the_next_person_is_asked_in_the_same_language_at_the_same_table(tablet: Browser) -> None:
    page = tablet.get(tablet.post("/s/next").location)
    assert (page.status, chosen(page.text)) == (200, ["nl", "moon"])
    assert '<html lang="nl"' in page.text


def test_a_locked_code_lets_the_next_person_in(led: Led, tablet: Browser) -> None:
    assert led.do("lock").status == 200
    assert tablet.get(f"/j/{led.row['code']}").status == 404
    way_in = tablet.post("/s/next").location
    joined = tablet.post(way_in.partition("?")[0], {"lang": "fr", "table": "star"})
    assert (joined.location, tablet.get("/s").status) == ("/s", 200)


def test_nothing_but_language_and_table_stands_on_the_way_in(led: Led, tablet: Browser) -> None:
    answer(tablet, led.ask(), "A")
    old = tablet.cookies["declic_seat"]
    reply = tablet.post("/s/next")
    assert reply.location == f"/j/{led.row['secret']}?lang=nl&table=moon"
    assert old not in tablet.get(reply.location).text
    tablet.post(f"/j/{led.row['secret']}", {"lang": "nl", "table": "moon"})
    assert form(tablet)
    assert 'aria-pressed="true"' not in tablet.get("/s").text


def test_a_double_tap_opens_the_same_way_in(tablet: Browser) -> None:
    twin = Browser(tablet.port, cookies=dict(tablet.cookies))
    assert tablet.post("/s/next").location == twin.post("/s/next").location != "/"


def test_after_the_end_there_is_only_the_code(led: Led, tablet: Browser) -> None:
    assert led.do("end").status == 200
    assert tablet.post("/s/next").location == "/"


def test_without_a_seat_there_is_only_the_code(led: Led) -> None:
    assert Browser(led.server.port).post("/s/next").location == "/"


@pytest.mark.parametrize("asked", ["lang=xx&table=moon%22%3E", "lang=es&table=", "lang&table=%20"])
def test_what_the_room_does_not_have_is_not_preselected(led: Led, asked: str) -> None:
    page = Browser(led.server.port).get(f"/j/{led.row['secret']}?{asked}", accept_language="fr")
    assert (page.status, chosen(page.text)) == (200, ["fr"])
