"""Private questions: one page, no result on any screen."""

from __future__ import annotations

import pytest

from declic.activities.models import ROLES, Role, Seen
from declic.activities.questions.kind import KIND
from declic.activities.questions.models import Content
from declic.activities.tests.screens import drawn
from declic.kernel.cells import Told
from declic.kernel.steps import Sensitivity
from declic.packs.models import Form

YES_NO = [{"id": "y", "text": "Oui"}, {"id": "n", "text": "Non"}]
ASKS = [
    {"id": "k1", "text": "Première question", "choices": YES_NO},
    {"id": "e2", "text": "Deuxième", "form": "scale", "choices": YES_NO},
]
CONTENT = Content.model_validate({"when": "before", "intro": "Pas un test.", "asks": ASKS})


def test_all_questions_are_asks_of_one_page() -> None:
    (page,) = KIND.items(CONTENT, Form())
    assert (page.id, page.at_once, page.reveals) == ("page", True, False)
    assert [(ask.id, ask.choices) for ask in page.asks] == [("k1", ("y", "n")), ("e2", ("y", "n"))]


def test_every_ask_is_private() -> None:
    (page,) = KIND.items(CONTENT, Form(items=["k1", "e2"]))
    assert {ask.sensitivity for ask in page.asks} == {Sensitivity.PRIVATE}


def test_good_questions_have_no_fault() -> None:
    assert not list(KIND.faults(CONTENT, {"full": Form(), "short": Form(items=["e2"])}))


def test_ids_that_stand_twice_and_forms_with_other_items_are_faults() -> None:
    twice = [{**ASKS[0], "choices": [*YES_NO, YES_NO[0]]}, ASKS[0]]
    content = Content.model_validate({"when": "after", "intro": "", "asks": twice})
    assert list(KIND.faults(content, {"short": Form(items=["k1", "page"])})) == [
        "The id k1 stands twice.",
        "The form short keeps page, which does not exist.",
        "Question k1: the choice y stands twice.",
    ]


def test_the_phone_asks_all_in_one_form_that_may_be_left_empty() -> None:
    phone = drawn(KIND, CONTENT, "page", Seen("phone", phase="open"))
    assert phone.count("<form") == 1
    assert phone.count('type="radio" name="item.k1"') == 2
    assert "required" not in phone


@pytest.mark.parametrize("role", ROLES)
def test_no_screen_shows_a_result_even_when_it_is_handed_one(role: Role) -> None:
    counts = {"page": {"k1": {"y": {"phone": 717}}}}
    told = {"k1": Told("figures", 717, {"y": 717})}
    seen = Seen(role, phase="revealed", results=counts, told=told, answered=5, here=9)
    assert "717" not in drawn(KIND, CONTENT, "page", seen)


def test_the_wall_sends_eyes_away_and_has_no_question() -> None:
    wall = drawn(KIND, CONTENT, "page", Seen("wall", phase="open", answered=5, here=9), lang="ar")
    assert "Première" not in wall
    assert "لا أحد" in wall


def test_the_console_knows_only_how_many_handed_in() -> None:
    console = drawn(KIND, CONTENT, "page", Seen("console", phase="open", answered=5, here=9))
    assert 'answered">5</span> sur <span data-count="here">9</span>' in console


@pytest.mark.parametrize("code", ["asked", "offered"])
def test_a_phone_takes_the_code_of_a_card_in_the_reader_s_words(code: str) -> None:
    content = CONTENT.model_copy(update={"code": code})
    phone = drawn(KIND, content, "page", Seen("phone", phase="open"))
    assert [KIND.items(each, Form())[0].code for each in (content, CONTENT)] == [True, False]
    assert 'name="code"' in phone
    assert '<option value="fox">renard</option>' in phone
    assert 'name="code"' not in drawn(KIND, CONTENT, "page", Seen("phone", phase="open"))


def test_a_closed_page_thanks() -> None:
    assert "Merci" in drawn(KIND, CONTENT, "page", Seen("phone", phase="closed"))
    assert "s’ouvriront" in drawn(KIND, CONTENT, "page", Seen("phone", phase="shown"))


def test_the_form_on_paper_has_the_order_in_which_it_is_entered() -> None:
    (paper,) = KIND.papers(CONTENT.model_copy(update={"code": "offered"}), Form())
    code, *questions = paper.rows
    asks = KIND.items(CONTENT, Form())[0].asks
    assert "Code" in code.words
    for row, ask in zip(questions, asks, strict=True):
        told = KIND.asked(CONTENT, "page", ask.id)
        assert row.text == told.text
        assert [box.text for box in row.rows] == [told.choices[id_] for id_ in ask.choices]


@pytest.mark.parametrize(("number", "layout"), [(1, "half"), (6, "half"), (7, "page")])
def test_a_long_form_gets_whole_pages_so_that_nothing_is_cut_off(number: int, layout: str) -> None:
    asks = [CONTENT.asks[0].model_copy(update={"id": f"q{n}"}) for n in range(number)]
    (paper,) = KIND.papers(CONTENT.model_copy(update={"asks": asks}), Form())
    assert (paper.layout, len(paper.rows)) == (layout, number)


def test_a_scale_is_printed_in_one_line_and_other_boxes_below_each_other() -> None:
    (paper,) = KIND.papers(CONTENT, Form())
    assert [{box.style for box in row.rows} for row in paper.rows] == [{""}, {"scale"}]
    assert all(box.box for row in paper.rows for box in row.rows)


def test_the_script_has_the_introduction_and_every_question() -> None:
    told = [row.text for row in KIND.script(CONTENT, Form())]
    assert told == ["Pas un test.", "Première question", "Deuxième"]


def test_a_form_keeps_some_questions_everywhere() -> None:
    short = Form(items=["e2"])
    (page,) = KIND.items(CONTENT, short)
    (paper,) = KIND.papers(CONTENT, short)
    assert [ask.id for ask in page.asks] == ["e2"]
    assert [row.text for row in paper.rows] == ["Deuxième"]
    assert [row.text for row in KIND.script(CONTENT, short)] == ["Pas un test.", "Deuxième"]


@pytest.mark.parametrize("role", ["phone", "console"])
def test_a_screen_has_the_questions_of_its_form_alone(role: Role) -> None:
    screen = drawn(KIND, CONTENT, "page", Seen(role, phase="open", asks=("e2",)))
    assert ("Première question" in screen, "Deuxième" in screen) == (False, True)
