"""Ten figures, or a true sentence; never more than the one number that the room hands over."""

from __future__ import annotations

import pytest

from declic.activities.models import ROLES, Role, Seen
from declic.activities.norm_poster import rules
from declic.activities.norm_poster.kind import KIND
from declic.activities.norm_poster.models import Content
from declic.activities.tests.screens import drawn
from declic.kernel.steps import Norm
from declic.packs.models import Form

CONTENT = Content(
    of="n1",
    says=["no"],
    guess="Combien sur dix ?",
    sentence="Ce n’est pas OK.",
    general="On se trompe souvent.",
    then="Surpris ?",
)


def test_it_asks_nothing_itself() -> None:
    assert [(item.id, item.asks) for item in KIND.items(CONTENT, Form())] == [
        ("guess", ()),
        ("told", ()),
    ]
    assert [item.id for item in KIND.items(CONTENT, Form(items=["told"]))] == ["told"]
    assert list(KIND.faults(CONTENT, {"short": Form(items=["other"])}))


def test_the_number_is_asked_for_where_it_is_told_and_not_before() -> None:
    assert KIND.norm(CONTENT, "told") == Norm("n1", ("no",))
    assert KIND.norm(CONTENT, "guess") is None


@pytest.mark.parametrize("role", ROLES)
def test_every_screen_says_how_many_of_ten(role: Role) -> None:
    screen = drawn(KIND, CONTENT, "told", Seen(role, tenths=8))
    assert "8 sur 10" in screen
    assert "On se trompe" not in screen


@pytest.mark.parametrize("role", ROLES)
def test_without_a_number_every_screen_says_what_is_true_in_general(role: Role) -> None:
    screen = drawn(KIND, CONTENT, "told", Seen(role))
    assert "On se trompe souvent." in screen
    assert "sur 10" not in screen
    assert "Ce n’est pas OK." not in screen


@pytest.mark.parametrize("role", ROLES)
def test_ten_is_never_said_as_a_figure(role: Role) -> None:
    screen = drawn(KIND, CONTENT, "told", Seen(role, tenths=10))
    assert "presque tout le monde" in screen
    assert "sur 10" not in screen


def test_the_wall_draws_ten_figures_and_fills_those_who_say_so() -> None:
    wall = drawn(KIND, CONTENT, "told", Seen("wall", tenths=7))
    assert (wall.count("<circle"), wall.count('class="says"')) == (10, 7)
    assert [figure.says for figure in rules.figures(3)] == [True] * 3 + [False] * 7


@pytest.mark.parametrize("role", ROLES)
def test_the_guess_comes_before_any_number(role: Role) -> None:
    screen = drawn(KIND, CONTENT, "guess", Seen(role, tenths=8))
    assert "Combien sur dix" in screen
    assert "8 sur 10" not in screen


def test_paper_has_ten_figures_to_colour_and_both_sentences_to_read() -> None:
    (poster,) = KIND.papers(CONTENT, Form())
    assert [row.picture for row in poster.rows] == ["ten-people"]
    assert poster.rows[0].rows[1].text == CONTENT.sentence
    read = [row.text for row in KIND.script(CONTENT, Form())]
    assert {CONTENT.sentence, CONTENT.general} < set(read)
