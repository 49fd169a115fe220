"""Who may take which step with a project, from where; and what a draft lacks."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.funding.rules.projects import (
    OVER,
    TABLE,
    Act,
    Side,
    State,
    acts_of,
    after,
    answered,
    lacks,
)

SIDES = st.frozensets(st.sampled_from(Side))
WALK = st.lists(st.tuples(st.sampled_from(Act), SIDES), max_size=30)


@given(WALK)
def test_what_is_decided_stays_decided(walk: list[tuple[Act, frozenset[Side]]]) -> None:
    for state, (act, sides) in product(OVER, walk):
        assert after(act, state, sides) in {None, state}


def test_only_whoever_chooses_selects_and_only_what_the_organisation_stands_behind() -> None:
    selecting = {
        (side, now) for (act, side), moves in TABLE.items() if act is Act.SELECT for now in moves
    }
    assert selecting == {(Side.CHOOSER, State.PROPOSED), (Side.CHOOSER, State.ASKED)}


@given(WALK)
def test_nothing_is_selected_before_the_organisation_proposed_it(
    walk: list[tuple[Act, frozenset[Side]]],
) -> None:
    now, stood_behind = State.DRAFT, False
    for act, sides in walk:
        end = after(act, now, sides)
        if end is None:
            continue
        stood_behind = stood_behind or (act is Act.PROPOSE and Side.OFFICE in sides)
        assert stood_behind or end not in {State.PROPOSED, State.ASKED, State.SELECTED}
        now = end


def test_an_employees_proposal_waits_for_the_organisation_and_its_own_does_not() -> None:
    assert after(Act.PROPOSE, State.DRAFT, {Side.AUTHOR}) is State.OFFERED
    assert after(Act.PROPOSE, State.DRAFT, {Side.AUTHOR, Side.OFFICE}) is State.PROPOSED
    assert after(Act.PROPOSE, State.DRAFT, {Side.CHOOSER}) is None


def test_the_sponsor_neither_changes_nor_answers() -> None:
    for act, now in product((Act.CHANGE, Act.ANSWER, Act.PROPOSE, Act.WITHDRAW), State):
        assert after(act, now, {Side.CHOOSER}) is None


@given(st.sampled_from(State), SIDES)
def test_what_may_be_done_is_what_leads_somewhere(now: State, sides: frozenset[Side]) -> None:
    assert acts_of(now, sides) == {act for act in Act if after(act, now, sides) is not None}


def test_a_project_is_asked_as_long_as_a_question_waits() -> None:
    now = State.ASKED
    assert (answered(now, 1), answered(now, 0)) == (State.ASKED, State.PROPOSED)
    assert answered(State.SELECTED, 0) is State.SELECTED


@pytest.mark.parametrize(
    ("texts", "cents", "found"),
    [
        ({"need": "Much", "method": "Ours"}, 100, []),
        ({"need": " ", "method": "Ours"}, 100, ["need"]),
        ({"need": "", "method": ""}, 0, ["need", "method", "cents"]),
    ],
)
def test_what_a_draft_lacks_is_named(texts: dict[str, str], cents: int, found: list[str]) -> None:
    assert list(lacks(texts, cents)) == found
