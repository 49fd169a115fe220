from __future__ import annotations

from declic.live.machine import facts as f
from declic.live.machine.fold import fold
from declic.live.machine.screens import Role, Show, earlier, face, is_counted, takes_tables
from declic.live.machine.script import Place
from declic.live.machine.state import State, current, item_at
from declic.live.machine.ways import next_place
from declic.live.tests.stage import (
    ASKED,
    FOR_B,
    ONE_A,
    TABLES,
    TALLIED,
    Played,
    norms,
    script,
    tallied,
)


def test_faces_of_lobby_pause_slip_and_end() -> None:
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


def test_a_result_is_on_nobodys_face_but_the_consoles_before_it_is_shown() -> None:
    room = Played(script(care=2)).at_story()
    room.advance(counts=ONE_A)
    seen = {role: face(room.script, room.state, role) for role in Role}
    assert seen[Role.CONSOLE].results
    assert seen[Role.CONSOLE].chosen
    assert not seen[Role.WALL].results
    assert not seen[Role.PHONE].results
    assert not seen[Role.WALL].chosen
    room.advance()
    assert face(room.script, room.state, Role.WALL).results


def test_private_answers_are_on_no_face_at_all() -> None:
    room = Played()
    room.advance(3)
    room.advance(counts={"T": {"phone": 9}})
    assert not any(face(room.script, room.state, role).results for role in Role)


def test_the_path_is_that_of_the_activity_alone() -> None:
    room = Played().at_story()
    room.advance(counts=FOR_B)
    room.advance()
    assert face(room.script, room.state, Role.WALL).path == ("n1", "n1b")
    room.do("quick", style="letters")
    assert face(room.script, room.state, Role.WALL).path == ("one",)
    assert face(room.script, State(), Role.WALL).path == ()


def test_items_for_tables_are_known_as_such() -> None:
    assert takes_tables(TABLES[0])
    assert not takes_tables(ASKED[0])
    assert not takes_tables(None)


def test_unknown_places_have_no_item_and_lead_to_the_plans_end() -> None:
    lost = State(place=Place("nowhere", "x"))
    assert item_at(script(), lost, Place("nowhere", "x")) is None
    assert item_at(script(), State(), Place("quick-9", "one")) is None
    assert current(script(), State()) is None
    assert next_place(script(), lost) is None


def test_answering_is_for_phone_and_console_while_open_and_not_paused() -> None:
    room = Played().at_story()
    assert face(room.script, room.state, Role.PHONE).answering
    assert not face(room.script, room.state, Role.WALL).answering
    room.do("pause")
    assert not face(room.script, room.state, Role.PHONE).answering


def test_an_announcement_is_no_item_and_no_step_of_the_path() -> None:
    room = Played(script(announced=True))
    room.advance(6)
    assert {face(room.script, room.state, role).show for role in Role} == {Show.ANNOUNCED}
    room.advance()
    seen = face(room.script, room.state, Role.WALL)
    assert (seen.show, seen.path) == (Show.ITEM, ("n1",))


def test_what_an_adult_counts_is_answered_by_nobody() -> None:
    room = Played(tallied())
    room.advance()
    assert room.here == "forum/tries open"
    assert not any(face(room.script, room.state, role).answering for role in Role)
    assert is_counted(TALLIED[0])
    assert not is_counted(ASKED[0])
    assert not is_counted(None)


def test_what_was_counted_before_everybody_is_shown_at_once_even_in_hard_parts() -> None:
    room = Played(tallied(care=2))
    room.advance(counts={"stop": {"hand": 4}})
    room.advance(counts={"stop": {"hand": 4}})
    assert room.here == "forum/tries revealed"


SAID = {"yes": {"phone": 2}, "no": {"phone": 8}}


def asked_before(room: Played) -> Played:
    """Ask, close, and go on to the next activity."""
    room.advance()
    room.advance(2, counts=SAID)
    return room


def test_a_norm_is_read_from_an_earlier_activity_that_told_of_it() -> None:
    room = asked_before(Played(norms(told=True)))
    assert earlier(room.script, room.state, "n1") == SAID


def test_an_ask_that_did_not_tell_of_it_gives_nothing() -> None:
    room = asked_before(Played(norms(told=False)))
    assert earlier(room.script, room.state, "n1") == {}


def test_nothing_is_earlier_than_what_goes_on_now_or_was_not_asked() -> None:
    room = Played(norms(told=True))
    assert earlier(room.script, room.state, "n1") == {}
    room.advance()
    room.advance(counts=SAID)
    assert earlier(room.script, room.state, "n1") == {}
    assert earlier(room.script, room.state, "n2") == {}
