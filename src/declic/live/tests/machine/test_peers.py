"""What a young person who leads one activity may press, in any history of a session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.live.machine.commands import TABLE
from declic.live.machine.peers import leads, leaves, left, peer_refusal
from declic.live.machine.script import Place, Script
from declic.live.machine.state import Phase, State
from declic.live.tests.machine.test_any_history import COMMANDS, Presses, played
from declic.live.tests.stage import FOR_B, ONE_A, Played, script

OWN = "milan"


@given(COMMANDS, st.sampled_from(sorted(TABLE)))
def test_no_press_of_a_peer_leads_out_of_the_own_activity(commands: Presses, name: str) -> None:
    room = played(commands)
    before = room.state
    if peer_refusal(room.script, before, name, OWN):
        return
    room.do(name, ONE_A)
    assert name in {"advance", "back"}
    assert leads(before, OWN)
    assert leads(room.state, OWN)
    assert not left(before, room.state)


@given(COMMANDS)
def test_an_activity_is_left_exactly_when_the_room_is_no_longer_in_it(commands: Presses) -> None:
    room = played(commands[:-1])
    before = room.state
    if commands:
        name, word, counts, stale = commands[-1]
        fields = dict.fromkeys(("choice", "activity", "style", "languages", "present"), word)
        room.do(name, counts, at=-1 if stale else None, **fields)
    gone = left(before, room.state)
    if gone:
        assert leads(before, gone)
        assert not leads(room.state, gone)
    elif room.state.under is None and before.place and before.under is None:
        assert before.phase is Phase.ENDED or leads(room.state, before.place.activity)


def test_a_peer_presses_through_the_own_story_and_hands_back_at_its_end() -> None:
    room = Played(script()).at_story()
    presses = 0
    while not peer_refusal(room.script, room.state, "advance", OWN):
        room.advance(counts=FOR_B)
        presses += 1
    assert presses > 4
    assert peer_refusal(room.script, room.state, "advance", OWN) == "yours_ends"
    assert peer_refusal(room.script, room.state, "back", OWN) == ""


def test_a_pause_and_a_question_from_now_belong_to_the_facilitator() -> None:
    room = Played(script()).at_story()
    room.do("pause")
    assert peer_refusal(room.script, room.state, "advance", OWN) == "paused"
    room.do("resume")
    room.do("quick", style="letters")
    assert peer_refusal(room.script, room.state, "advance", OWN) == "not_yours"


@pytest.mark.parametrize("command", sorted(set(TABLE) - {"advance", "back"}))
def test_every_other_press_is_the_facilitators(command: str) -> None:
    room = Played(script()).at_story()
    assert peer_refusal(room.script, room.state, command, OWN) == "not_yours"


def test_the_first_step_of_the_activity_has_no_way_back() -> None:
    room = Played(script()).at_story()
    assert peer_refusal(room.script, room.state, "back", OWN) == "not_yours"


def test_what_is_said_after_the_end_leaves_nothing() -> None:
    room = Played(script()).at_story()
    room.do("end")
    before = room.state
    assert room.do("present", present="18") == ""
    assert left(before, room.state) == ""


def test_in_the_lobby_nothing_is_led_and_nothing_was_left() -> None:
    assert not leads(State(), OWN)
    assert left(State(), State()) == ""


def test_whoever_leads_what_has_no_steps_left_hands_it_back() -> None:
    assert leaves(Script(()), State())
    nowhere = State(phase=Phase.SHOWN, place=Place("gone", "gone"))
    assert leaves(Script(()), nowhere)


def test_a_question_from_now_leaves_no_activity() -> None:
    room = Played(script()).at_story()
    before = room.state
    room.do("quick", style="letters")
    assert left(before, room.state) == ""
    assert left(room.state, before) == ""
