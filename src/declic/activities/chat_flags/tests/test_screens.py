"""The chat on its three screens."""

from __future__ import annotations

import pytest

from declic.activities.chat_flags.kind import KIND
from declic.activities.chat_flags.tests.chats import chat, seen, strip
from declic.activities.models import ROLES, Phase, Role
from declic.activities.tests.screens import drawn


def _screen(role: Role, item: str, phase: Phase = "revealed", *, lang: str = "fr") -> str:
    known = ("s1", "s2", "options") if phase == "revealed" else ("s1",)
    return drawn(KIND, chat(), item, seen(role, item, phase, known=known), lang=lang)


def test_bubbles_arrive_on_the_wall_only_when_the_strip_does() -> None:
    assert "arriving" in _screen("wall", "s2", "shown")
    assert "arriving" not in _screen("wall", "s2", "open")
    assert "texte s1" not in _screen("wall", "s2", "shown")


@pytest.mark.parametrize("role", ["phone", "wall"])
def test_a_space_keeps_the_letters_of_a_name_from_joining_what_is_said(role: Role) -> None:
    assert "</small> texte s1" in _screen(role, "s1", "shown")


def test_a_flag_has_letter_shape_colour_and_word() -> None:
    phone = _screen("phone", "s2", "open")
    for flag, letter, shape in (
        ("green", "A", "<circle"),
        ("yellow", "B", "<path"),
        ("red", "C", "<rect"),
    ):
        button = phone.partition(f'name="choice" value="{flag}"')[2].partition("</button>")[0]
        assert f'class="flag {flag}"' in button
        assert f">{letter}</text>" in button
        assert f'{shape} class="field"' in button
    assert "Alerte" in phone


@pytest.mark.parametrize("item", ["s2", "options"])
@pytest.mark.parametrize("phase", ["shown", "closed", "revealed"])
def test_the_phone_has_no_form_otherwise(item: str, phase: Phase) -> None:
    assert "<form" in _screen("phone", item, "open")
    assert "<form" not in _screen("phone", item, phase)


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("phase", ["shown", "open", "closed"])
def test_the_room_knows_neither_flags_nor_signs_before_they_are_shown(
    role: Role, phase: Phase
) -> None:
    screen = _screen(role, "s2", phase)
    assert "Très vite." not in screen
    assert "premier jaune" not in screen


def test_the_wall_shows_flags_as_counts_and_the_sign_that_came() -> None:
    wall = _screen("wall", "s2")
    assert "<b>4</b>" in wall
    assert "Pour 3 tables" in wall
    assert "Très vite." in wall
    assert "Chut." in wall


def test_the_wall_says_every_sign_of_a_strip_though_the_board_had_it_before() -> None:
    again = strip("s2", signs=["speed"])
    told = chat(strips=[strip("s1", signs=["speed", "secret"]), again, strip("s3", help=True)])
    wall = drawn(KIND, told, "s2", seen("wall", "s2"))
    assert ("Très vite." in wall, "Chut." in wall) == (True, False)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("item", ["s1", "s2", "look-back"])
def test_no_screen_names_a_table(role: Role, item: str) -> None:
    screen = _screen(role, item)
    assert not any(sign in screen for sign in ("star", "moon", "heart", "Étoile"))


@pytest.mark.parametrize("role", ROLES)
def test_feedback_comes_for_every_option_once_it_is_shown(role: Role) -> None:
    screen = _screen(role, "options")
    assert "Bien." in screen
    assert "Compréhensible." in screen


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("phase", ["shown", "open", "closed"])
def test_no_feedback_reaches_the_room_before(role: Role, phase: Phase) -> None:
    assert "Compréhensible." not in _screen(role, "options", phase)


@pytest.mark.parametrize("role", ROLES)
def test_a_photo_would_not_be_the_fault_of_the_person(role: Role) -> None:
    assert "Ce n’est pas sa faute." in _screen(role, "photo", "shown")


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("item", ["photo", "s3", "look-back"])
def test_help_is_on_every_screen_from_the_stop_on(role: Role, item: str) -> None:
    assert "103" in _screen(role, item, "shown")


def test_the_wall_looks_back_at_the_first_flags() -> None:
    wall = _screen("wall", "look-back", "shown")
    assert "1 table a levé" in wall
    assert wall.count("<i></i>") == 1
    assert "Plusieurs signes suffisent." in wall


def test_the_wall_looks_back_without_flags_when_there_were_none() -> None:
    wall = drawn(KIND, chat(), "look-back", seen("wall", "look-back", "shown", known=()))
    assert "premier drapeau" not in wall
    assert "Secret" in wall


def test_what_to_bring_out_is_for_the_console_alone() -> None:
    assert "dire s2" in _screen("console", "s2")
    assert "<summary><h2>Ce qu" in _screen("console", "s2", "open")
    for role in ("phone", "wall"):
        assert "dire s2" not in _screen(role, "s2")


def test_the_console_reads_the_help_aloud() -> None:
    console = _screen("console", "s3", "shown")
    assert "Lina en a parlé." in console
    assert "dire s3" in console


@pytest.mark.parametrize(
    ("lang", "said"), [("ar", "الشريط 2"), ("de", "Streifen 2"), ("nl", "Strook 2")]
)
def test_the_chat_is_framed_in_every_language_of_the_room(lang: str, said: str) -> None:
    assert said in _screen("wall", "s2", "open", lang=lang)
    assert said in _screen("phone", "s2", "open", lang=lang)
