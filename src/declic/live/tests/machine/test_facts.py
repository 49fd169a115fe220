from __future__ import annotations

from collections.abc import Callable

import pytest

from declic.live.machine import facts as f
from declic.live.machine.commands import TABLE
from declic.live.machine.decide import DECIDERS
from declic.live.machine.fold import FOLDERS, fold, fold_all
from declic.live.machine.state import State


def test_the_table_of_commands_and_the_deciders_name_the_same_commands() -> None:
    assert TABLE.keys() == DECIDERS.keys()


def test_every_fact_named_in_the_table_is_a_kind_of_fact() -> None:
    named = {name for rule in TABLE.values() for name in rule.facts.split(", ")}
    assert named <= f.KINDS.keys()


def test_an_unknown_fact_changes_nothing_but_the_number() -> None:
    state = fold(State(), f.decode("moon_landed", 9, {"who": 1}), 1.0)
    assert state == State(seq=1)
    assert f.Unknown not in FOLDERS


@pytest.mark.parametrize("cls", [f.AnswersOpened, f.ResultShown, f.ResultHidden, f.QuickDone])
def test_facts_out_of_place_change_nothing_but_the_number(cls: Callable[[], f.Fact]) -> None:
    assert fold(State(), cls(), 1.0) == State(seq=1)


def test_counts_and_choices_out_of_place_change_nothing_but_the_number() -> None:
    assert fold(State(), f.AnswersClosed(), 1.0) == State(seq=1)
    assert fold(State(), f.Chosen("A"), 1.0) == State(seq=1)


def test_a_stored_fact_with_other_fields_is_not_understood() -> None:
    assert f.decode("chosen", 1, {"choose": "A"}) == f.Unknown("chosen")
    assert f.decode("chosen", 7, {"choice": "A"}) == f.Unknown("chosen")


def test_an_older_version_is_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(f.UPCASTERS, ("chosen", 0), lambda data: {"choice": data["option"]})
    assert f.decode("chosen", 0, {"option": "B"}) == f.Chosen("B")


def test_a_new_code_puts_nobody_out_unless_it_says_so() -> None:
    state = fold_all(State(), [(f.Opened(("fr",)), 1.0), (f.CodeChanged(), 2.0)])
    assert state.emptied == 0
    assert fold(state, f.EverybodyOut(), 3.0).emptied == 3


def test_slips_languages_and_people_are_folded() -> None:
    facts: list[tuple[f.Fact, float]] = [
        (f.Opened(("fr",)), 1.0),
        (f.SlipShown(7), 2.0),
        (f.WallSpoke(("ar", "fr")), 3.0),
        (f.PresentCounted(24), 4.0),
        (f.CodeChanged(), 5.0),
    ]
    state = fold_all(State(), facts)
    assert (state.slip, state.wall, state.present, state.seq) == (7, ("ar", "fr"), 24, 5)
    assert fold(state, f.SlipHidden(), 6.0).slip is None
