"""Printed cards, phones and hands answer one question, and nobody is counted twice."""

from __future__ import annotations

import json
import re

import pytest

from tests.room.client import Answer, Browser, Led, answer, join, lead, walk
from tests.server import Server, Start


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def show(led: Led, place: dict[str, str], cards: str) -> Answer:
    """Send what a camera saw, as the console's page does."""
    return led.browser.post(f"/host/{led.id}/cards", {**place, "cards": cards})


def tally(led: Led) -> tuple[dict[str, int], dict[str, int]]:
    """Close the question; give the answers and how they came."""
    led.do("advance")
    page = led.server.run("session", "results", led.id, "--json")
    item = json.loads(page)["steps"][-1]["items"][-1]
    return item["answers"], item["given"]


def test_ten_phones_twelve_cards_and_five_hands_are_twenty_seven_answers(led: Led) -> None:
    place = led.ask()
    for number in range(10):
        assert answer(join(led), place, "AB"[number % 2]).status == 200
    shown = show(led, place, " ".join(f"{number}C" for number in range(1, 13)))
    assert shown.json["kept"] == list(range(1, 13))
    led.do("count", ask="one", choice="D", number=5)
    answers, given = tally(led)
    assert answers == {"A": 5, "B": 5, "C": 12, "D": 5}
    assert given == {"phone": 10, "card": 12, "hand": 5}


def test_a_card_that_is_turned_changes_its_answer_until_closing(led: Led) -> None:
    place = led.ask()
    for letter in "ABA":
        assert show(led, place, f"7{letter}").json["answered"] == 1
    assert tally(led)[0] == {"A": 1}
    refused = show(led, place, "7B")
    assert (refused.status, refused.json["ready"]) == (409, False)


def test_letters_stand_for_true_not_true_and_it_depends(led: Led) -> None:
    place = led.ask("colours")
    assert show(led, place, "1A 2B 3C 4D").json["kept"] == [1, 2, 3]
    assert tally(led)[0] == {"T": 1, "N": 1, "D": 1}


def test_at_tables_only_table_cards_are_read_and_a_table_answers_once(led: Led) -> None:
    place = walk(led, "myths")
    assert answer(join(led, table="star"), place, "T").status == 200
    assert show(led, place, "1A 201B 202C").json["kept"] == [201, 202]
    answers, given = tally(led)
    assert (answers, given) == ({"N": 1, "D": 1}, {"card": 2})


def test_a_person_s_question_reads_no_table_s_card(led: Led) -> None:
    assert show(led, led.ask(), "201A 249B 0C").json["kept"] == []


def test_a_letter_that_the_question_has_not_is_left_out(led: Led) -> None:
    place = walk(led, "milan")
    assert show(led, place, "1A 2D").json["kept"] in ([1], [1, 2])


@pytest.mark.parametrize("cards", ["1E", "A1", "1A;2B", "9999A", "1A " * 251, "1ａ", "-1A"])
def test_what_is_no_list_of_cards_is_refused_with_a_sentence(led: Led, cards: str) -> None:
    refused = show(led, led.ask(), cards)
    assert (refused.status, bool(refused.json["sentence"])) == (422, True)


def test_cards_of_the_question_before_change_nothing(led: Led) -> None:
    before = led.ask()
    led.do("advance")
    now = led.ask()
    late = show(led, before, "1A")
    assert (late.status, late.json["activity"]) == (409, now["activity"])
    assert led.answers() == []


def test_private_questions_are_answered_by_no_card(led: Led) -> None:
    place = walk(led, "before")
    assert show(led, place, "1A").status == 409


def test_nobody_but_the_console_reads_cards(led: Led) -> None:
    place = led.ask()
    for stranger in (join(led), Browser(led.server.port)):
        given = {**place, "cards": "1A"}
        assert stranger.post(f"/host/{led.id}/cards", given).status == 403
        assert stranger.get(f"/host/{led.id}/cards").status == 403
    assert led.answers() == []


def test_the_page_that_reads_cards_alone_may_use_a_camera(led: Led) -> None:
    def camera(browser: Browser, path: str) -> str:
        return browser.get(path).headers["permissions-policy"].partition(",")[0]

    assert camera(led.browser, f"/host/{led.id}/cards") == "camera=(self)"
    others = [f"/host/{led.id}{end}" for end in ("", "/box", "/results", "/phone")]
    assert {camera(led.browser, path) for path in ("/host", *others)} == {"camera=()"}
    assert camera(join(led), "/s") == camera(Browser(led.server.port), "/help") == "camera=()"


def wall(led: Led) -> str:
    return Browser(led.server.port).get(f"/wall/{led.row['wall_token']}").text


def test_the_wall_says_which_letter_is_which_answer_once_a_camera_reads_cards(led: Led) -> None:
    led.ask("colours")
    assert "card-letter" not in wall(led)
    assert led.browser.get(f"/host/{led.id}/cards").status == 200
    for page in (wall(led), led.browser.get(f"/host/{led.id}").text):
        assert re.findall(r'class="card-letter">(\w)<', page) == ["A", "B", "C"]


def test_choices_that_are_letters_themselves_get_no_second_one(led: Led) -> None:
    led.ask("letters")
    led.browser.get(f"/host/{led.id}/cards")
    assert "card-letter" not in wall(led)


def test_after_a_restart_the_letters_of_cards_are_still_told(start: Start) -> None:
    led = lead(start())
    show(led, led.ask("colours"), "1A")
    led.server.kill()
    led.server.start(again=True)
    assert "card-letter" in wall(led)


def summed(led: Led) -> dict[str, str]:
    page = led.browser.get(f"/host/{led.id}").text
    return dict(re.findall(r'<b data-count="by_(\w+)">(\d+)<', page))


def test_the_console_adds_up_phones_cards_and_hands_against_those_present(led: Led) -> None:
    led.do("present", present=27)
    place = led.ask()
    for _ in range(2):
        answer(join(led), place, "A")
    show(led, place, "1C 2C 3C")
    led.do("count", ask="one", choice="D", number=5)
    told = {"phone": "2", "card": "3", "hand": "5", "answered": "10", "here": "27"}
    assert summed(led) == told
    assert re.search(r'data-shown="by_too_many" hidden', led.browser.get(f"/host/{led.id}").text)


def test_more_answers_than_people_are_noticed(led: Led) -> None:
    led.do("present", present=4)
    led.ask()
    led.do("count", ask="one", choice="D", number=5)
    assert re.search(
        r'data-shown="by_too_many">[^<]*4 people', led.browser.get(f"/host/{led.id}").text
    )
