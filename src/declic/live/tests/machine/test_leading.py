from __future__ import annotations

import pytest

from declic.live.machine.commands import TABLE
from declic.live.machine.script import Place
from declic.live.machine.state import Phase
from declic.live.tests.stage import ASKED, FOR_B, ONE_A, TIE, Played, script, step


def test_the_primary_button_leads_from_the_lobby_to_the_end() -> None:
    room = Played()
    for _ in range(40):
        room.advance()
    assert room.state.phase is Phase.ENDED


def test_the_walk_of_the_primary_button_is_the_plan() -> None:
    room, walk = Played(), []
    while room.state.phase is not Phase.ENDED:
        room.advance(counts=ONE_A)
        walk.append(room.here)
    assert walk == [
        "agreement/card shown",
        "agreement/more shown",
        "before/page open",
        "before/page closed",
        "milan/n1 shown",
        "milan/n1 open",
        "milan/n1 revealed",
        "milan/n2 shown",
        "milan/n2 open",
        "milan/n2 revealed",
        "myths/s1 shown",
        "myths/s1 open",
        "myths/s1 revealed",
        "myths/s1 ended",
    ]


def test_the_majority_leads_and_hands_count_like_phones() -> None:
    room = Played().at_story()
    room.advance(counts=FOR_B)
    room.advance()
    assert room.here == "milan/n1b shown"


def test_a_tie_is_closed_without_showing_and_the_facilitator_settles_it() -> None:
    room = Played().at_story()
    room.advance(counts=TIE)
    assert room.state.tied == ("A", "B")
    assert room.do("choose", choice="C") == "field"
    assert room.do("choose", choice="B") == ""
    room.advance(2)
    assert room.here == "milan/n1b shown"


@pytest.mark.parametrize(
    "away",
    [("quick", "advance", "advance"), ("quick", "back"), ("quick", "quick", "skip")],
)
def test_a_tie_waits_while_a_quick_question_is_asked(away: tuple[str, ...]) -> None:
    room = Played().at_story()
    room.advance(counts=TIE)
    for name in away:
        room.do(name, ONE_A, style="letters")
        assert name != "quick" or room.state.tied == ()
    assert (room.here, room.state.tied) == ("milan/n1 closed", ("A", "B"))
    assert room.do("choose", choice="B") == ""


def test_a_tie_waits_when_the_room_goes_back_and_forward_again() -> None:
    room = Played().at_story()
    room.do("back", TIE)
    assert (room.here, room.state.tied) == ("before/page closed", ())
    room.advance()
    assert (room.here, room.state.tied) == ("milan/n1 closed", ("A", "B"))


def test_a_tie_that_took_the_usual_way_can_be_settled_after_going_back() -> None:
    room = Played().at_story()
    room.advance(counts=TIE)
    room.advance(2)
    assert (room.here, room.do("choose", choice="B")) == ("milan/n2 shown", "phase")
    room.do("back")
    assert room.do("choose", choice="B") == ""
    room.advance()
    assert room.here == "milan/n1b shown"


@pytest.mark.parametrize("settle", ["choose", "reopen"])
def test_a_tie_is_gone_when_it_was_settled_or_answers_are_taken_again(settle: str) -> None:
    room = Played().at_story()
    room.advance(counts=TIE)
    assert room.do(settle, choice="B") == ""
    assert room.state.tied == ()


def test_a_tie_that_nobody_settles_takes_the_default() -> None:
    room = Played().at_story()
    room.advance(counts=TIE)
    room.advance(2)
    assert room.here == "milan/n2 shown"


def test_without_any_vote_the_default_leads_on() -> None:
    room = Played().at_story()
    room.advance(3)
    assert room.here == "milan/n2 shown"
    assert room.do("choose", choice="A") == "phase"


def test_choosing_without_a_tie_is_refused() -> None:
    room = Played().at_story()
    room.advance(counts=ONE_A)
    assert room.do("choose", choice="A") == "not_here"


def test_with_care_the_first_press_closes_and_the_second_shows() -> None:
    room = Played(script(care=2)).at_story()
    room.advance(counts=ONE_A)
    assert room.state.phase is Phase.CLOSED
    room.advance()
    assert room.state.phase is Phase.REVEALED


def test_an_old_state_is_refused_so_that_pressing_twice_is_pressing_once() -> None:
    room = Played()
    assert room.do("advance", at=0) == ""
    assert room.do("advance", at=0) == "stale"


def test_going_back_keeps_the_result_and_opening_again_takes_it_away() -> None:
    room = Played().at_story()
    room.advance(counts=ONE_A)
    room.advance()
    room.do("back")
    assert room.here == "milan/n1 revealed"
    room.do("reopen")
    assert room.here == "milan/n1 open"
    assert Place("milan", "n1") not in room.state.results


def test_going_back_from_open_answers_closes_them_first() -> None:
    room = Played().at_story()
    room.do("back", ONE_A)
    assert Place("milan", "n1") in room.state.results
    assert room.here == "before/page closed"


def test_there_is_nothing_before_the_first_item() -> None:
    room = Played()
    room.advance()
    assert room.do("back") == "at_start"


def test_skipping_closes_what_is_open_and_goes_to_the_next_activity() -> None:
    room = Played().at_story()
    room.do("skip", ONE_A)
    assert room.here == "myths/s1 shown"
    assert Place("milan", "n1") in room.state.results


def test_skipping_the_last_activity_ends_the_session() -> None:
    room = Played().at_story()
    room.do("skip")
    room.do("skip")
    assert room.state.phase is Phase.ENDED


def test_the_short_form_leaves_nodes_out_from_the_next_item_on() -> None:
    room = Played().at_story()
    assert room.do("shorten") == ""
    room.advance(counts=FOR_B)
    room.advance()
    assert room.here == "milan/n2 shown"


def test_shortening_twice_gives_the_full_form_back() -> None:
    room = Played().at_story()
    room.do("shorten")
    room.do("shorten")
    room.advance(counts=FOR_B)
    room.advance()
    assert room.here == "milan/n1b shown"


def test_an_item_that_only_the_full_form_has_leads_into_the_short_one() -> None:
    room = Played().at_story()
    room.advance(counts=FOR_B)
    room.advance()
    room.do("shorten")
    room.advance()
    assert room.here == "milan/n2 shown"


def test_only_activities_of_the_plan_can_be_shortened() -> None:
    room = Played().at_story()
    assert room.do("shorten", activity="nowhere") == "field"
    room.do("quick", style="letters")
    assert room.do("shorten") == "not_here"


def test_an_activity_without_short_items_cannot_be_shortened() -> None:
    only = step("only", ASKED)
    bare = type(only)("only", "brief", {"full": ASKED}, {"full": 5, "short": 5})
    room = Played(type(script())((bare,)))
    room.advance()
    assert room.do("shorten") == "not_here"


def test_a_quick_question_interrupts_and_the_plan_goes_on_where_it_was() -> None:
    room = Played().at_story()
    room.do("quick", style="letters")
    assert room.here == "quick-1/one open"
    room.advance(counts=ONE_A)
    assert room.here == "quick-1/one revealed"
    room.advance()
    assert room.here == "milan/n1 open"


def test_a_quick_question_can_be_asked_from_the_lobby_and_left_by_back_or_skip() -> None:
    for way in ("back", "skip"):
        room = Played()
        room.do("quick", style="letters")
        room.do(way, ONE_A)
        assert room.here == "lobby"


def test_a_second_quick_question_closes_the_first() -> None:
    room = Played().at_story()
    room.do("quick", style="letters")
    room.do("quick", ONE_A, style="letters")
    assert room.here == "quick-2/one open"
    assert Place("quick-1", "one") in room.state.results
    assert room.do("quick", style="stars") == "field"


def test_results_are_shown_hidden_and_shown_again() -> None:
    room = Played().at_story()
    room.advance(counts=ONE_A)
    room.do("hide")
    assert room.state.phase is Phase.CLOSED
    room.do("show")
    assert room.state.phase is Phase.REVEALED


def test_what_never_shows_a_result_cannot_be_made_to() -> None:
    room = Played()
    room.advance(4)
    assert room.here == "before/page closed"
    assert room.do("show") == "not_here"


def test_pausing_and_going_on_are_safe_to_press_twice() -> None:
    room = Played()
    room.advance()
    for name in ("pause", "pause"):
        assert room.do(name) == ""
    assert room.state.paused
    room.advance()
    assert not room.state.paused
    assert room.do("resume") == ""
    room.do("pause")
    room.do("resume")
    assert not room.state.paused


def test_locking_twice_is_locking_once() -> None:
    room = Played()
    for name, locked in (("lock", True), ("lock", True), ("unlock", False), ("unlock", False)):
        assert room.do(name) == ""
        assert room.state.locked is locked
    assert room.do("new_code") == ""


@pytest.mark.parametrize(
    ("languages", "reason"),
    [
        ("fr", ""),
        ("fr ar", ""),
        ("fr fr", ""),
        ("", "field"),
        ("fr ar nl", "field"),
        ("xx", "field"),
    ],
)
def test_the_wall_speaks_one_or_two_languages_of_the_room(languages: str, reason: str) -> None:
    assert Played().do("wall", languages=languages) == reason


def test_jumping_is_for_rehearsals_only() -> None:
    real, rehearsal = Played(), Played(script(may_jump=True))
    assert real.do("jump", activity="myths") == "not_here"
    assert rehearsal.do("jump", activity="nowhere") == "field"
    rehearsal.do("quick", style="letters")
    assert rehearsal.do("jump", ONE_A, activity="myths") == ""
    assert rehearsal.here == "myths/s1 shown"
    rehearsal.advance()
    assert rehearsal.do("jump", ONE_A, activity="milan") == ""


def test_ending_closes_what_is_open_and_nothing_goes_on_after_it() -> None:
    room = Played().at_story()
    room.do("end", ONE_A)
    assert Place("milan", "n1") in room.state.results
    assert {room.do(name) for name in TABLE if name != "present"} == {"ended"}
    assert room.do("present", present="18") == ""
    assert (room.state.present, room.here) == (18, "milan/n1 ended")
    assert room.do("dance") == "unknown"


def test_commands_outside_their_phase_are_refused() -> None:
    room = Played()
    assert room.do("back") == "phase"
    assert room.do("reopen") == "phase"


def test_an_announced_activity_says_what_comes_before_anything_is_asked() -> None:
    room, walk = Played(script(announced=True)), []
    for _ in range(7):
        room.advance()
        walk.append(room.here)
    assert walk[2:] == [
        "before/ shown",
        "before/page open",
        "before/page closed",
        "milan/ shown",
        "milan/n1 shown",
    ]


def test_back_from_hard_content_shows_the_announcement_again() -> None:
    room = Played(script(announced=True))
    room.advance(7)
    assert room.do("back") == ""
    assert room.here == "milan/ shown"


def test_the_form_may_change_while_an_activity_is_announced() -> None:
    room = Played(script(announced=True))
    room.advance(6)
    assert room.do("shorten") == ""
    room.advance(3, counts=FOR_B)
    room.advance()
    assert room.here == "milan/n2 shown"


def test_the_last_step_of_a_story_is_its_end_and_the_votes_stay() -> None:
    room = Played().at_story()
    assert room.do("last", FOR_B) == ""
    assert room.here == "milan/n3 shown"
    assert room.state.results[Place("milan", "n1")] == {"n1": FOR_B}
    assert room.do("last") == "not_here"


def test_the_last_step_that_asks_at_once_opens_at_once() -> None:
    room = Played(script(announced=True))
    room.advance(3)
    assert room.do("last") == ""
    assert room.here == "before/page open"


def test_a_quick_question_has_no_last_step() -> None:
    room = Played().at_story()
    room.do("quick", style="letters")
    assert room.do("last") == "not_here"


@pytest.mark.parametrize("name", ["end", "jump"])
def test_what_a_quick_question_interrupted_is_counted_when_the_room_leaves(name: str) -> None:
    room = Played(script(may_jump=True)).at_story()
    room.do("quick", style="letters")
    room.do(name, FOR_B, activity="myths")
    assert room.state.results[Place("milan", "n1")] == {"n1": FOR_B}
    assert room.state.chosen[Place("milan", "n1")] == "B"


def test_a_quick_question_over_nothing_open_closes_nothing_beneath() -> None:
    room = Played(script(may_jump=True)).at_story()
    room.advance(counts=ONE_A)
    room.do("quick", style="letters")
    room.do("end", FOR_B)
    assert room.state.results[Place("milan", "n1")] == {"n1": ONE_A}
