"""Each fact changes just what it says: the whole state is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from declic.live.machine import facts as f
from declic.live.machine.fold import fold
from declic.live.machine.script import Place
from declic.live.machine.state import Phase, State

BEFORE, HERE, NEXT = Place("milan", "n1"), Place("milan", "n2"), Place("milan", "n3")
COUNTS: f.Result = {"n2": {"A": {"phone": 2}}}
OLD: f.Result = {"n1": {"B": {"hand": 1}}}
FULL = State(
    seq=9,
    phase=Phase.OPEN,
    place=HERE,
    walked=(BEFORE, HERE),
    results={BEFORE: OLD, HERE: COUNTS},
    chosen={BEFORE: "B", HERE: "A"},
    ties={BEFORE: ("A", "C"), HERE: ("A", "B")},
    revealed=frozenset({BEFORE, HERE}),
    forms={"myths": "short"},
    wall=("fr",),
    paused=True,
    locked=True,
    slip=7,
    present=24,
    quick=1,
    styles={"quick-1": "colours"},
    started=100.0,
    entered=200.0,
    shown=300.0,
)
UNDER = replace(FULL, place=Place("quick-1", "one"), under=(HERE, Phase.OPEN))
MOVED = {"paused": False, "slip": None, "shown": 999.0}


@pytest.mark.parametrize(
    ("fact", "changes"),
    [
        (f.Opened(("nl", "ar")), {"wall": ("nl", "ar")}),
        (
            f.ItemShown("milan", "n3"),
            {**MOVED, "place": NEXT, "phase": Phase.SHOWN, "walked": (BEFORE, HERE, NEXT)},
        ),
        (
            f.ItemShown("myths", "s1"),
            {
                **MOVED,
                "place": Place("myths", "s1"),
                "phase": Phase.SHOWN,
                "walked": (BEFORE, HERE, Place("myths", "s1")),
                "entered": 999.0,
                "entries": {"myths": 999.0},
            },
        ),
        (
            f.WentBack("milan", "n1"),
            {**MOVED, "place": BEFORE, "phase": Phase.REVEALED, "walked": (BEFORE,)},
        ),
        (
            f.AnswersOpened(),
            {
                "phase": Phase.OPEN,
                "results": {BEFORE: OLD},
                "revealed": frozenset({BEFORE}),
                "ties": {BEFORE: ("A", "C")},
                "shown": 999.0,
            },
        ),
        (
            f.AnswersClosed({"n2": {}}, "B", ("B", "C")),
            {
                "phase": Phase.CLOSED,
                "results": {BEFORE: OLD, HERE: {"n2": {}}},
                "chosen": {BEFORE: "B", HERE: "B"},
                "ties": {BEFORE: ("A", "C"), HERE: ("B", "C")},
            },
        ),
        (
            f.AnswersClosed({"n2": {}}, "B"),
            {
                "phase": Phase.CLOSED,
                "results": {BEFORE: OLD, HERE: {"n2": {}}},
                "chosen": {BEFORE: "B", HERE: "B"},
                "ties": {BEFORE: ("A", "C")},
            },
        ),
        (
            f.SheetsCounted(HERE.activity, HERE.item, {"n2": {}}),
            {"results": {BEFORE: OLD, HERE: {"n2": {}}}},
        ),
        (
            f.Chosen("C"),
            {"chosen": {BEFORE: "B", HERE: "C"}, "ties": {BEFORE: ("A", "C")}},
        ),
        (f.ResultShown(), {"phase": Phase.REVEALED}),
        (f.ResultHidden(), {"phase": Phase.CLOSED, "revealed": frozenset({BEFORE})}),
        (f.Paused(), {"paused": True, "halted": 999.0}),
        (f.Resumed(), {"paused": False}),
        (
            f.FormChosen("milan", "short"),
            {
                "forms": {"myths": "short", "milan": "short"},
                "settled": {"milan": ("n1", "n2")},
            },
        ),
        (
            f.QuickAsked(2, "letters"),
            {
                "under": (HERE, Phase.OPEN),
                "place": Place("quick-2", "one"),
                "phase": Phase.OPEN,
                "quick": 2,
                "styles": {"quick-1": "colours", "quick-2": "letters"},
                "paused": False,
                "slip": None,
                "shown": 999.0,
            },
        ),
        (f.Locked(), {"locked": True}),
        (f.Unlocked(), {"locked": False}),
        (f.CodeChanged(), {}),
        (f.EverybodyOut(), {"emptied": 10}),
        (f.SlipShown(8), {"slip": 8}),
        (f.SlipHidden(), {"slip": None}),
        (f.WallSpoke(("ar",)), {"wall": ("ar",)}),
        (f.PresentCounted(12), {"present": 12}),
        (f.TablesCounted(4), {"tables": 4}),
        (f.Ended(), {"phase": Phase.ENDED, "paused": False, "slip": None, "ended": 999.0}),
    ],
)
def test_a_fact_changes_what_it_says_and_nothing_else(
    fact: f.Fact, changes: Mapping[str, object]
) -> None:
    assert fold(FULL, fact, 999.0) == replace(FULL, seq=10, **changes)  # type: ignore[arg-type]


def test_after_a_quick_question_the_plan_stands_where_it_stood() -> None:
    after = fold(UNDER, f.QuickDone(), 999.0)
    expected = replace(FULL, seq=10, under=None, slip=None, shown=999.0)
    assert after == expected


def test_a_second_quick_question_remembers_the_plan_and_not_the_first() -> None:
    assert fold(UNDER, f.QuickAsked(2, "letters"), 999.0).under == (HERE, Phase.OPEN)


def test_the_first_item_starts_the_clock_and_later_ones_do_not() -> None:
    started = fold(State(), f.ItemShown("milan", "n1"), 5.0)
    assert (started.started, started.entered, started.shown) == (5.0, 5.0, 5.0)
    later = fold(started, f.ItemShown("milan", "n2"), 8.0)
    assert (later.started, later.entered, later.shown) == (5.0, 5.0, 8.0)


def test_coming_back_to_an_item_that_was_closed_but_not_shown_finds_it_closed() -> None:
    state = replace(FULL, revealed=frozenset())
    assert fold(state, f.WentBack("milan", "n1"), 1.0).phase is Phase.CLOSED


def test_a_pause_takes_nothing_from_the_time_to_talk() -> None:
    halted = fold(replace(FULL, paused=False), f.Paused(), 320.0)
    assert fold(halted, f.Resumed(), 440.0).shown == 300.0 + 120.0


def test_what_is_shown_after_a_pause_has_its_whole_time() -> None:
    halted = fold(FULL, f.Paused(), 320.0)
    left = fold(halted, f.ItemShown("milan", "n3"), 330.0)
    assert left.shown == 330.0
    assert fold(left, f.Resumed(), 330.0).halted is None


def test_a_lobby_has_no_time_that_a_pause_could_take() -> None:
    assert fold(fold(State(), f.Paused(), 5.0), f.Resumed(), 9.0).shown is None


def test_an_activity_that_was_left_by_mistake_has_the_minutes_that_it_still_had() -> None:
    begun = fold(State(), f.ItemShown("milan", "n1"), 100.0)
    left = fold(begun, f.ItemShown("advice", "one"), 160.0)
    back = fold(left, f.WentBack("milan", "n1"), 170.0)
    assert (left.entered, back.entered) == (160.0, 100.0)
    assert fold(back, f.ItemShown("milan", "n2"), 180.0).entered == 100.0
    assert fold(back, f.ItemShown("advice", "one"), 180.0).entered == 180.0
