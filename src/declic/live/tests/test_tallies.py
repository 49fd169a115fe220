"""What is counted of an item: rows of phones and tables, and numbers that were typed."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from declic.kernel.steps import Way
from declic.live import tallies
from declic.live.machine.script import Place
from declic.live.models import Answer, Count
from declic.live.rooms import Room
from declic.live.tallies import Answered
from declic.live.tests.conftest import latest

STORY, PAGE = Place("milan", "n1"), Place("before", "page")
HERE = {"activity": "milan", "item": "n1", "ask": "one"}
ON_PAGE = {"activity": "before", "item": "page"}
TICKED = {"activity": "advice", "item": "round-1", "ask": "ticks"}


def say(room: Room, choices: str, **where: str) -> None:
    """Answer from a phone, to the story when nothing else is named."""
    row = {**HERE, "respondent": str(uuid4()), "way": Way.PHONE, **where}
    Answer.objects.create(session_id=room.id, choices=choices, **row)


def count(room: Room, choice: str, number: int, **where: str) -> None:
    """Type how many hands there are, or cards or papers."""
    row = {**HERE, "way": Way.HAND, **where}
    Count.objects.create(session_id=room.id, choice=choice, number=number, **row)


@pytest.fixture
def voted(room: Room) -> Room:
    """Two phones for A, one for B, three hands and a card for A."""
    for choice in "AAB":
        say(room, choice)
    count(room, "A", 3)
    count(room, "A", 1, way=Way.CARD)
    return room


@pytest.fixture
def elsewhere(session: UUID, room: Room) -> Room:
    """Answers in the same room to another item, and to an item of the same name elsewhere."""
    for place in ({"item": "n2"}, {"activity": "mila"}):
        say(room, "A", **place)
        count(room, "A", 2, **place)
    return latest(session)


def test_votes_are_counted_by_choice_and_way(voted: Room) -> None:
    assert tallies.result(voted, STORY) == {
        "one": {"A": {"phone": 2, "hand": 3, "card": 1}, "B": {"phone": 1}}
    }


def test_who_answered_is_counted_with_the_hands(voted: Room) -> None:
    assert tallies.answered(voted, STORY) == Answered(total=7, phones=3)


def test_what_was_typed_is_given_back_as_it_was_typed(room: Room) -> None:
    count(room, "A", 3)
    count(room, "B", 2, way=Way.CARD)
    count(room, "C", 9, way=Way.PAPER)
    assert tallies.typed(room, STORY) == {"one": {"A": 3, "B": 2}}


def test_what_was_typed_stands_under_its_ask(room: Room) -> None:
    for ask, number in (("k1", 4), ("k2", 5)):
        count(room, "T", number, **ON_PAGE, ask=ask)
        count(room, "N", 1, **ON_PAGE, ask=ask)
    assert tallies.typed(room, PAGE) == {"k1": {"T": 4, "N": 1}, "k2": {"T": 5, "N": 1}}


def test_nothing_is_counted_of_other_items(elsewhere: Room) -> None:
    assert tallies.result(elsewhere, STORY) == {"one": {}}
    assert tallies.answered(elsewhere, STORY) == Answered()
    assert tallies.typed(elsewhere, STORY) == {}


def test_each_tick_of_a_phone_counts_and_the_phone_once(room: Room) -> None:
    place = Place("advice", "round-1")
    say(room, "listened stayed", **TICKED)
    say(room, "stayed", **TICKED)
    counted = tallies.result(room, place)["ticks"]
    assert counted == {"listened": {"phone": 1}, "stayed": {"phone": 2}}
    assert tallies.answered(room, place) == Answered(2, 2)


def test_an_answer_that_was_taken_back_counts_for_nobody(room: Room) -> None:
    say(room, "")
    assert tallies.result(room, STORY) == {"one": {}}
    assert tallies.answered(room, STORY).total == 0


def test_a_number_typed_as_nought_is_no_choice(room: Room) -> None:
    count(room, "B", 0)
    assert tallies.result(room, STORY) == {"one": {}}


def test_one_phone_that_answers_a_whole_page_is_one(room: Room) -> None:
    for ask in ("k1", "k2", "e2"):
        say(room, "T", **ON_PAGE, ask=ask, respondent="seat")
    assert tallies.answered(room, PAGE) == Answered(1, 1)


def test_papers_of_a_page_are_as_many_as_its_fullest_question(room: Room) -> None:
    for ask, number in (("k1", 4), ("k2", 6), ("e2", 5)):
        count(room, "T", number - 1, way=Way.PAPER, **ON_PAGE, ask=ask)
        count(room, "N", 1, way=Way.PAPER, **ON_PAGE, ask=ask)
    say(room, "T", **ON_PAGE, ask="k1")
    assert tallies.answered(room, PAGE) == Answered(7, 1)


def test_an_ask_that_the_item_does_not_have_is_left_out(room: Room) -> None:
    say(room, "A", ask="other")
    count(room, "A", 1, ask="other")
    assert tallies.result(room, STORY) == {"one": {}}


def test_a_place_that_the_plan_does_not_have_has_no_result(room: Room) -> None:
    say(room, "A", activity="nowhere")
    assert tallies.result(room, Place("nowhere", "n1")) == {}
