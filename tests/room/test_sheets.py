"""Answers on paper: entered sheet by sheet, corrected, added up, and nobody's."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest

from tests.faults.test_purge import purge_later
from tests.room.client import Answer, Browser, Led, join, lead, owner, walk
from tests.server import PATIENCE, Server, Start

BEFORE = "before"
SUM = re.compile(r"<li><span[^>]*>([^<]*)</span><b>(\d+)</b></li>")
ROWS = "SELECT respondent, ask, choices FROM live_answer WHERE way = 'paper'"


@pytest.fixture
def led(shared: Server) -> Led:
    """A room whose private questions before the course are closed."""
    led = lead(shared)
    walk(led, BEFORE)
    assert led.do("advance").status == 200
    return led


def page(led: Led) -> str:
    return led.browser.get(f"/host/{led.id}/sheets?activity={BEFORE}").text


def boxes(led: Led) -> dict[str, str]:
    """Tick the first box of each question."""
    found = re.findall(r'name="(ask\.[^"]+)" value="([^"]+)"', page(led))
    return dict(reversed(found))


def enter(led: Led, number: object, ticked: Mapping[str, str], **more: str) -> Answer:
    given = {"activity": BEFORE, "number": number, **ticked, **more}
    return led.browser.post(f"/host/{led.id}/sheets", given)


def kept(led: Led) -> str:
    """Give the counts of the page as the last fact has them."""
    facts = "SELECT data FROM live_fact WHERE kind = 'sheets_counted'"
    told = [json.loads(row[0])["result"] for row in led.rows(facts)]
    return json.dumps(told[-1]) if told else ""


def test_sheets_are_kept_under_their_numbers_and_added_up(led: Led) -> None:
    ticked = boxes(led)
    for number in (1, 2):
        assert enter(led, number, ticked).location.endswith(f"kept={number}")
    sums = SUM.findall(page(led))
    assert [number for _, number in sums].count("2") == len(ticked)
    assert "2 sheets are entered." in page(led)


def test_a_question_that_was_left_out_is_counted_as_such(led: Led) -> None:
    enter(led, 1, {})
    assert {choices for _, _, choices in led.rows(ROWS)} == {""}
    assert ("left out, or not clear:", "1") in SUM.findall(page(led))


def test_the_same_number_again_writes_the_sheet_anew(led: Led) -> None:
    enter(led, 7, boxes(led))
    enter(led, 7, {})
    assert "1 sheet is entered." in page(led)
    assert {choices for _, _, choices in led.rows(ROWS)} == {""}


def test_a_sheet_can_be_taken_out_again(led: Led) -> None:
    enter(led, 3, boxes(led))
    assert enter(led, 3, {}, take_back="yes").location.endswith("gone=3")
    assert led.rows(ROWS) == []
    assert enter(led, 3, {}, take_back="yes").status == 422


def test_counts_in_the_facts_follow_the_sheets_and_no_page_tells_them(led: Led) -> None:
    enter(led, 1, boxes(led))
    assert kept(led).count('{"paper": 1}') == len(boxes(led))
    assert BEFORE not in led.server.run("session", "results", led.id, "--json")
    enter(led, 1, {}, take_back="yes")
    assert "paper" not in kept(led)


def test_while_questions_are_open_sheets_count_with_the_phones(shared: Server) -> None:
    led = lead(shared)
    place = walk(led, BEFORE)
    name, choice = next(iter(boxes(led).items()))
    enter(led, 1, {name: choice})
    answered = {**place, name.replace("ask.", "item."): choice}
    assert join(led).post("/s/answer", answered).status == 303
    assert 'data-count="answered">2<' in led.browser.get(f"/host/{led.id}").text
    led.do("advance")
    closed = led.rows("SELECT data FROM live_fact WHERE kind = 'answers_closed'")[-1][0]
    assert '"paper": 1' in closed
    assert '"phone": 1' in closed


@pytest.mark.parametrize("number", ["0", "501", "-1", "x", "", "١", "9" * 40])
def test_a_number_that_no_stack_has_is_refused_with_a_sentence(led: Led, number: str) -> None:
    refused = enter(led, number, boxes(led))
    assert (refused.status, "from 1 to 500" in refused.text) == (422, True)
    assert led.rows(ROWS) == []


@pytest.mark.parametrize("ticked", [{"ask.nothing": "yes"}, {"ask.": "x"}])
def test_a_box_that_is_not_on_the_form_is_refused(led: Led, ticked: dict[str, str]) -> None:
    assert enter(led, 1, ticked).status == 422
    name = next(iter(boxes(led)))
    assert enter(led, 1, {name: "E" * 5000}).status == 422
    assert led.rows(ROWS) == []


def test_what_was_ticked_is_not_lost_when_the_number_is_wrong(led: Led) -> None:
    assert enter(led, 0, boxes(led)).text.count("checked") == len(boxes(led))


def test_nothing_is_entered_before_the_room_has_come_to_the_questions(shared: Server) -> None:
    led = lead(shared)
    assert "has not come to these questions yet" in page(led)
    assert enter(led, 1, {}).status == 422
    assert led.browser.get(f"/host/{led.id}/sheets?activity=myths").status == 404


def test_later_whoever_may_look_back_enters_what_the_stack_has(led: Led) -> None:
    given, phone = boxes(led), join(led)
    led.do("end")
    led.browser = owner(led.server)
    assert enter(led, 1, given).status == 302
    led.browser = Browser(led.server.port, cookies=phone.cookies)
    assert enter(led, 2, given).status == 403


def purged(led: Led) -> set[str]:
    """Purge two days later; tell whose the answers on paper then are."""
    assert led.server.interrupt() < PATIENCE
    purge_later(led.server, 2)
    return {who.partition(":")[0] for who, _, _ in led.rows(ROWS)}


def test_sheets_entered_after_the_purge_are_freed_of_their_numbers_by_the_next(
    start: Start,
) -> None:
    led = lead(start())
    walk(led, BEFORE)
    given = boxes(led)
    enter(led, 1, given)
    led.do("end")
    assert purged(led) == {"gone"}
    led.server.start(again=True)
    led.browser.port = led.server.port
    assert enter(led, 2, given).location.endswith("kept=2")
    assert "2 sheets are entered." in page(led)
    assert purged(led) == {"gone"}


def test_only_forms_with_one_box_a_question_are_entered(led: Led) -> None:
    links = re.findall(r"sheets\?activity=([\w-]+)", page(led))
    assert links == ["before", "after"]
