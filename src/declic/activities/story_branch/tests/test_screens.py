"""The story on its three screens."""

from __future__ import annotations

import pytest

from declic.activities.models import ONE, ROLES, Phase, Role, Seen
from declic.activities.story_branch.kind import KIND
from declic.activities.story_branch.tests.stories import small
from declic.activities.tests.screens import drawn
from declic.kernel.cells import Told
from declic.packs.models import Form, FormName

FIGURES = {ONE: Told("figures", 7, {"A": 5, "B": 2})}
STORY = small()


def _revealed(role: Role, told: dict[str, Told] = FIGURES) -> Seen:
    return Seen(role, "revealed", chosen={"n1": "A"}, told=told, path=("n1",))


def test_the_phone_offers_the_answers_in_a_form_while_they_are_open() -> None:
    phone = drawn(KIND, STORY, "n1", Seen("phone", "open"))
    assert '<button class="answer" name="choice" value="A" aria-pressed="false">' in phone
    assert 'name="item" value="n1"' in phone


@pytest.mark.parametrize("phase", ["shown", "closed", "revealed"])
def test_the_phone_has_no_form_otherwise(phase: Phase) -> None:
    assert "<form" not in drawn(KIND, STORY, "n1", Seen("phone", phase))


def test_the_phone_tells_the_way_and_its_feedback_once_shown() -> None:
    phone = drawn(KIND, STORY, "n1", _revealed("phone"))
    assert "Je t’écoute." in phone
    assert "Écouter aide." in phone
    assert "as-tu fait" not in phone


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("phase", ["shown", "open", "closed"])
def test_no_feedback_reaches_the_room_before_the_result(role: Role, phase: Phase) -> None:
    assert "aide." not in drawn(KIND, STORY, "n1", Seen(role, phase, chosen={"n1": "A"}))


def test_bubbles_arrive_on_the_wall_only_when_the_scene_does() -> None:
    assert "arriving" in drawn(KIND, STORY, "n1", Seen("wall", "shown"))
    assert "arriving" not in drawn(KIND, STORY, "n1", Seen("wall", "open"))


@pytest.mark.parametrize("role", ["phone", "wall"])
def test_a_space_keeps_the_letters_of_a_name_from_joining_what_is_said(role: Role) -> None:
    assert "</small> Tu dors" in drawn(KIND, STORY, "n1", Seen(role, "shown"))


def test_the_wall_shows_bars_the_way_and_its_feedback() -> None:
    wall = drawn(KIND, STORY, "n1", _revealed("wall"))
    assert wall.count('class="row A most"') == 1
    assert "Écouter aide." in wall
    assert wall.count('class="bar') >= 2


def test_nearly_all_is_told_on_the_wall_in_words() -> None:
    wall = drawn(KIND, STORY, "n1", _revealed("wall", {ONE: Told("words", 20, most="A")}))
    assert "Presque tout le monde" in wall
    assert "20" not in wall.replace("200", "")


def test_the_way_walked_stays_on_the_wall() -> None:
    wall = drawn(KIND, STORY, "n2", Seen("wall", path=("n1", "n1b", "n2"), chosen={"n1": "B"}))
    assert 'class="walked"' in wall
    assert 'class="shape B"' in wall


@pytest.mark.parametrize("role", ROLES)
def test_the_end_shows_who_helps(role: Role) -> None:
    assert "103" in drawn(KIND, STORY, "n2", Seen(role))


@pytest.mark.parametrize("role", ROLES)
def test_a_told_scene_has_its_feedback(role: Role) -> None:
    assert "Maladroit" in drawn(KIND, STORY, "n1b", Seen(role))


def test_the_console_says_where_each_answer_leads_in_the_form_that_is_played() -> None:
    assert "Milan se tait" in drawn(KIND, STORY, "n1", Seen("console"))
    short = Form(items=["n1", "n2"], leads={"n1": {"B": "n2"}})
    assert "Milan se tait" not in drawn(KIND, STORY, "n1", Seen("console"), form=short)


@pytest.mark.parametrize("form", ["full", "short"])
def test_the_console_reads_every_feedback_and_the_short_form_unfolds_them(form: FormName) -> None:
    seen = Seen("console", "closed", chosen={"n1": "A"}, form=form)
    console = drawn(KIND, STORY, "n1", seen)
    assert "Cela se répare." in console
    assert ("<details>" in console) == (form == "full")


def test_the_story_is_framed_in_arabic() -> None:
    phone = drawn(KIND, STORY, "n1", _revealed("phone"), lang="ar")
    assert "المجموعة" in phone


def test_the_kind_itself_finds_the_faults_of_a_story() -> None:
    assert not list(KIND.faults(STORY, {}))
    assert list(KIND.faults(STORY, {"short": Form(items=["n1"])}))


def test_the_wall_has_no_button() -> None:
    assert "<button" not in drawn(KIND, STORY, "n1", Seen("wall", "open"))


def test_a_scene_names_its_question_and_its_own_answers() -> None:
    node = next(each for each in STORY.nodes if each.options)
    told = KIND.asked(STORY, node.id, ONE)
    assert (told.text, list(told.choices)) == (node.ask, [option.id for option in node.options])


@pytest.mark.parametrize(("votes", "said"), [({"A": 3, "B": 3}, True), ({"A": 4, "B": 2}, False)])
def test_the_wall_says_when_as_many_chose_another_answer(
    votes: dict[str, int], *, said: bool
) -> None:
    wall = drawn(KIND, STORY, "n1", _revealed("wall", {ONE: Told("figures", 6, votes)}))
    assert ("a eu autant de voix" in wall) is said
