"""The code of a card on a form: typed on a phone or from paper, refused kindly, nobody's later."""

from __future__ import annotations

import json

import pytest

from declic.kernel.envelopes import with_check
from tests.faults.test_purge import purge_later
from tests.room.client import Answer, Browser, Led, join, lead, walk
from tests.server import Server

CODE = with_check("AB7P3")
WRONG = CODE[:-1] + ("A" if CODE[-1] != "A" else "B")
CODES = "SELECT code FROM live_code WHERE 1"


@pytest.fixture
def led(shared: Server) -> Led:
    """A room in which the questions before are open."""
    led = lead(shared)
    walk(led, "before")
    return led


def hand_in(phone: Browser, **more: str) -> Answer:
    place = {"activity": "before", "item": "page"}
    return phone.post(
        "/s/answer", {**place, "item.k1": "T", "n": 1, **more}, accept="application/json"
    )


def test_a_phone_hands_in_the_code_of_a_card_and_no_count_ever_tells_it(led: Led) -> None:
    phone = join(led)
    assert hand_in(phone, code=f" {CODE[:3].lower()}-{CODE[3:]}").status == 200
    assert led.rows(CODES) == [(CODE,)]
    assert led.do("advance").status == 200
    assert CODE not in json.dumps(led.rows("SELECT data FROM live_fact WHERE 1"))


def test_a_code_with_a_wrong_sign_is_refused_kindly_and_nothing_is_kept(led: Led) -> None:
    refused = hand_in(join(led), code=WRONG)
    assert (refused.status, refused.json["reason"]) == (422, "code")
    assert "Look at your card" in refused.json["sentence"]
    assert led.rows(CODES) == led.answers() == []


def test_whoever_has_no_card_chooses_five_parts(led: Led) -> None:
    parts = {"animal": "fox", "colour": "blue", "digit": "7", "letter": "M", "hand": "right"}
    hand_in(join(led), **{f"code.{name}": part for name, part in parts.items()})
    assert led.rows(CODES) == [("fox.blue.7.m.right",)]


def test_who_deletes_the_own_answers_deletes_the_code_and_so_does_the_next_day(led: Led) -> None:
    phone, other = join(led), join(led)
    hand_in(phone, code=CODE)
    phone.post("/s/forget", {})
    hand_in(other, code=CODE)
    assert led.rows(CODES) == [(CODE,)]
    led.do("end")
    purge_later(led.server, 1.01)
    assert led.rows(CODES) == []


def test_a_sheet_of_paper_brings_its_code_and_takes_it_out_again(led: Led) -> None:
    assert led.do("advance").status == 200
    sheet = {"activity": "before", "number": 3, "ask.k1": "T"}
    address = f"/host/{led.id}/sheets"
    refused = led.browser.post(address, {**sheet, "code": WRONG})
    assert refused.status == 422
    assert WRONG in refused.text
    led.browser.post(address, {**sheet, "code": CODE})
    assert led.rows(CODES) == [(CODE,)]
    led.browser.post(address, {**sheet, "take_back": "yes"})
    assert led.rows(CODES) == []
