"""One answer a respondent, in the order that the room gives it."""

from __future__ import annotations

import re
from functools import partial

import pytest

from tests.room.burst import burst
from tests.room.client import Browser, Led, answer, form, join, lead, walk
from tests.server import Server


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


@pytest.fixture
def phone(led: Led) -> Browser:
    return join(led)


def test_the_same_answer_fifty_times_at_once_is_one_answer(led: Led, phone: Browser) -> None:
    sent = {**led.ask(), "choice": "B", "n": 1}
    assert burst([phone] * 50, [sent] * 50) == [200] * 50
    assert led.answers() == [(phone.seat_key, "B")]


def test_fifty_changes_at_once_leave_the_newest(led: Led, phone: Browser) -> None:
    place = led.ask()
    sent = [{**place, "choice": "ABCD"[n % 4], "n": n} for n in range(1, 51)]
    burst([phone] * 50, list(reversed(sent)))
    assert led.answers() == [(phone.seat_key, "C")]


@pytest.mark.parametrize("late", [0, 1, 6, 7])
def test_a_counter_not_above_the_stored_one_changes_nothing(
    late: int, led: Led, phone: Browser
) -> None:
    place = led.ask()
    answer(phone, place, "A", n=7)
    ignored = answer(phone, place, "B", n=late)
    assert ignored.status == 200
    assert ignored.json == {"ok": True, "newer": {"n": 7, "chosen": {"one": ["A"]}}}
    assert led.answers() == [(phone.seat_key, "A")]


@pytest.mark.parametrize("late", [6, 7])
def test_what_is_kept_already_is_acknowledged_as_it_was(
    late: int, led: Led, phone: Browser
) -> None:
    place = led.ask()
    first = answer(phone, place, "A", n=7)
    assert answer(phone, place, "A", n=late).body == first.body == b'{"ok": true}'


def test_a_page_goes_on_above_all_that_its_seat_answered(led: Led, phone: Browser) -> None:
    other = join(led)
    assert 'data-n="0"' in phone.get("/s").text
    answer(phone, led.ask(), "A", n=1_900_000_000_000)
    led.ask()
    assert 'data-n="1900000000000"' in phone.get("/s").text
    assert 'data-n="0"' in other.get("/s").text


def test_of_several_asks_only_those_with_a_newer_answer_are_named(led: Led, phone: Browser) -> None:
    place = walk(led, "before")
    offered: dict[str, list[str]] = {}
    for name, choice in re.findall(r'name="item\.(\w+)" value="(\w+)"', phone.get("/s").text):
        offered.setdefault(name, []).append(choice)
    (one, (first, second, *_)), (other, (third, *_)), *_ = offered.items()
    sends = partial(phone.post, "/s/answer", accept="application/json")
    assert sends({**place, f"item.{one}": first, "n": 7}).json == {"ok": True}
    told = sends({**place, f"item.{one}": second, f"item.{other}": third, "n": 3}).json
    assert told == {"ok": True, "newer": {"n": 7, "chosen": {one: [first]}}}
    assert [choice for _, choice in led.answers()] == [first, third]


def test_whoever_sends_no_counter_or_answers_for_a_table_has_the_last_word(
    led: Led, phone: Browser
) -> None:
    place = led.ask()
    answer(phone, place, "A", n=7)
    assert answer(phone, place, "B").json == {"ok": True}
    table = walk(led, "myths")
    told = [answer(phone, table, choice, n=n).json for choice, n in (("T", 9), ("D", 3))]
    assert told == [{"ok": True}] * 2
    assert [choice for _, choice in led.answers()] == ["B", "D"]


def test_a_page_without_script_changes_its_answer_and_no_late_copy_undoes_it(
    led: Led, phone: Browser
) -> None:
    place = led.ask()
    answer(phone, place, "A", n=7)
    assert phone.post("/s/answer", {**place, "choice": "B"}).location == "/s"
    assert answer(phone, place, "A", n=7).status == 200
    assert led.answers() == [(phone.seat_key, "B")]


def test_an_answer_may_change_until_it_is_closed_and_not_after(led: Led, phone: Browser) -> None:
    place = led.ask()
    assert [answer(phone, place, choice).status for choice in "ABC"] == [200] * 3
    led.do("advance")
    late = answer(phone, place, "D")
    assert (late.status, late.json["ok"], late.json["reason"]) == (409, False, "closed")
    assert led.answers() == [(phone.seat_key, "C")]


def test_a_pause_takes_the_form_away_and_loses_no_answer_that_was_under_way(
    led: Led, phone: Browser
) -> None:
    place = led.ask()
    led.do("pause")
    assert form(phone) == {}
    assert answer(phone, place, "A").status == 200
    led.do("resume")
    assert form(phone) == place
    assert led.answers() == [(phone.seat_key, "A")]


def test_whoever_comes_late_answers_what_is_open(led: Led) -> None:
    led.ask()
    late = join(led)
    assert answer(late, form(late), "A").status == 200
    assert led.answers() == [(late.seat_key, "A")]


def test_coming_in_twice_keeps_the_seat(led: Led, phone: Browser) -> None:
    before = phone.cookies["declic_seat"]
    assert phone.post(f"/j/{led.row['secret']}", {"lang": "fr"}).location == "/s"
    assert phone.cookies["declic_seat"] == before
    assert led.rows("SELECT count(*) FROM live_seat WHERE 1") == [(1,)]


def test_another_room_asks_before_it_takes_the_seat(led: Led, phone: Browser) -> None:
    other = lead(led.server)
    before = phone.cookies["declic_seat"]
    assert phone.post(f"/j/{other.row['secret']}", {"lang": "en"}).status == 409
    assert phone.cookies["declic_seat"] == before
    assert phone.post(f"/j/{other.row['secret']}", {"lang": "en", "leave": "yes"}).status == 303
    assert phone.cookies["declic_seat"] != before


def test_the_last_answer_of_a_table_counts_once_for_all_its_phones(led: Led) -> None:
    phones = [join(led, table="moon") for _ in range(3)]
    place = walk(led, "myths")
    given = [
        answer(phone, place, choice, n=9).status
        for phone, choice in zip(phones, "TND", strict=True)
    ]
    assert given == [200] * 3
    assert led.answers() == [("table:moon", "D")]


def test_a_phone_without_a_table_takes_one_before_it_answers(led: Led) -> None:
    phone = join(led, table="")
    place = walk(led, "myths")
    assert answer(phone, place, "T").json["reason"] == "table"
    assert phone.post("/s/table", {"table": "key"}).location == "/s"
    assert answer(phone, place, "T").status == 200
    assert led.answers() == [("table:key", "T")]


def test_forgetting_deletes_what_the_seat_gave_and_nothing_else(led: Led, phone: Browser) -> None:
    place = led.ask()
    other = join(led)
    for each in (phone, other):
        answer(each, place, "A")
    assert phone.post("/s/forget").location == "/s/leave?forgotten=yes"
    assert led.answers() == [(other.seat_key, "A")]


def test_the_next_person_finds_nothing_of_the_one_before(led: Led, phone: Browser) -> None:
    place = led.ask()
    answer(phone, place, "A")
    old = phone.cookies["declic_seat"]
    assert phone.post("/s/next").status == 303
    assert "declic_seat" not in phone.cookies
    kept = Browser(phone.port, cookies={"declic_seat": old})
    assert answer(kept, place, "B").status == 401
    assert [choice for _, choice in led.answers()] == ["A"]


def test_leaving_twice_ends_one_seat(led: Led, phone: Browser) -> None:
    join(led)
    twin = Browser(phone.port, cookies=dict(phone.cookies))
    phone.post("/s/next")
    twin.post("/s/next")
    assert "1" in led.server.run("session", "results", led.id, "--json").partition("seats")[2][:6]


def test_hands_and_phones_are_one_tally_that_says_how(led: Led, phone: Browser) -> None:
    place = led.ask()
    answer(phone, place, "A")
    for number in (4, 6):
        led.do("count", ask="one", choice="A", number=number)
    led.do("advance")
    told = led.server.run("session", "results", led.id, "--json")
    assert '"answers": {"A": 7}, "given": {"phone": 1, "hand": 6}' in told


def test_a_command_decided_on_an_older_state_gets_the_newer_console(led: Led) -> None:
    old = led.seq
    led.ask()
    before = led.server.stored()
    stale = led.browser.post(f"/host/{led.id}/do", {"command": "advance", "at": old})
    assert stale.status == 409
    assert f'name="at" value="{led.seq}"' in stale.text
    assert led.server.stored() == before


def test_pressing_twice_is_pressing_once(led: Led) -> None:
    given = {"command": "quick", "style": "letters", "at": led.seq}
    replies = [led.browser.post(f"/host/{led.id}/do", given).status for _ in range(2)]
    assert replies == [302, 409]
    assert len(led.rows("SELECT seq FROM live_fact WHERE kind = 'quick_asked'")) == 1
