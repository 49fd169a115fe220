"""What tables found and matched, and what the board may name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declic.activities.hunt_privacy import rules
from declic.activities.hunt_privacy.tests.hunts import CLUES, FIXES, content
from declic.kernel import cells
from declic.kernel.cells import Told
from declic.kernel.steps import Sensitivity, Unit
from declic.packs.models import Form

votes = st.dictionaries(st.sampled_from(FIXES), st.integers(0, 30))


def test_the_hunt_goes_from_finding_by_each_clue_to_the_board() -> None:
    items = rules.items(content(), Form())
    clues = [f"clue-{clue}" for clue in CLUES]
    assert [item.id for item in items] == ["find", *clues, "match", "tag", "board"]
    assert {item.id for item in items if item.asks} == {"find", "match", "board"}


def test_tables_tell_a_number_and_match_each_clue_and_persons_choose_alone() -> None:
    find, *_, match, _tag, board = rules.items(content(), Form())
    assert find.asks[0].choices == tuple("012345678")
    assert [ask.id for ask in match.asks] == list(CLUES)
    assert {ask.unit for ask in (*find.asks, *match.asks)} == {Unit.TABLE}
    assert (board.asks[0].unit, board.asks[0].sensitivity) == (Unit.PERSON, Sensitivity.PERSONAL)


def test_a_form_keeps_its_steps_only() -> None:
    items = rules.items(content(), Form(items=["find", "match"]))
    assert [(item.id, item.to) for item in items] == [("find", "match"), ("match", None)]


def test_fixes_that_there_are_not_and_doubled_ones_are_faults() -> None:
    assert not list(rules.faults(content(), {"full": Form()}))
    assert list(rules.faults(content(fixes=("none",)), {})) == [
        "The clue logo is fixed by none, which does not exist."
    ]
    known = content()
    twice = known.model_copy(update={"fixes": [*known.fixes, known.fixes[0]]})
    assert list(rules.faults(twice, {})) == ["The fix hide stands twice."]


def test_a_clue_that_was_told_stays_ringed() -> None:
    told = rules.told_so_far(content(), "clue-routine", ("find", "clue-logo"))
    assert told == ("logo", "routine")
    assert rules.told_so_far(content(), "match", ("find",)) == CLUES


@given(st.dictionaries(st.sampled_from(rules.NUMBERS), st.integers(0, 9)))
def test_found_is_the_fewest_and_the_most_of_those_who_told(given_: dict[str, int]) -> None:
    told = [int(number) for number, tables in given_.items() if tables]
    assert rules.found(given_) == ((min(told), max(told)) if told else None)


@given(st.dictionaries(st.sampled_from(CLUES), votes))
def test_every_fix_that_helps_fits_and_none_else(counts: dict[str, dict[str, int]]) -> None:
    for each in rules.matched(content(), counts):
        given_ = counts.get(each.clue.id, {})
        assert each.fit == sum(given_.get(fix, 0) for fix in each.clue.fixes)
        assert each.tables == sum(given_.values())
    first = rules.matched(content(), counts)[0]
    assert (first.number, first.letter, first.fix) == (1, "B", "Faire crop")


@given(votes)
def test_the_board_names_three_at_most_and_only_when_they_may_be_told(
    given_: dict[str, int],
) -> None:
    told = cells.told(given_, least=cells.ROOM)
    named = rules.board(content(), told)
    assert len(named) <= rules.ON_BOARD
    assert told.how != "too_few" or named == ()
    chosen = {f"Faire {fix}" for fix, number in given_.items() if number}
    assert set(named) <= chosen


def test_the_board_begins_with_what_most_chose() -> None:
    told = Told("figures", 9, counts={"crop": 2, "hide": 1, "new": 5, "check": 1})
    assert rules.board(content(), told) == ("Faire new", "Faire crop", "Faire hide")
    assert rules.board(content(), Told("words", 20, most="crop")) == ("Faire crop",)
    assert rules.board(content(), None) == ()
    assert rules.board(content(), Told("figures")) == ()
