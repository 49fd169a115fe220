"""The quiz on its three screens."""

from __future__ import annotations

import pytest

from declic.activities.models import ONE, ROLES, Phase, Role, Seen
from declic.activities.quiz_coop.kind import KIND
from declic.activities.quiz_coop.models import Content, Own
from declic.activities.quiz_coop.tests.quizzes import quiz
from declic.activities.tests.screens import drawn
from declic.kernel.steps import Norm
from declic.packs.models import FormName

WON = {"joke": {ONE: {"N": {"table": 4, "card": 1}, "T": {"table": 2}}}}
LOST = {"joke": {ONE: {"T": {"table": 4}}}}


def _screen(role: Role, phase: Phase, form: FormName = "full", **known: object) -> str:
    # What was walked before, if anything, comes first in the form here.
    items = known.get("items", ("joke",))
    path = items[: items.index("joke") + 1]  # type: ignore[index, attr-defined]
    seen = Seen(role, phase, form=form, path=path, **known)  # type: ignore[arg-type]
    return drawn(KIND, quiz(), "joke", seen)


def test_the_phone_offers_three_cards_while_they_are_open() -> None:
    phone = _screen("phone", "open")
    for choice in "TND":
        assert (
            f'<button class="answer" name="choice" value="{choice}" aria-pressed="false">' in phone
        )
    assert 'class="shape P"' in phone


@pytest.mark.parametrize("phase", ["shown", "closed", "revealed"])
def test_the_phone_has_no_form_otherwise(phase: Phase) -> None:
    assert "<form" not in _screen("phone", phase)


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("phase", ["shown", "open", "closed"])
def test_the_room_knows_neither_feedback_nor_votes_before_they_are_shown(
    role: Role, phase: Phase
) -> None:
    screen = _screen(role, phase, results=WON)
    assert "l’effet" not in screen
    assert "tables sur" not in screen


@pytest.mark.parametrize("role", ["phone", "wall"])
def test_the_good_answer_is_told_in_words_and_shape(role: Role) -> None:
    screen = _screen(role, "revealed", results=WON)
    assert 'class="shape N"' in screen
    assert "Faux" in screen
    assert "Regarde l’effet." in screen


def test_a_won_sentence_opens_a_bracket_on_the_wall() -> None:
    wall = _screen("wall", "revealed", results=WON)
    assert "score opens" in wall
    assert "Une parenthèse de plus" in wall
    assert "5 tables sur 7" in wall


def test_the_goal_of_the_short_form_is_reached_with_its_own_points() -> None:
    assert "La salle a réussi" in _screen("wall", "revealed", "short", results=WON)


def test_reaching_the_goal_earlier_is_remembered() -> None:
    results = {**LOST, "law": {ONE: {"T": {"table": 3}}}}
    assert "Toutes les parenthèses" in _screen("wall", "revealed", "short", results=results)


@pytest.mark.parametrize("results", [LOST, {}])
def test_a_sentence_that_was_not_won_blames_nobody(results: dict[str, object]) -> None:
    wall = _screen("wall", "revealed", results=results, items=("joke", "law"))
    assert "La phrase suivante attend." in wall
    assert "sur 4" not in wall


def test_after_the_last_sentence_none_is_announced() -> None:
    wall = _screen("wall", "revealed", results=LOST, items=("law", "joke"))
    assert "La phrase suivante" not in wall
    assert "Parenthèses ouvertes : 0 sur 2" in wall


def test_which_sentence_of_how_many_is_said_apart_from_points_and_goal() -> None:
    console = _screen("console", "open", items=("law", "joke"))
    assert "Phrase 2 sur 2" in console
    assert "l’objectif est" in console


def test_the_console_keeps_the_good_answer_behind_a_press() -> None:
    before, _, behind = _screen("console", "open").partition("<details")
    assert "l’effet" not in before
    assert "l’effet" in behind
    assert "Pense." in behind


def test_the_console_says_whom_to_invite_when_it_knows_the_votes() -> None:
    console = _screen(
        "console", "open", results={"joke": {ONE: {"N": {"table": 3}, "T": {"table": 4}}}}
    )
    assert "Invitez une table" in console
    assert "Si 2 tables de plus" in console


def test_the_console_reads_the_feedback_once_it_is_shown() -> None:
    assert "Lisez l’explication" in _screen("console", "revealed", results=WON)


def test_whoever_reads_the_counts_reads_the_sentence() -> None:
    assert KIND.asked(quiz(), "joke", ONE).text == quiz().sentence("joke").text


OWN = Own(of="n1", says=["no"], sentence="Ce n’est pas OK.")


def checked() -> Content:
    """A quiz whose first sentence is checked in the room."""
    first, *others = quiz().sentences
    return quiz().model_copy(update={"sentences": [first.model_copy(update={"own": OWN}), *others]})


def test_a_sentence_may_be_checked_against_what_the_room_said() -> None:
    assert KIND.norm(checked(), "joke") == Norm("n1", ("no",))
    assert KIND.norm(checked(), "law") is None


@pytest.mark.parametrize("role", ROLES)
def test_what_the_room_said_takes_the_place_of_the_feedback(role: Role) -> None:
    told = drawn(KIND, checked(), "joke", Seen(role, "revealed", tenths=9))
    assert "9 sur 10" in told
    assert "Ce n’est pas OK." in told
    untold = drawn(KIND, checked(), "joke", Seen(role, "revealed"))
    assert "Ce n’est pas OK." not in untold
    assert quiz().sentences[0].feedback in untold


@pytest.mark.parametrize("role", ["phone", "wall"])
def test_what_the_room_said_is_not_told_before_the_answer(role: Role) -> None:
    assert "sur 10" not in drawn(KIND, checked(), "joke", Seen(role, "open", tenths=9))
