"""A spoken question: nothing is typed, and votes are told only when they may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.activities.models import ONE, ROLES, Phase, Role, Seen
from declic.activities.tests.screens import drawn
from declic.activities.vote_quick import rules
from declic.activities.vote_quick.kind import KIND
from declic.activities.vote_quick.models import Content
from declic.kernel.cells import Told
from declic.kernel.steps import Counts, Sensitivity
from declic.packs.models import Form

LETTERS, COLOURS = Content(), Content(style="colours")
VOTES = st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 30))


def _revealed(role: Role, told: Told) -> Seen:
    return Seen(role, phase="revealed", told={ONE: told})


def test_answers_open_at_once_and_are_personal() -> None:
    (item,) = KIND.items(COLOURS, Form())
    assert (item.id, item.at_once, item.asks[0].choices) == (ONE, True, ("T", "N", "D"))
    assert (item.asks[0].id, item.asks[0].sensitivity) == (ONE, Sensitivity.PERSONAL)


def test_it_depends_has_the_wave_and_the_fourth_letter_the_diamond() -> None:
    assert rules.rows(COLOURS, Seen("wall"))[-1].shape == "P"
    assert rules.rows(LETTERS, Seen("wall"))[-1].shape == "D"


@given(VOTES)
def test_told_figures_stand_at_their_answers(votes: dict[str, int]) -> None:
    rows = rules.rows(LETTERS, _revealed("wall", Told("figures", sum(votes.values()), votes)))
    assert {row.id: row.votes or 0 for row in rows} == {c: votes.get(c, 0) for c in "ABCD"}
    assert all((row.votes or 0) == max(votes.values()) > 0 for row in rows if row.most)
    assert any(row.most for row in rows) == any(votes.values())


@pytest.mark.parametrize("told", [{}, {ONE: Told("too_few")}, {ONE: Told("words", 9, most="A")}])
def test_without_figures_no_row_has_votes(told: dict[str, Told]) -> None:
    assert all(row.votes is None for row in rules.rows(LETTERS, Seen("wall", told=told)))


def test_the_console_reads_the_closed_result_itself() -> None:
    counts = {"A": {"phone": 2, "hand": 1}, "B": {"phone": 1}}
    seen = Seen("console", phase="closed", results={ONE: {ONE: counts}})
    assert [row.votes for row in rules.rows(LETTERS, seen)] == [3, 1, 0, 0]
    assert KIND.view(LETTERS, ONE, seen)["total"] == 4


@pytest.mark.parametrize("results", [{}, {ONE: {}}])
def test_the_console_has_no_votes_before_a_result(results: dict[str, dict[str, Counts]]) -> None:
    rows = rules.rows(LETTERS, Seen("console", results=results))
    assert [(row.votes, row.most) for row in rows] == [(None, False)] * 4


def test_a_single_vote_makes_no_other_answer_the_first() -> None:
    rows = rules.rows(LETTERS, _revealed("wall", Told("figures", 1, {"A": 1})))
    assert [row.most for row in rows] == [True, False, False, False]


def test_the_phone_offers_four_letters_in_one_form() -> None:
    phone = drawn(KIND, LETTERS, ONE, Seen("phone", phase="open"))
    assert phone.count('class="answer" name="choice"') == 4
    assert "Réponse A" in phone


@pytest.mark.parametrize("phase", ["shown", "closed", "revealed"])
def test_a_phone_that_cannot_answer_has_no_form(phase: Phase) -> None:
    assert "<form" not in drawn(KIND, LETTERS, ONE, Seen("phone", phase))


def test_a_quick_vote_has_nothing_that_could_be_wrong() -> None:
    assert not list(KIND.faults(LETTERS, {"full": Form()}))


@pytest.mark.parametrize("role", ROLES)
def test_wall_and_console_draw_a_result_in_figures_and_a_phone_looks_up(role: Role) -> None:
    counts = {ONE: {ONE: {"T": {"phone": 4}, "N": {"phone": 2}}}}
    seen = Seen(
        role, phase="revealed", results=counts, told={ONE: Told("figures", 6, {"T": 4, "N": 2})}
    )
    assert (">4</text>" in drawn(KIND, COLOURS, ONE, seen)) == (role != "phone")


def test_nearly_all_is_told_in_words_with_the_name_of_the_colour() -> None:
    wall = drawn(KIND, COLOURS, ONE, _revealed("wall", Told("words", 20, most="D")), lang="ar")
    assert "يعتمد" in wall
    assert "20" not in wall


def test_too_few_are_told_as_too_few() -> None:
    assert "Trop peu" in drawn(KIND, LETTERS, ONE, _revealed("wall", Told("too_few")))


def test_the_wall_has_no_button() -> None:
    assert "<button" not in drawn(KIND, LETTERS, ONE, Seen("wall", phase="open"))
