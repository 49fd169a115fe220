from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.live.machine import facts as f
from declic.live.machine.commands import TABLE
from declic.live.machine.decide import DECIDERS
from declic.live.machine.fold import FOLDERS, fold, fold_all
from declic.live.machine.screens import Role, Show, face, takes_tables
from declic.live.machine.script import Place
from declic.live.machine.state import Phase, State, current, item_at
from declic.live.machine.ways import next_place
from declic.live.tests.stage import ASKED, TABLES, Played, script, step

ONE_A = {"A": {"phone": 3}, "B": {"hand": 1}}
TIE = {"A": {"phone": 2}, "B": {"hand": 2}}
FOR_B = {"B": {"phone": 2, "hand": 3}, "A": {"phone": 1}}


def test_the_primary_button_leads_from_the_lobby_to_the_end():
    room = Played()
    for _ in range(40):
        room.advance()
    assert room.state.phase is Phase.ENDED


def test_the_walk_of_the_primary_button_is_the_plan():
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


def test_the_majority_leads_and_hands_count_like_phones():
    room = Played().at_story()
    room.advance(counts=FOR_B)
    room.advance()
    assert room.here == "milan/n1b shown"


def test_a_tie_is_closed_without_showing_and_the_facilitator_settles_it():
    room = Played().at_story()
    room.advance(counts=TIE)
    assert room.state.tied == ("A", "B")
    assert room.do("choose", choice="C") == "field"
    assert room.do("choose", choice="B") == ""
    room.advance(2)
    assert room.here == "milan/n1b shown"


def test_a_tie_that_nobody_settles_takes_the_default():
    room = Played().at_story()
    room.advance(counts=TIE)
    room.advance(2)
    assert room.here == "milan/n2 shown"


def test_without_any_vote_the_default_leads_on():
    room = Played().at_story()
    room.advance(3)
    assert room.here == "milan/n2 shown"
    assert room.do("choose", choice="A") == "phase"


def test_choosing_without_a_tie_is_refused():
    room = Played().at_story()
    room.advance(counts=ONE_A)
    assert room.do("choose", choice="A") == "not_here"


def test_with_care_the_first_press_closes_and_the_second_shows():
    room = Played(script(care=2)).at_story()
    room.advance(counts=ONE_A)
    assert room.state.phase is Phase.CLOSED
    room.advance()
    assert room.state.phase is Phase.REVEALED


def test_an_old_state_is_refused_so_that_pressing_twice_is_pressing_once():
    room = Played()
    assert room.do("advance", at=0) == ""
    assert room.do("advance", at=0) == "stale"


def test_going_back_keeps_the_result_and_opening_again_takes_it_away():
    room = Played().at_story()
    room.advance(counts=ONE_A)
    room.advance()
    room.do("back")
    assert room.here == "milan/n1 revealed"
    room.do("reopen")
    assert room.here == "milan/n1 open"
    assert Place("milan", "n1") not in room.state.results


def test_going_back_from_open_answers_closes_them_first():
    room = Played().at_story()
    room.do("back", ONE_A)
    assert Place("milan", "n1") in room.state.results
    assert room.here == "before/page closed"


def test_there_is_nothing_before_the_first_item():
    room = Played()
    room.advance()
    assert room.do("back") == "at_start"


def test_skipping_closes_what_is_open_and_goes_to_the_next_activity():
    room = Played().at_story()
    room.do("skip", ONE_A)
    assert room.here == "myths/s1 shown"
    assert Place("milan", "n1") in room.state.results


def test_skipping_the_last_activity_ends_the_session():
    room = Played().at_story()
    room.do("skip")
    room.do("skip")
    assert room.state.phase is Phase.ENDED


def test_the_short_form_leaves_nodes_out_from_the_next_item_on():
    room = Played().at_story()
    assert room.do("shorten") == ""
    room.advance(counts=FOR_B)
    room.advance()
    assert room.here == "milan/n2 shown"


def test_shortening_twice_gives_the_full_form_back():
    room = Played().at_story()
    room.do("shorten")
    room.do("shorten")
    room.advance(counts=FOR_B)
    room.advance()
    assert room.here == "milan/n1b shown"


def test_an_item_that_only_the_full_form_has_leads_into_the_short_one():
    room = Played().at_story()
    room.advance(counts=FOR_B)
    room.advance()
    room.do("shorten")
    room.advance()
    assert room.here == "milan/n2 shown"


def test_only_activities_of_the_plan_can_be_shortened():
    room = Played().at_story()
    assert room.do("shorten", activity="nowhere") == "field"
    room.do("quick", style="letters")
    assert room.do("shorten") == "not_here"


def test_an_activity_without_short_items_cannot_be_shortened():
    only = step("only", ASKED)
    bare = type(only)("only", "brief", {"full": ASKED}, {"full": 5, "short": 5})
    room = Played(type(script())((bare,)))
    room.advance()
    assert room.do("shorten") == "not_here"


def test_a_quick_question_interrupts_and_the_plan_goes_on_where_it_was():
    room = Played().at_story()
    room.do("quick", style="letters")
    assert room.here == "quick-1/one open"
    room.advance(counts=ONE_A)
    assert room.here == "quick-1/one revealed"
    room.advance()
    assert room.here == "milan/n1 open"


def test_a_quick_question_can_be_asked_from_the_lobby_and_left_by_back_or_skip():
    for way in ("back", "skip"):
        room = Played()
        room.do("quick", style="letters")
        room.do(way, ONE_A)
        assert room.here == "lobby"


def test_a_second_quick_question_closes_the_first():
    room = Played().at_story()
    room.do("quick", style="letters")
    room.do("quick", ONE_A, style="letters")
    assert room.here == "quick-2/one open"
    assert Place("quick-1", "one") in room.state.results
    assert room.do("quick", style="stars") == "field"


def test_results_are_shown_hidden_and_shown_again():
    room = Played().at_story()
    room.advance(counts=ONE_A)
    room.do("hide")
    assert room.state.phase is Phase.CLOSED
    room.do("show")
    assert room.state.phase is Phase.REVEALED


def test_what_never_shows_a_result_cannot_be_made_to():
    room = Played()
    room.advance(4)
    assert room.here == "before/page closed"
    assert room.do("show") == "not_here"


def test_pausing_and_going_on_are_safe_to_press_twice():
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


def test_locking_twice_is_locking_once():
    room = Played()
    for name, locked in (("lock", True), ("lock", True), ("unlock", False), ("unlock", False)):
        assert room.do(name) == ""
        assert room.state.locked is locked
    assert room.do("new_code") == ""


@pytest.mark.parametrize(
    ("languages", "reason"),
    [("fr", ""), ("fr ar", ""), ("fr fr", ""), ("", "field"), ("fr ar nl", "field"), ("xx", "field")],
)
def test_the_wall_speaks_one_or_two_languages_of_the_room(languages, reason):
    assert Played().do("wall", languages=languages) == reason


@pytest.mark.parametrize(
    ("present", "reason"),
    [("24", ""), ("0", ""), ("500", ""), ("501", "field"), ("-1", "field"), ("x", "field"), ("", "field"), ("٣", "field")],
)
def test_present_is_a_number_that_a_room_can_hold(present, reason):
    assert Played().do("present", present=present) == reason


def test_jumping_is_for_rehearsals_only():
    real, rehearsal = Played(), Played(script(may_jump=True))
    assert real.do("jump", activity="myths") == "not_here"
    assert rehearsal.do("jump", activity="nowhere") == "field"
    rehearsal.do("quick", style="letters")
    assert rehearsal.do("jump", ONE_A, activity="myths") == ""
    assert rehearsal.here == "myths/s1 shown"
    rehearsal.advance()
    assert rehearsal.do("jump", ONE_A, activity="milan") == ""


def test_ending_closes_what_is_open_and_nothing_goes_on_after_it():
    room = Played().at_story()
    room.do("end", ONE_A)
    assert Place("milan", "n1") in room.state.results
    assert {room.do(name) for name in TABLE} == {"ended"}
    assert room.do("dance") == "unknown"


def test_commands_outside_their_phase_are_refused():
    room = Played()
    assert room.do("back") == "phase"
    assert room.do("reopen") == "phase"


def test_the_table_of_commands_and_the_deciders_name_the_same_commands():
    assert TABLE.keys() == DECIDERS.keys()


def test_every_fact_named_in_the_table_is_a_kind_of_fact():
    named = {name for rule in TABLE.values() for name in rule.facts.split(", ")}
    assert named <= f.KINDS.keys()


def test_an_unknown_fact_changes_nothing_but_the_number():
    state = fold(State(), f.decode("moon_landed", 9, {"who": 1}), 1.0)
    assert state == State(seq=1)
    assert f.Unknown not in FOLDERS


@pytest.mark.parametrize("cls", [f.AnswersOpened, f.ResultShown, f.ResultHidden, f.QuickDone])
def test_facts_out_of_place_change_nothing_but_the_number(cls):
    assert fold(State(), cls(), 1.0) == State(seq=1)


def test_counts_and_choices_out_of_place_change_nothing_but_the_number():
    assert fold(State(), f.AnswersClosed(), 1.0) == State(seq=1)
    assert fold(State(), f.Chosen("A"), 1.0) == State(seq=1)


def test_a_stored_fact_with_other_fields_is_not_understood():
    assert f.decode("chosen", 1, {"choose": "A"}) == f.Unknown("chosen")
    assert f.decode("chosen", 7, {"choice": "A"}) == f.Unknown("chosen")


def test_an_older_version_is_lifted(monkeypatch):
    monkeypatch.setitem(f.UPCASTERS, ("chosen", 0), lambda data: {"choice": data["option"]})
    assert f.decode("chosen", 0, {"option": "B"}) == f.Chosen("B")


def test_slips_languages_and_people_are_folded():
    facts = [
        (f.Opened(("fr",)), 1.0),
        (f.SlipShown(7), 2.0),
        (f.WallSpoke(("ar", "fr")), 3.0),
        (f.PresentCounted(24), 4.0),
        (f.CodeChanged(), 5.0),
    ]
    state = fold_all(State(), facts)
    assert (state.slip, state.wall, state.present, state.seq) == (7, ("ar", "fr"), 24, 5)
    assert fold(state, f.SlipHidden(), 6.0).slip is None


def test_faces_of_lobby_pause_slip_and_end():
    room = Played()
    assert face(room.script, room.state, Role.WALL).show is Show.LOBBY
    room.advance()
    room.state = fold(room.state, f.SlipShown(3), 1.0)
    assert face(room.script, room.state, Role.WALL).show is Show.SLIP
    assert face(room.script, room.state, Role.PHONE).show is Show.ITEM
    room.do("pause")
    assert face(room.script, room.state, Role.PHONE).show is Show.EYES_UP
    assert face(room.script, room.state, Role.CONSOLE).show is Show.ITEM
    room.do("end")
    assert face(room.script, room.state, Role.PHONE).show is Show.END


def test_a_result_is_on_nobodys_face_but_the_consoles_before_it_is_shown():
    room = Played(script(care=2)).at_story()
    room.advance(counts=ONE_A)
    seen = {role: face(room.script, room.state, role) for role in Role}
    assert seen[Role.CONSOLE].results and seen[Role.CONSOLE].chosen
    assert not seen[Role.WALL].results and not seen[Role.PHONE].results
    assert not seen[Role.WALL].chosen
    room.advance()
    assert face(room.script, room.state, Role.WALL).results


def test_private_answers_are_on_no_face_at_all():
    room = Played()
    room.advance(3)
    room.advance(counts={"T": {"phone": 9}})
    assert not any(face(room.script, room.state, role).results for role in Role)


def test_the_path_is_that_of_the_activity_alone():
    room = Played().at_story()
    room.advance(counts=FOR_B)
    room.advance()
    assert face(room.script, room.state, Role.WALL).path == ("n1", "n1b")
    room.do("quick", style="letters")
    assert face(room.script, room.state, Role.WALL).path == ("one",)
    assert face(room.script, State(), Role.WALL).path == ()


def test_items_for_tables_are_known_as_such():
    assert takes_tables(TABLES[0])
    assert not takes_tables(ASKED[0])
    assert not takes_tables(None)


def test_unknown_places_have_no_item_and_lead_to_the_plans_end():
    lost = State(place=Place("nowhere", "x"))
    assert item_at(script(), lost, Place("nowhere", "x")) is None
    assert item_at(script(), State(), Place("quick-9", "one")) is None
    assert current(script(), State()) is None
    assert next_place(script(), lost) is None


def test_answering_is_for_phone_and_console_while_open_and_not_paused():
    room = Played().at_story()
    assert face(room.script, room.state, Role.PHONE).answering
    assert not face(room.script, room.state, Role.WALL).answering
    room.do("pause")
    assert not face(room.script, room.state, Role.PHONE).answering


COMMANDS = st.lists(
    st.tuples(
        st.sampled_from([*TABLE, "dance"]),
        st.sampled_from(["", "A", "B", "milan", "myths", "letters", "fr", "24"]),
        st.sampled_from([ONE_A, TIE, FOR_B, {}]),
        st.booleans(),
    ),
    max_size=40,
)


def played(commands: list[tuple[str, str, dict, bool]]) -> Played:
    room = Played(script(care=2, may_jump=True))
    for name, word, counts, stale in commands:
        fields = dict.fromkeys(("choice", "activity", "style", "languages", "present"), word)
        room.do(name, counts, at=-1 if stale else None, **fields)
    return room


@given(COMMANDS)
def test_replaying_the_facts_gives_the_same_state(commands):
    room = played(commands)
    stored = [f.encode(fact) for fact in room.facts]
    at = iter(range(1_800_000_001, 1_900_000_000))
    again = fold_all(State(), ((f.decode(*kept), float(next(at))) for kept in stored))
    assert again == room.state


@given(COMMANDS, st.sampled_from(sorted(TABLE)))
def test_asking_twice_on_the_same_state_is_asking_once(commands, name):
    room = played(commands)
    if not TABLE[name].needs_at:
        return
    seq = room.state.seq
    before = room.do(name, at=seq, choice="A", activity="milan", style="letters")
    after = room.do(name, at=seq, choice="A", activity="milan", style="letters")
    assert before or after in {"stale", "phase", "ended"}


@given(COMMANDS)
def test_no_result_is_on_wall_or_phone_before_it_was_shown(commands):
    room = played(commands)
    for role in (Role.WALL, Role.PHONE):
        seen = face(room.script, room.state, role)
        here = room.state.place.activity if room.state.place else ""
        assert {Place(here, item) for item in seen.results} <= room.state.revealed


@given(COMMANDS)
def test_the_primary_button_always_leads_on_and_reaches_the_end(commands):
    room = played(commands)
    for _ in range(60):
        if room.state.phase is Phase.ENDED:
            return
        before = room.state.seq
        room.advance()
        assert room.state.seq > before
    assert room.state.phase is Phase.ENDED
