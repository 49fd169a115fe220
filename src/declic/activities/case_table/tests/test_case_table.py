"""Facts first, then a choice, then what is done; nobody's own answer is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.activities.case_table import rules
from declic.activities.case_table.kind import KIND
from declic.activities.case_table.models import Board, Case, Content, Option
from declic.activities.models import ROLES, Role, Seen
from declic.activities.tests.screens import drawn
from declic.kernel.cells import Told
from declic.kernel.steps import Sensitivity, Unit
from declic.packs.models import Form

OPTIONS = [Option(id="A", text="Attendre", feedback="On comprend."), Option(id="B", text="Dire")]
HALL = Case(
    id="hall", title="23 h 10", facts=["Il pleut."], ask="D'abord ?", options=OPTIONS,
    landing="On le dit.", seconds=60,
)  # fmt: skip
VOTE = Case(id="vote", title="Payer aide.", ask="Vrai ?", options=OPTIONS, landing="Non.")
STEPS = Board(title="Chez nous", lines=["Appeler le 101."], help=True)
CONTENT = Content(
    questions=["Que voit-on ?"], cases=[HALL, VOTE], steps=STEPS,
    avoid=Board(title="Jamais", lines=["Suivre."]),
)  # fmt: skip
ALONE = CONTENT.model_copy(update={"unit": "person"})


def told(**votes: int) -> dict[str, Told]:
    return {"one": Told("figures", sum(votes.values()), votes)}


def test_cases_come_first_and_end_in_what_is_done_and_what_nobody_does() -> None:
    items = KIND.items(CONTENT, Form())
    assert [item.id for item in items] == ["hall", "vote", "steps", "avoid"]
    assert [len(item.asks) for item in items] == [1, 1, 0, 0]
    assert KIND.items(CONTENT, Form(seconds={"hall": 30}))[0].seconds == 30


@pytest.mark.parametrize(
    ("content", "unit", "care"),
    [(CONTENT, Unit.TABLE, Sensitivity.NONE), (ALONE, Unit.PERSON, Sensitivity.PERSONAL)],
)
def test_a_table_speaks_for_itself_and_a_person_is_kept_apart(
    content: Content, unit: Unit, care: Sensitivity
) -> None:
    (ask,) = KIND.items(content, Form())[0].asks
    assert (ask.unit, ask.sensitivity, ask.choices) == (unit, care, ("A", "B"))


def test_a_form_that_never_says_who_helps_is_a_fault() -> None:
    assert not list(KIND.faults(CONTENT, {"short": Form(items=["hall", "steps"])}))
    (fault,) = KIND.faults(CONTENT, {"short": Form(items=["hall"])})
    assert "no steps" in fault
    bare = Content(cases=[VOTE])
    assert not list(KIND.faults(bare, {"full": Form()}))
    assert list(KIND.faults(bare, {"full": Form(seconds={"vote": 5})}))


def test_an_answer_that_stands_twice_is_a_fault() -> None:
    case = VOTE.model_copy(update={"options": [OPTIONS[0], OPTIONS[0]]})
    assert list(KIND.faults(Content(cases=[case]), {})) == ["Case vote: the answer A stands twice."]


@pytest.mark.parametrize("role", ROLES)
def test_what_stands_at_the_end_comes_only_when_all_have_chosen(role: Role) -> None:
    assert "On le dit." not in drawn(KIND, CONTENT, "hall", Seen(role, phase="open"))
    assert "On le dit." in drawn(KIND, CONTENT, "hall", Seen(role, phase="revealed"))


@pytest.mark.parametrize("role", ROLES)
def test_what_can_be_said_to_an_answer_is_for_the_console_alone(role: Role) -> None:
    for phase in ("shown", "open", "revealed"):
        screen = drawn(KIND, CONTENT, "hall", Seen(role, phase=phase))
        assert ("On comprend." in screen) == (role == "console")


@pytest.mark.parametrize("role", ["phone", "wall"])
def test_the_questions_are_talked_about_before_anybody_chooses(role: Role) -> None:
    assert "Que voit-on" in drawn(KIND, CONTENT, "hall", Seen(role))
    assert "Que voit-on" not in drawn(KIND, CONTENT, "hall", Seen(role, phase="open"))


@pytest.mark.parametrize("role", ["phone", "wall"])
def test_the_steps_stand_beside_who_helps(role: Role) -> None:
    screen = drawn(KIND, CONTENT, "steps", Seen(role))
    assert ("Appeler le 101." in screen, "103" in screen) == (True, True)
    assert "103" not in drawn(KIND, CONTENT, "avoid", Seen(role))


@given(st.integers(0, 40), st.integers(0, 40))
def test_figures_that_would_show_one_person_are_told_to_no_room(one: int, other: int) -> None:
    seen = Seen("wall", phase="revealed", told=told(A=one, B=other))
    rows = rules.choices(VOTE, seen, tables=False)
    hidden = 1 in (one, other)
    assert [row.votes for row in rows] == ([None, None] if hidden else [one, other])
    assert [row.votes for row in rules.choices(VOTE, seen, tables=True)] == [one, other]


def test_the_console_counts_what_was_answered() -> None:
    given_ = {"vote": {"one": {"A": {"phone": 1}, "B": {"phone": 2, "hand": 3}}}}
    seen = Seen("console", phase="revealed", results=given_)
    assert [row.votes for row in rules.choices(VOTE, seen, tables=False)] == [1, 5]
    assert not [row.votes for row in rules.choices(VOTE, Seen("wall"), tables=True) if row.votes]


def test_paper_has_room_to_write_and_a_page_to_keep() -> None:
    cases, steps = KIND.papers(CONTENT, Form())
    assert [row.style for row in cases.rows[0].rows].count("write") == 1
    assert (steps.title, steps.per, steps.fitted) == ("Chez nous", "person", True)
    assert len(list(KIND.papers(Content(cases=[VOTE]), Form()))) == 1


def test_what_is_read_aloud_leaves_the_answers_to_the_screens() -> None:
    said = list(KIND.read_aloud(CONTENT, Form()))
    assert "Attendre" not in said
    assert said[-2:] == ["Jamais", "Suivre."]
    assert len(list(KIND.script(CONTENT, Form()))) == 4


def test_each_item_has_a_name_and_a_case_its_words() -> None:
    assert [KIND.called(CONTENT, each) for each in ("hall", "steps", "none")] == [
        "23 h 10", "Chez nous", "",
    ]  # fmt: skip
    assert KIND.asked(CONTENT, "vote", "one").choices == {"A": "Attendre", "B": "Dire"}
    assert KIND.asked(CONTENT, "steps", "one").text == ""
