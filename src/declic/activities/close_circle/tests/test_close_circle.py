"""One word each, anybody may pass; then care, and something light."""

from __future__ import annotations

import pytest

from declic.activities.close_circle.kind import KIND
from declic.activities.close_circle.models import Care, Content
from declic.activities.models import ROLES, Role, Seen
from declic.activities.tests.screens import drawn
from declic.packs.models import Form

SMALL = Content(ask="Un mot chacun.", rule="Tu peux passer.", begin="Commence toi-même.")
CARE = Care(title="Jamais trop tard", lines=["Je suis là."], read=["Lis lentement."])
WHOLE = SMALL.model_copy(update={"care": CARE, "light": "Un clap."})


def test_a_small_one_is_the_round_alone_and_asks_nothing() -> None:
    (item,) = KIND.items(SMALL, Form())
    assert (item.id, item.asks, item.to, item.reveals) == ("round", (), None, False)


def test_a_whole_one_goes_from_the_round_to_care_and_ends_lightly() -> None:
    assert [item.id for item in KIND.items(WHOLE, Form())] == ["round", "care", "light"]
    short = KIND.items(WHOLE, Form(items=["care", "light"]))
    assert [(item.id, item.to) for item in short] == [("care", "light"), ("light", None)]


def test_a_form_that_keeps_another_item_is_a_fault() -> None:
    assert not list(KIND.faults(WHOLE, {"full": Form(), "short": Form(items=["care"])}))
    assert list(KIND.faults(SMALL, {"short": Form(items=["round", "care"])}))


@pytest.mark.parametrize("role", ROLES)
def test_every_screen_says_that_one_may_pass(role: Role) -> None:
    assert "Tu peux passer." in drawn(KIND, SMALL, "round", Seen(role))


def test_on_the_console_question_and_rule_are_sentences_of_their_own() -> None:
    assert "<p>Un mot chacun.</p>" in drawn(KIND, SMALL, "round", Seen("console"))


@pytest.mark.parametrize("role", ROLES)
def test_how_to_begin_and_what_is_read_are_for_the_console_alone(role: Role) -> None:
    assert ("Commence" in drawn(KIND, WHOLE, "round", Seen(role))) == (role == "console")
    assert ("Lis lentement." in drawn(KIND, WHOLE, "care", Seen(role))) == (role == "console")


@pytest.mark.parametrize("role", ROLES)
def test_help_stands_beside_the_care_text(role: Role) -> None:
    assert "103" in drawn(KIND, WHOLE, "care", Seen(role))


@pytest.mark.parametrize("role", ROLES)
def test_the_end_is_light(role: Role) -> None:
    assert "Un clap." in drawn(KIND, WHOLE, "light", Seen(role))


def test_the_script_reads_the_care_text_whole() -> None:
    assert [row.text for row in KIND.script(WHOLE, Form())][1:] == ["Lis lentement.", "Un clap."]
    assert len(list(KIND.script(SMALL, Form()))) == 1
