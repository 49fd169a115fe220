"""Items, forms and goals of a quiz."""

from __future__ import annotations

from declic.activities.quiz_coop.kind import KIND
from declic.activities.quiz_coop.tests.quizzes import quiz
from declic.kernel.steps import Unit
from declic.packs.models import Form


def _faults(goal: int, **forms: Form) -> list[str]:
    return list(KIND.faults(quiz(goal=goal), forms))


def test_each_sentence_is_answered_by_tables_with_one_of_three_cards() -> None:
    items = KIND.items(quiz(), Form())
    assert [item.id for item in items] == ["joke", "law", "secret"]
    assert [item.to for item in items] == ["law", "secret", None]
    assert all(item.reveals and not item.at_once for item in items)
    assert {(ask.choices, ask.unit) for item in items for ask in item.asks} == {
        (("T", "N", "D"), Unit.TABLE)
    }


def test_a_form_keeps_its_sentences_only() -> None:
    items = KIND.items(quiz(), Form(items=["secret", "joke"]))
    assert [(item.id, item.to) for item in items] == [("joke", "secret"), ("secret", None)]


def test_a_sound_quiz_has_no_fault() -> None:
    assert not _faults(3, full=Form(), short=Form(items=["law"]))


def test_a_goal_above_the_number_of_sentences_is_a_fault() -> None:
    assert _faults(4, full=Form()) == ["The form full has 3 sentences; 4 points cannot be reached."]


def test_a_form_that_names_an_unknown_sentence_is_a_fault() -> None:
    assert any("none" in fault for fault in _faults(1, short=Form(items=["law", "none"])))


def test_on_paper_there_are_three_signs_and_the_sentences_of_the_form() -> None:
    choices, sentences = KIND.papers(quiz(), Form(items=["joke", "law"]))
    assert [row.mark for row in choices.rows] == ["T", "N", "P"]
    assert [row.text for row in sentences.rows] == ["Une blague.", "Une loi protège."]
    for row in sentences.rows:
        assert [(each.letter, each.mark) for each in row.rows] == [
            ("A", "T"), ("B", "N"), ("C", "P"),
        ]  # fmt: skip


def test_the_script_has_the_good_answer_and_what_to_say_to_another() -> None:
    joke, law, _secret = KIND.script(quiz(), Form())
    assert [(row.mark, row.text, row.style) for row in joke.rows] == [
        ("N", "Regarde l’effet.", "say"), ("", "Pense.", "note"),
    ]  # fmt: skip
    assert [row.mark for row in law.rows] == ["T"]
