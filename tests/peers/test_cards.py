"""A card opens the group's page on any device, and nothing at all once it is ended."""

from __future__ import annotations

import pytest
from django.test import Client

from declic.kernel import clock
from declic.peers.actions import members
from declic.peers.models import Device, Member
from declic.peers.queries import cards as kept
from declic.peers.rules import cards
from declic.people.tests import makers
from tests.peers.place import Place, at_the_page

ASKS = "The code on your card"


def test_a_card_opens_the_page_on_any_device_however_it_is_typed(ours: Place) -> None:
    code = ours.card().code
    for typed in (code, code.lower(), f"{code[:4]}-{code[4:8]} {code[8:]}"):
        page = at_the_page(typed).get("/group")
        assert "Beside you" in page.text
        assert page["Cache-Control"] == "no-store"


def test_the_cookie_is_no_scripts_business_and_ends_with_the_browser(ours: Place) -> None:
    browser = at_the_page(ours.card().code)
    cookie = browser.cookies["declic_group"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/group")
    assert cookie["max-age"] == cookie["expires"] == ""


def test_the_code_is_on_the_page_to_be_printed_and_nowhere_else(ours: Place) -> None:
    browser = makers.signed_in(ours.coach)
    page = browser.post(f"{ours.address}/welcome").text
    member = Member.objects.get()
    shown = page.partition('<p class="code"><bdi dir="ltr">')[2].partition("</bdi>")[0]
    assert member.card == kept.card_print(shown.replace(" ", ""))
    assert shown not in browser.get(ours.address).text
    assert len(shown.replace(" ", "")) == cards.SIGNS


@pytest.mark.parametrize("way", ["end_card", "give_card", "farewell"])
def test_an_ended_card_is_refused_at_the_next_request(ours: Place, way: str) -> None:
    card = ours.card()
    browser = at_the_page(card.code)
    more = {"why": "moved"} if way == "farewell" else {}
    getattr(members, way)(member=card.member, by=ours.coach, at=clock.now(), **more)
    assert ASKS in browser.get("/group").text
    assert Client().post("/group/enter", {"code": card.code}).status_code == 422


def test_control_a_page_that_asks_only_once_stays_open(
    ours: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = ours.card()
    browser = at_the_page(card.code)
    monkeypatch.setattr("declic.peers.views.device.member_of_device", lambda *_, **__: card.member)
    members.end_card(member=card.member, by=ours.coach, at=clock.now())
    assert ASKS not in browser.get("/group").text


def test_a_wrong_code_is_said_kindly_and_after_many_one_waits(ours: Place) -> None:
    del ours
    browser = Client(headers={"accept-language": "en"})
    first = browser.post("/group/enter", {"code": "K7P3 MXQ2 K7P3"})
    assert (first.status_code, "ask your coach" in first.text) == (422, True)
    answers = [browser.post("/group/enter", {"code": "no"}) for _ in range(cards.WRONG_MOST)]
    assert answers[-1].status_code == 429


def test_a_good_card_opens_the_page_whatever_was_tried_from_its_address(ours: Place) -> None:
    browser = Client()
    for _ in range(cards.WRONG_MOST + 1):
        browser.post("/group/enter", {"code": "no"})
    assert browser.post("/group/enter", {"code": ours.card().code}).status_code == 302


def test_control_without_the_limit_codes_could_be_tried_for_ever(
    ours: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    del ours
    monkeypatch.setattr("declic.peers.views.entering.too_many", lambda *_: False)
    answers = [Client().post("/group/enter", {"code": "x"}).status_code for _ in range(40)]
    assert set(answers) == {422}


def test_another_sites_form_opens_nothing(ours: Place) -> None:
    told = {"code": ours.card().code}
    foreign = {"origin": "https://elsewhere.example"}
    assert Client().post("/group/enter", told, headers=foreign).status_code == 403
    assert not Device.objects.exists()


def test_the_next_person_at_a_device_finds_it_closed(ours: Place) -> None:
    browser = at_the_page(ours.card().code)
    stale = browser.cookies["declic_group"].value
    browser.post("/group/leave")
    assert ASKS in browser.get("/group").text
    browser.cookies["declic_group"] = stale
    assert ASKS in browser.get("/group").text


def test_the_sixth_browser_ends_the_first(ours: Place) -> None:
    code = ours.card().code
    browsers = [at_the_page(code) for _ in range(members.DEVICES_MOST + 1)]
    opened = [ASKS not in each.get("/group").text for each in browsers]
    assert opened == [False] + [True] * members.DEVICES_MOST


@pytest.mark.parametrize("language", ["fr", "nl", "de", "ar"])
def test_the_page_speaks_the_language_that_is_chosen(ours: Place, language: str) -> None:
    browser = at_the_page(ours.card().code)
    page = browser.get(f"/group?lang={language}").text
    assert f'<html lang="{language}"' in page
    assert "Beside you" not in page
    assert f'<html lang="{language}"' in browser.get("/group").text
