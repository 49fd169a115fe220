"""Only how many have one is told, and there is no way to type one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.activities.models import Phase, Role, Seen
from declic.activities.pledge import rules
from declic.activities.pledge.kind import HAVE, KIND
from declic.activities.pledge.models import Content, Example
from declic.activities.tests.screens import drawn
from declic.packs.models import Form

ASK = "Ce mois-ci, je vais …"
CONTENT = Content(ask=ASK, examples=[Example(id="ask", text="demander avant")], numbers=True)


@given(st.integers(0, 99), st.integers(0, 99))
def test_raised_hands_never_make_the_number_smaller(answered: int, counted: int) -> None:
    assert rules.have(answered, {"yes": counted}) == max(answered, counted)


def test_without_a_tally_the_answers_are_counted() -> None:
    assert rules.have(3, {}) == 3
    assert rules.have(0, {}) == 0


def test_yes_is_the_only_answer() -> None:
    (item,) = KIND.items(CONTENT, Form())
    assert (item.id, item.at_once, item.reveals) == ("one", True, False)
    assert [(ask.id, ask.choices, ask.text_limit) for ask in item.asks] == [("have", ("yes",), 0)]


def test_a_doubled_example_and_an_unknown_item_are_faults() -> None:
    twice = CONTENT.model_copy(update={"examples": [CONTENT.examples[0]] * 2})
    assert list(KIND.faults(twice, {"full": Form()})) == ["The example ask stands twice."]
    assert list(KIND.faults(CONTENT, {"short": Form(items=["two"])}))
    assert not list(KIND.faults(CONTENT, {"full": Form()}))


def test_the_phone_has_one_button_and_no_field() -> None:
    phone = drawn(KIND, CONTENT, "one", Seen("phone", "open"))
    assert '<button class="answer" name="choice" value="yes" aria-pressed="false">' in phone
    assert phone.count("<button") == 1
    assert "textarea" not in phone
    assert 'type="text"' not in phone


@pytest.mark.parametrize("phase", ["shown", "closed", "revealed"])
def test_the_phone_has_no_form_otherwise(phase: Phase) -> None:
    assert "<form" not in drawn(KIND, CONTENT, "one", Seen("phone", phase))


@pytest.mark.parametrize("role", ["wall", "console"])
def test_the_help_number_is_said_together_when_the_pack_wants_it(role: Role) -> None:
    assert "103" in drawn(KIND, CONTENT, "one", Seen(role, "open"))
    quiet = CONTENT.model_copy(update={"numbers": False})
    assert "103" not in drawn(KIND, quiet, "one", Seen(role, "open"))


def test_the_button_has_no_tick_before_it_is_tapped() -> None:
    assert "<svg" not in drawn(KIND, CONTENT, "one", Seen("phone", "open"))


def test_the_wall_draws_a_dot_for_each_and_no_empty_place() -> None:
    wall = drawn(KIND, CONTENT, "one", Seen("wall", "open", answered=3, here=20))
    assert "3 d’entre vous" in wall
    assert "20" not in wall.split("pledge-have", 1)[1].partition("</svg>")[2]
    assert wall.count("<circle") == 3


def test_the_wall_has_no_bracket_of_dots_before_the_first() -> None:
    assert "<circle" not in drawn(KIND, CONTENT, "one", Seen("wall", "open", here=20))


def test_hands_are_counted_once_it_is_closed() -> None:
    results = {"one": {HAVE.id: {"yes": {"phone": 2, "hand": 5}}}}
    seen = Seen("console", "closed", answered=2, results=results)
    assert "<b>7</b>" in drawn(KIND, CONTENT, "one", seen)


def test_hands_are_counted_under_the_words_of_the_promise() -> None:
    told = KIND.asked(CONTENT, "one", "have")
    assert (told.text, dict(told.choices)) == (ASK, {rules.YES: ASK})


def test_on_paper_a_promise_is_a_card_to_take_home_with_a_line_of_one_s_own() -> None:
    (paper,) = KIND.papers(CONTENT, Form())
    (card,) = paper.rows
    assert (paper.per, card.text) == ("person", ASK)
    assert [row.text for row in card.rows if row.box] == ["demander avant", "…"]
    assert [row.text for row in KIND.script(CONTENT, Form())] == [ASK, "demander avant"]
