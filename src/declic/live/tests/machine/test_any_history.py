from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from declic.kernel.steps import Counts
from declic.live.machine import facts as f
from declic.live.machine.commands import TABLE
from declic.live.machine.fold import fold_all
from declic.live.machine.screens import Role, face
from declic.live.machine.script import QUICK, Place
from declic.live.machine.state import Phase, State
from declic.live.tests.stage import FOR_B, ONE_A, TIE, Played, script

Presses = list[tuple[str, str, Counts, bool]]
COMMANDS = st.lists(
    st.tuples(
        st.sampled_from([*TABLE, "dance"]),
        st.sampled_from(["", "A", "B", "milan", "myths", "letters", "fr", "24"]),
        st.sampled_from([ONE_A, TIE, FOR_B, {}]),
        st.booleans(),
    ),
    max_size=40,
)


def played(commands: Presses) -> Played:
    room = Played(script(care=2, may_jump=True))
    for name, word, counts, stale in commands:
        fields = dict.fromkeys(("choice", "activity", "style", "languages", "present"), word)
        room.do(name, counts, at=-1 if stale else None, **fields)
    return room


def beneath(state: State) -> tuple[object, ...]:
    """Give where the plan is, and what is known of its own places."""
    place, phase = state.under or (state.place, state.phase)
    known = [state.results, state.chosen, state.ties, dict.fromkeys(state.revealed)]
    planned = [
        {each: value for each, value in kept.items() if not each.activity.startswith(QUICK)}
        for kept in known
    ]
    return place, phase, state.walked, state.entered, *planned


@given(COMMANDS)
def test_replaying_the_facts_gives_the_same_state(commands: Presses) -> None:
    room = played(commands)
    stored = [f.encode(fact) for fact in room.facts]
    at = iter(range(1_800_000_001, 1_900_000_000))
    again = fold_all(State(), ((f.decode(*kept), float(next(at))) for kept in stored))
    assert again == room.state


@given(COMMANDS, st.sampled_from(sorted(TABLE)))
def test_asking_twice_on_the_same_state_is_asking_once(commands: Presses, name: str) -> None:
    room = played(commands)
    if not TABLE[name].needs_at:
        return
    seq = room.state.seq
    before = room.do(name, at=seq, choice="A", activity="milan", style="letters")
    after = room.do(name, at=seq, choice="A", activity="milan", style="letters")
    assert before or after in {"stale", "phase", "ended"}


@given(COMMANDS)
def test_no_result_is_on_wall_or_phone_before_it_was_shown(commands: Presses) -> None:
    room = played(commands)
    for role in (Role.WALL, Role.PHONE):
        seen = face(room.script, room.state, role)
        here = room.state.place.activity if room.state.place else ""
        assert {Place(here, item) for item in seen.results} <= room.state.revealed


@example([("jump", "milan", {}, False), *[("advance", "", TIE, False)] * 2], ["advance"])
@given(COMMANDS, st.lists(st.sampled_from(sorted({*TABLE} - {"jump", "end"})), max_size=8))
def test_a_quick_question_changes_nothing_of_the_place_beneath_it(
    commands: Presses, presses: list[str]
) -> None:
    room = played(commands)
    before = beneath(room.state)
    for name in ["quick", *presses]:
        if room.state.under is not None or name == "quick":
            room.do(name, TIE, style="letters", choice="A")
    if room.state.under is not None:
        room.do("back", TIE)
    assert beneath(room.state) == before


@given(COMMANDS)
def test_the_primary_button_always_leads_on_and_reaches_the_end(commands: Presses) -> None:
    room = played(commands)
    for _ in range(60):
        if room.state.phase is Phase.ENDED:
            return
        before = room.state.seq
        room.advance()
        assert room.state.seq > before
    assert room.state.phase is Phase.ENDED
