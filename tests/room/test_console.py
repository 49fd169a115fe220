"""What the console says at the right moment: a tie, the debrief, what was kept, what comes."""

from __future__ import annotations

import re

import pytest

from tests.room.client import Browser, Led, answer, join, lead, walk
from tests.server import Server

TIE = "It is a tie"


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def console(led: Led) -> str:
    return led.browser.get(f"/host/{led.id}").text


def tied(led: Led) -> None:
    """Two phones answer the first vote of the story differently; the answers are closed."""
    place = walk(led, "milan")
    for choice in ("A", "B"):
        assert answer(join(led), place, choice).status == 200
    assert led.do("advance").status == 200


def test_a_tie_is_asked_about_until_the_room_sees_how_it_goes_on(led: Led) -> None:
    tied(led)
    assert TIE in console(led)
    assert led.do("advance").status == 200
    assert TIE not in console(led)


def test_a_tie_that_was_shown_is_not_asked_about_again_after_back(led: Led) -> None:
    tied(led)
    for command in ("advance", "advance", "back"):
        assert led.do(command).status == 200
    assert TIE not in console(led)


def test_feedback_is_announced_as_something_for_later_until_the_result_is_shown(led: Led) -> None:
    tied(led)
    led.do("choose", choice="A")
    assert "read it when the result is on the wall" in console(led)
    led.do("advance")
    assert "<h2>Read the feedback</h2>" in console(led)


def test_the_debrief_comes_forward_before_the_next_activity(led: Led) -> None:
    walk(led, "advice")
    while "Next: Help is near" not in (page := console(led)):
        assert 'class="debrief"' not in page.partition("<aside")[0]
        assert led.do("advance").status == 200
    assert '<details class="debrief" open>' in page.partition("<aside")[0]
    assert 'class="debrief"' not in page.partition("<aside")[2]


def test_ticks_are_not_told_as_phones(led: Led) -> None:
    place = walk(led, "advice")
    ticked = re.findall(r'name="choice" value="([^"]+)"', join(led).get("/s").text)[:2]
    phone = join(led)
    ticks = phone.post("/s/answer", {**place, "choice": ticked}, accept="application/json")
    assert (len(ticked), ticks.status) == (2, 200)
    led.do("advance")
    led.do("advance")
    assert "Given by" not in console(led)


def test_the_number_that_was_kept_is_said(led: Led) -> None:
    assert "Kept:" not in console(led)
    assert led.do("present", present=12).status == 200
    assert "Kept: 12" in console(led)


def test_the_button_says_which_of_how_many_comes(led: Led) -> None:
    walk(led, "myths")
    led.do("advance")
    assert re.search(r"Next: 2 of \d", console(led))


def test_what_the_tables_chose_stays_on_the_console_once_the_result_is_shown(led: Led) -> None:
    place = walk(led, "myths")
    for table, choice in (("star", "T"), ("moon", "N")):
        assert answer(join(led, table=table), place, choice).status == 200
    led.do("advance")
    assert "<desc>T: 1, N: 1, P: 0</desc>" in console(led)


def test_the_button_says_the_number_that_the_wall_says(led: Led) -> None:
    walk(led, "myths")
    led.do("advance")
    led.do("advance")
    wall = Browser(led.server.port).get(f"/wall/{led.row['wall_token']}").text
    assert "Sentence 2 of 5" in wall
    led.do("advance")
    led.do("advance")
    assert "Next: 3 of 5" in console(led)


def test_who_shortens_reads_what_it_saves_and_what_it_leaves_out(shared: Server) -> None:
    led = lead(shared, plan="half-day-1")
    walk(led, "myths")
    page = console(led)
    assert "Shortening saves about 6 minutes." in page
    left_out = page.partition("It leaves out:")[2].partition("</ul>")[0]
    assert left_out.count("<li>") == 4
    assert "If you see a cruel post" in left_out
    led.do("shorten")
    assert "The full form takes about 6 minutes more." in console(led)


def test_a_break_says_until_when_on_wall_and_console(shared: Server) -> None:
    led = lead(shared, plan="half-day-1")
    while "is when you go on" not in (page := console(led)):
        assert led.do("advance").status == 200
    at = re.search(r"<bdi>(\d\d:\d\d)</bdi></b> <span", page)
    assert at is not None
    wall = Browser(led.server.port).get(f"/wall/{led.row['wall_token']}").text
    assert f"We go on at <b><bdi>{at[1]}</bdi>" in wall


def test_those_who_walk_are_not_called_hands(shared: Server) -> None:
    led = lead(shared, plan="half-day-1")
    walk(led, "where-do-you-stand")
    page = console(led)
    assert "Who walks: how many stand where?" in page
    assert "Raised hands" not in page
    assert 'aria-label="One more for I agree"' in page


def test_the_box_says_what_to_do_with_a_slip_that_is_cruel(led: Led) -> None:
    assert "is cruel to somebody" not in led.browser.get(f"/host/{led.id}/box").text
    join(led).post("/s/question", {"text": "Something unkind", "once": "a"})
    page = led.browser.get(f"/host/{led.id}/box").text
    assert "Press To the responsible adult" in page
    assert "lists it until you have told" in page
    assert "<bdi>Ada Example</bdi> today" in page


def test_ticks_are_not_told_as_so_many_of_all(led: Led) -> None:
    walk(led, "advice")
    page = console(led)
    assert "Answers are open" in page
    assert ' of <span data-count="here">' not in page


def test_signs_without_letters_are_counted_by_their_words(led: Led) -> None:
    walk(led, "myths")
    page = console(led).partition('id="counted"')[2].partition("</section>")[0]
    assert [page.count(f"<span>{word}</span>") for word in ("True", "Not true", "It depends")] == [
        1,
        1,
        1,
    ]
