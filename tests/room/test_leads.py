"""Which browser leads: owner, one-time link, and a laptop that led before."""

from __future__ import annotations

import json

import pytest

from tests.room.client import Browser, Led, lead, one_time_link, owner
from tests.server import Server, Start

ELSEWHERE = "This session is led from another device"


@pytest.fixture(scope="module")
def shared(apart: Server) -> Server:
    return apart


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def on_a_phone(led: Led) -> Browser:
    """Move the lead to another browser by the one-time link that the laptop draws."""
    phone = Browser(led.server.port)
    assert phone.post(one_time_link(led)).status == 302
    return phone


def leads(browser: Browser, led: Led) -> bool:
    return browser.post(f"/host/{led.id}/do", {"command": "pause"}).status == 302


def test_a_laptop_that_led_before_takes_nothing_back_by_looking(led: Led) -> None:
    phone = on_a_phone(led)
    looked = led.browser.get(f"/host/{led.id}")
    assert (looked.status, ELSEWHERE in looked.text) == (403, True)
    assert f"/wall/{led.row['wall_token']}" in looked.text
    assert leads(phone, led)
    assert not leads(led.browser, led)


def test_control_when_looking_is_enough_the_phone_loses_the_lead(start: Start) -> None:
    led = lead(start(without="leads_at_a_look"))
    phone = on_a_phone(led)
    assert led.browser.get(f"/host/{led.id}").status == 302
    assert not leads(phone, led)


def test_the_button_takes_the_lead_and_ends_the_other_console(led: Led) -> None:
    phone = on_a_phone(led)
    assert led.browser.post(f"/host/{led.id}").status == 302
    assert leads(led.browser, led)
    assert (leads(phone, led), phone.get(f"/host/{led.id}").status) == (False, 403)


def test_a_leading_browser_that_presses_again_keeps_its_console(led: Led) -> None:
    before = dict(led.browser.cookies)
    assert led.browser.post(f"/host/{led.id}").location == f"/host/{led.id}"
    assert led.browser.cookies == before


def test_nobody_but_owner_or_account_takes_the_lead_by_the_button(led: Led) -> None:
    assert Browser(led.server.port).post(f"/host/{led.id}").status == 403
    assert leads(led.browser, led)


def test_an_owner_leads_at_once_what_nobody_leads_and_ends_no_link(shared: Server) -> None:
    led = commanded(shared)
    assert led.browser.get(f"/host/{led.id}").status == 302
    assert leads(led.browser, led)
    assert led.rows("SELECT count(*) FROM live_console WHERE link IS NOT NULL") == [(1,)]


def test_the_page_speaks_the_language_of_the_console(led: Led) -> None:
    on_a_phone(led)
    looked = led.browser.get(f"/host/{led.id}", accept_language="fr")
    assert ('lang="en"' in looked.text, ELSEWHERE in looked.text) == (True, True)


def test_looking_at_a_link_uses_nothing_up(led: Led) -> None:
    link, phone = one_time_link(led), Browser(led.server.port)
    assert [phone.request(how, link).status for how in ("GET", "HEAD", "GET")] == [200] * 3
    assert leads(led.browser, led)
    assert "Lead from this device" in phone.get(link).text
    assert phone.post(link).location == f"/host/{led.id}"
    assert leads(phone, led)


def test_a_link_works_for_one_press_and_then_says_so(led: Led) -> None:
    link = one_time_link(led)
    assert Browser(led.server.port).post(link).status == 302
    late = Browser(led.server.port)
    assert [late.get(link).status, late.post(link).status] == [403, 403]


def test_a_link_in_the_address_of_another_session_is_refused_and_not_used_up(led: Led) -> None:
    link, other, phone = one_time_link(led), lead(led.server), Browser(led.server.port)
    wrong = link.replace(led.id, other.id)
    assert [phone.get(wrong).status, phone.post(wrong).status] == [403, 403]
    assert phone.post(link).status == 302


def test_control_when_looking_presses_a_preview_uses_the_link_up(start: Start) -> None:
    server = start(without="presses_by_looking")
    preview, reader = Browser(server.port), Browser(server.port)
    assert preview.get(f"/host/owner/{server.owner}").status == 302
    assert reader.post(f"/host/owner/{server.owner}").status == 403
    server.cookies = preview.cookies
    link = one_time_link(lead(server))
    assert Browser(server.port).get(link).status == 302
    assert reader.post(link).status == 403


def test_the_owner_comes_in_by_a_press_and_not_by_looking(start: Start) -> None:
    server = start()
    address = f"/host/owner/{server.owner}"
    preview, browser = Browser(server.port), Browser(server.port)
    assert [preview.request(how, address).status for how in ("GET", "HEAD")] == [200, 200]
    assert preview.get("/host").status == 403
    assert browser.post(address).location == "/host"
    assert (browser.get("/host").status, preview.post(address).status) == (200, 403)


def commanded(server: Server) -> Led:
    """A session that was opened at the keyboard and that nobody has led."""
    adults = ("--responsible", "Ada Example", "--deputy", "Ben Example")
    plan = ("--plan", "help-a-friend", "--lang", "en", "--json")
    told = json.loads(server.run("session", "new", *plan, *adults))
    return Led(server, told["id"], owner(server))


def ended(led: Led) -> Led:
    """End the session as the console does, the asking confirmed."""
    assert led.do("end").status == 200
    return led


def test_a_past_session_is_found_again_and_looking_takes_no_lead(led: Led) -> None:
    phone = on_a_phone(ended(led))
    assert f"/host/{led.id}/results" in led.browser.get("/host").text
    assert led.browser.get(f"/host/{led.id}/results").status == 200
    assert phone.get(f"/host/{led.id}").status == 200


def test_while_a_session_goes_on_only_its_console_reads_the_counts(led: Led) -> None:
    phone = on_a_phone(led)
    assert led.browser.get(f"/host/{led.id}/results").status == 403
    assert phone.get(f"/host/{led.id}/results").status == 200


def test_a_rehearsal_that_is_over_is_in_no_list(shared: Server) -> None:
    led = ended(lead(shared, how="rehearse"))
    assert f"/host/{led.id}" not in led.browser.get("/host").text
