"""The debate on its three screens."""

from __future__ import annotations

import pytest

from declic.activities.line_debate.kind import KIND
from declic.activities.line_debate.tests.debates import SPREAD, Places, debate, seen
from declic.activities.models import Phase, Role
from declic.activities.tests.screens import drawn

MOVED = {"A": 5, "B": 2, "C": 7}


def _screen(
    role: Role, phase: Phase, item: str = "asking", *, after: Places | None = None, lang: str = "fr"
) -> str:
    return drawn(KIND, debate(), item, seen(SPREAD, after, role=role, phase=phase), lang=lang)


def test_the_phone_offers_the_three_places_while_they_are_open() -> None:
    phone = _screen("phone", "open")
    for zone in "ABC":
        assert f'name="choice" value="{zone}" aria-pressed="false">' in phone
    assert "On ne dit à personne" in phone


@pytest.mark.parametrize("phase", ["shown", "closed", "revealed"])
def test_the_phone_has_no_form_otherwise(phase: Phase) -> None:
    assert "<form" not in _screen("phone", phase)


@pytest.mark.parametrize("phase", ["shown", "open", "closed"])
def test_no_dot_is_on_the_wall_before_the_count_is_shown(phase: Phase) -> None:
    assert "<circle" not in _screen("wall", phase)


def test_the_wall_draws_a_dot_for_each_and_lets_them_walk() -> None:
    wall = _screen("wall", "revealed")
    assert wall.count("<circle") == 14
    assert 'class="A walks end-1"' in wall
    assert "Deux ou trois voix" in wall


def test_after_the_talk_left_places_are_rings_and_both_counts_are_told() -> None:
    wall = _screen("wall", "revealed", "asking-after", after=MOVED)
    assert wall.count(" left") == 4
    assert "avant\N{NO-BREAK SPACE}: 8" in wall
    assert "Non : non." in wall


def test_while_people_move_the_dots_stand_still() -> None:
    wall = _screen("wall", "open", "asking-after")
    assert wall.count("<circle") == 14
    assert "walks" not in wall


def test_one_step_is_not_drawn() -> None:
    wall = _screen("wall", "revealed", "asking-after", after={"A": 7, "B": 4, "C": 3})
    assert "presque comme avant" in wall
    assert wall == _screen("wall", "revealed", "asking-after", after=SPREAD)


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("phase", ["shown", "open", "closed", "revealed"])
def test_the_room_gets_no_landing_before_it_talked(role: Role, phase: Phase) -> None:
    assert "Non : non." not in _screen(role, phase)
    assert "Et après ?" not in _screen(role, phase)


def test_the_phone_gets_the_landing_and_no_figure() -> None:
    phone = _screen("phone", "revealed", "asking-after", after=MOVED)
    assert "Non : non." in phone
    assert "<circle" not in phone.partition("</svg>")[2]


def test_the_console_has_the_questions_and_the_landing() -> None:
    console = _screen("console", "revealed")
    assert "Et après ?" in console.partition("Là où on arrive")[0]
    assert "Non : non." in console
    assert "<summary><h2>Là où" not in _screen("console", "revealed", "asking-after", after=MOVED)


def test_the_console_knows_when_somebody_stands_alone() -> None:
    known = seen({"A": 9, "B": 4, "C": 1}, role="console")
    assert "Mettez-vous à côté" in drawn(KIND, debate(), "asking", known)
    assert "Mettez-vous à côté" not in _screen("console", "revealed")


@pytest.mark.parametrize(
    "places", [{"A": 9, "B": 4, "C": 1}, {"A": 6, "B": 6, "C": 1}, {"B": 3}, {"B": 9}]
)
def test_words_stand_in_for_figures(places: Places) -> None:
    wall = drawn(KIND, debate(), "asking", seen(places))
    assert "<circle" not in wall
    assert any(said in wall for said in ("La plupart", "différents", "Trop peu", "Presque tout"))


@pytest.mark.parametrize(("lang", "said"), [("ar", "العبارة"), ("de", "Satz"), ("nl", "Stelling")])
def test_the_line_is_framed_in_every_language_of_the_room(lang: str, said: str) -> None:
    assert said in _screen("wall", "open", lang=lang)


def test_the_second_count_of_a_statement_is_not_the_next_statement() -> None:
    items = ["asking", "asking-after", "watching", "watching-after"]
    assert KIND.numbered(debate(), "watching", items, items[:3]) == (2, 2)
    assert KIND.numbered(debate(), "asking-after", items, items[:2]) is None


def test_a_statement_keeps_its_number_where_the_debate_was_shortened() -> None:
    items, told = ["watching", "watching-after"], ["asking", "asking-after", "watching"]
    assert KIND.numbered(debate(), "watching", items, told) == (2, 2)


def test_no_place_is_framed_where_figures_are_hidden() -> None:
    wall = drawn(KIND, debate(), "asking", seen({"A": 9, "B": 1}))
    assert '<div class="zone A">' in wall
