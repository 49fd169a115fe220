"""A form that changes on the way: how long the activity lasts then, and what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.steps import Ask, Item
from declic.live.machine.lasting import differ, lasts, other, walked
from declic.live.machine.script import Place, Step
from declic.live.machine.state import State
from declic.live.tests.stage import Played, script

NINE = tuple(Item(f"s{n}") for n in range(1, 10))
QUIZ = Step(
    "myths", "quiz.coop", {"full": NINE, "short": NINE[::2]}, {"full": 16, "short": 10}
)  # fmt: skip


def test_a_form_that_was_planned_lasts_its_minutes() -> None:
    assert (lasts(QUIZ, "full", ()), lasts(QUIZ, "short", ("s1", "s3"))) == (16, 10)


def test_what_was_told_beyond_the_short_form_keeps_its_minutes() -> None:
    assert lasts(QUIZ, "short", ("s1", "s2", "s3", "s4")) == pytest.approx(10 + 2 * 16 / 9)


@given(st.integers(0, 9))
def test_shortening_never_makes_an_activity_longer(told: int) -> None:
    walked_ = tuple(item.id for item in NINE[:told])
    assert 10 <= lasts(QUIZ, "short", walked_) <= 16


def test_the_other_form_says_what_it_saves_and_leaves_out() -> None:
    played = Played(script()).at_story()
    story = played.script.steps[2]
    told = other(story, played.state, "full")
    assert (told.form, told.minutes, told.left_out) == ("short", -5, ("n1b", "n3"))
    assert other(story, played.state, "short").minutes == 5


def test_what_was_told_is_not_left_out() -> None:
    played = Played(script()).at_story()
    played.advance(2, {"B": {"phone": 5}})
    assert walked(played.state, "milan") == ("n1", "n1b")
    assert other(played.script.steps[2], played.state, "full").left_out == ("n3",)


def test_a_way_that_the_room_did_not_go_is_not_promised_as_saved() -> None:
    played = Played(script()).at_story()
    story = played.script.steps[2]
    played.advance(2, {"A": {"phone": 5}})
    told = other(story, played.state, "full")
    assert (played.here, told.left_out) == ("milan/n2 shown", ("n3",))
    assert told.minutes == pytest.approx(-5 + 10 / 4)
    played.advance(2, {"B": {"phone": 5}})
    assert not differ(story, State(place=Place("milan", "n3")))


def test_at_the_last_step_there_is_nothing_to_shorten() -> None:
    played = Played(script()).at_story()
    story = played.script.steps[2]
    played.advance(2, {"A": {"phone": 5}})
    assert differ(story, played.state)
    played.advance(2, {"A": {"phone": 5}})
    assert (played.here, differ(story, played.state)) == ("milan/n2 revealed", False)


def test_an_announcement_is_no_step_that_was_told() -> None:
    played = Played(script(announced=True))
    played.advance(3)
    assert played.here == "before/ shown"
    assert walked(played.state, "before") == ()


@pytest.mark.parametrize("what", ["asks", "seconds"])
def test_forms_of_the_same_items_differ_only_before_these_begin(what: str) -> None:
    page = Item("page", (Ask("k1", ("T", "N")), Ask("k2", ("T", "N"))), at_once=True)
    less = Item("page", page.asks[:1], at_once=True) if what == "asks" else page
    if what == "seconds":
        page, less = Item("page", seconds=9), Item("page", seconds=5)
    step = Step("after", "questions", {"full": (page,), "short": (less,)}, {"full": 6, "short": 4})
    played = Played(script())
    assert not differ(step, played.state)
    played.advance(1)
    shown = State(place=type(played.state.place)("after", ""), phase=played.state.phase)  # type: ignore[misc]
    assert differ(step, shown)
    began = State(place=shown.place, phase=type(shown.phase).OPEN)
    assert not differ(step, began)


def test_forms_with_other_items_differ_at_any_time() -> None:
    assert differ(QUIZ, State())
