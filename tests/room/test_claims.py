"""A seat picks the card that the same person holds up: the two are one, and the last one counts."""

from __future__ import annotations

import pytest

from tests.room.client import Answer, Browser, Led, answer, join, lead, walk
from tests.room.test_cards import show, tally
from tests.server import Server, Start


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def pick(phone: Browser, number: object, **headers: str) -> Answer:
    """Pick a card, as the page's form does."""
    return phone.post("/s/card", {"number": number}, **headers)


def holding(led: Led, number: int) -> Browser:
    phone = join(led)
    assert pick(phone, number).location == "/s/leave#card"
    return phone


def turns(led: Led, place: dict[str, str], phone: Browser, order: str) -> None:
    """Answer by phone (A) and by card 7 (C), in that order."""
    for turn in order:
        if turn == "A":
            assert answer(phone, place, "A").status == 200
        else:
            assert show(led, place, "7C").json["kept"] == [7]


@pytest.mark.parametrize("order", ["AC", "CA", "ACA", "CAC"])
@pytest.mark.parametrize("picks", ["before", "between", "after"])
def test_phone_and_card_are_one_and_the_last_answer_counts(
    led: Led, order: str, picks: str
) -> None:
    phone, place = join(led), led.ask()
    at = {"before": 0, "between": 1, "after": len(order)}[picks]
    turns(led, place, phone, order[:at])
    assert pick(phone, 7).status == 303
    turns(led, place, phone, order[at:])
    led.do("count", ask="one", choice="D", number=1)
    way = {"A": "phone", "C": "card"}[order[-1]]
    assert tally(led) == ({order[-1]: 1, "D": 1}, {way: 1, "hand": 1})


def test_control_without_the_folding_they_count_twice(start: Start) -> None:
    led = lead(start(without="keeps_seat_and_card_apart"))
    phone, place = holding(led, 7), led.ask()
    turns(led, place, phone, "AC")
    assert tally(led)[0] == {"A": 1, "C": 1}


def test_what_was_answered_before_is_one_answer_when_the_question_opens_again(led: Led) -> None:
    phone, place = join(led), led.ask()
    turns(led, place, phone, "AC")
    led.do("advance")
    assert pick(phone, 7).status == 303
    led.do("reopen")
    assert tally(led)[0] == {"C": 1}


def test_a_late_copy_undoes_nothing_that_the_phone_sent(led: Led) -> None:
    phone, place = holding(led, 7), led.ask()
    answer(phone, place, "A", n=5)
    show(led, place, "7B")
    for n, choice in ((5, "C"), (6, "D"), (6, "A")):
        assert answer(phone, place, choice, n=n).status == 200
    assert led.answers() == [("card:7", "D")]


def test_a_phone_shows_what_its_card_said(led: Led) -> None:
    phone, place = holding(led, 7), led.ask()
    turns(led, place, phone, "AC")
    assert 'value="C" aria-pressed="true"' in phone.get("/s").text
    assert 'value="A" aria-pressed="false"' in phone.get("/s").text


def test_two_seats_do_not_hold_one_card(led: Led) -> None:
    first, second = holding(led, 12), join(led, lang="fr")
    refused = pick(second, 12, accept="application/json")
    assert (refused.status, refused.json["reason"]) == (409, "card_taken")
    page = pick(second, 12)
    assert page.status == 409
    assert "déjà choisi ce numéro" in page.text
    assert 'value="12"' in page.text
    assert pick(first, "").status == pick(second, 12).status == 303


def test_the_same_number_in_another_session_is_another_card(led: Led) -> None:
    other = lead(led.server)
    here, there = holding(led, 12), holding(other, 12)
    place, elsewhere = led.ask(), other.ask()
    answer(here, place, "A")
    answer(there, elsewhere, "B")
    show(led, place, "12C")
    assert (led.answers(), other.answers()) == ([("card:12", "C")], [("card:12", "B")])


def test_given_back_the_phone_s_answer_is_the_seat_s_and_the_card_s_stays(led: Led) -> None:
    phone, place = holding(led, 7), led.ask()
    turns(led, place, phone, "A")
    assert pick(phone, 8, accept="application/json").json == {"ok": True, "card": 8}
    show(led, place, "7B 8D")
    assert pick(phone, "", accept="application/json").json == {"ok": True, "card": None}
    answer(phone, place, "A")
    assert tally(led)[0] == {"B": 1, "D": 1, "A": 1}


def test_a_seat_that_is_left_leaves_its_card_and_its_answer_is_the_card_s(led: Led) -> None:
    phone, place = holding(led, 7), led.ask()
    turns(led, place, phone, "A")
    assert phone.post("/s/next").status == 303
    assert pick(join(led), 7).status == 303
    show(led, place, "7C")
    assert led.answers() == [("card:7", "C")]


def test_a_counter_of_who_held_the_card_before_holds_nobody_up(led: Led) -> None:
    before, place = holding(led, 7), led.ask()
    answer(before, place, "A", n=900)
    before.post("/s/next")
    answer(holding(led, 7), place, "B", n=1)
    assert led.answers() == [("card:7", "B")]


def test_who_forgets_forgets_the_card_s_answers_too_and_gives_it_back(led: Led) -> None:
    phone, place = holding(led, 7), led.ask()
    turns(led, place, phone, "AC")
    assert phone.post("/s/forget").status == 303
    assert led.answers() == []
    assert pick(join(led), 7).status == 303


def test_a_table_s_answer_stays_the_table_s(led: Led) -> None:
    place = walk(led, "myths")
    phone = holding(led, 7)
    assert answer(phone, place, "T").status == 200
    assert led.answers() == [("table:star", "T")]


@pytest.mark.parametrize("number", ["0", "201", "-1", "7A", "1.5", "٧", "9999", "7 8"])
def test_what_is_no_card_is_refused_with_a_sentence(led: Led, number: str) -> None:
    phone = join(led)
    refused = pick(phone, number, accept="application/json")
    assert (refused.status, refused.json["reason"]) == (422, "card")
    assert led.rows("SELECT card FROM live_seat WHERE card IS NOT NULL") == []


def test_nobody_tries_out_which_cards_are_picked(led: Led) -> None:
    holding(led, 9)
    phone = join(led)
    told = [pick(phone, 9, accept="application/json").json["reason"] for _ in range(7)]
    assert told == ["card_taken"] * 6 + ["often"]
    assert phone.post("/s/question", {"text": "May I?"}).location == "/s/box?sent=yes"


def test_a_card_is_picked_from_our_own_page_with_a_seat_before_the_end(led: Led) -> None:
    phone = join(led)
    assert pick(Browser(led.server.port), 7).status == 401
    assert pick(phone, 7, origin="null").status == 403
    assert led.do("end").status == 200
    late = pick(phone, 7, accept="application/json")
    assert (late.status, late.json["reason"]) == (409, "ended")


def test_no_page_but_one_s_own_says_who_has_which_card(led: Led) -> None:
    phone, other = holding(led, 187), join(led)
    assert "187" in phone.get("/s/leave").text
    pages = [led.browser.get(f"/host/{led.id}{end}") for end in ("", "/cards", "/results")]
    pages += [other.get("/s"), other.get("/s/leave"), other.get(f"/wall/{led.row['wall_token']}")]
    words = [page.text.partition("<main")[2].partition("</main>")[0] for page in pages]
    assert [each for each in words if ">187<" in each or " 187 " in each] == []


def test_seat_and_card_are_one_after_the_server_was_killed(start: Start) -> None:
    led = lead(start())
    phone, place = holding(led, 7), led.ask()
    turns(led, place, phone, "A")
    led.server.kill()
    led.server.start(again=True)
    turns(led, place, phone, "CA")
    assert pick(join(led), 7).status == 409
    assert led.answers() == [("card:7", "A")]
