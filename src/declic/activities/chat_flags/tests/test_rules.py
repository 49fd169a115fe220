"""The order of a chat, its board, its first flags, and what would leave a room without help."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.activities.chat_flags import rules
from declic.activities.chat_flags.kind import KIND
from declic.activities.chat_flags.tests.chats import chat, seen, strip
from declic.activities.models import ONE, Phase, Role
from declic.kernel.steps import Unit
from declic.packs.models import Form

WALK = ["s1", "s2", "options", "photo", "s3", "look-back"]


def test_the_chat_stops_then_come_options_help_and_the_look_back() -> None:
    items = KIND.items(chat(), Form())
    assert [item.id for item in items] == WALK
    assert [item.to for item in items] == [*WALK[1:], None]
    assert [item.id for item in items if item.asks] == ["s1", "s2", "options"]


def test_tables_answer_and_first_flags_are_counted_at_strips_only() -> None:
    asks = [ask for item in KIND.items(chat(), Form()) for ask in item.asks]
    assert {ask.unit for ask in asks} == {Unit.TABLE}
    assert [ask.firsts for ask in asks] == [rules.RAISED, rules.RAISED, ()]


def test_a_sound_chat_has_no_fault() -> None:
    assert not list(KIND.faults(chat(), {"full": Form(), "short": Form(items=WALK[1:])}))


@given(st.lists(st.sampled_from(WALK), unique=True, min_size=1))
def test_a_form_without_fault_always_reaches_help_at_its_end(kept: list[str]) -> None:
    form = Form(items=kept)
    if list(KIND.faults(chat(), {"short": form})):
        return
    walked = [item.id for item in KIND.items(chat(), form)]
    assert "s3" in walked
    asking = [item.id for item in KIND.items(chat(), form) if item.asks]
    assert all(walked.index(item) < walked.index("s3") for item in asking)


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("without help", {"strips": [strip("s1", signs=["secret", "speed"])]}),
        ("no strip asks", {"strips": [strip("s3", help=True, signs=["secret", "speed"])]}),
        ("comes after help", {"strips": [strip("s3", help=True), strip("s1")]}),
        ("kai writes", {"people": [{"id": "lina", "name": "Lina"}]}),
        ("lina is whose phone", {"people": [{"id": "kai", "name": "Kai"}]}),
        ("no sign of the board", {"strips": [strip("s1", signs=["strange"])]}),
        ("the sign speed", {"strips": [strip("s1", signs=["secret"]), strip("s3", help=True)]}),
        ("needs another id", {"strips": [strip("photo"), strip("s3", help=True)]}),
    ],
)
def test_what_would_fail_in_the_room_is_a_fault(said: str, changes: dict[str, Any]) -> None:
    assert any(said in fault for fault in KIND.faults(chat(**changes), {}))


@pytest.mark.parametrize(
    ("said", "letters", "answered"),
    [
        ("A stands twice", "AA", "A"),
        ("B gets no feedback", "AB", "A"),
        ("C, which is no option", "AB", "ABC"),
    ],
)
def test_every_option_gets_feedback_once(said: str, letters: str, answered: str) -> None:
    options = {
        "ask": "Et ?",
        "choose": [{"id": letter, "text": "Oui"} for letter in letters],
        "feedback": [{"id": "all", "of": list(answered), "text": "Bien."}],
    }
    assert any(said in fault for fault in KIND.faults(chat(options=options), {}))


def test_a_form_that_leaves_out_help_is_a_fault() -> None:
    faults = list(KIND.faults(chat(), {"short": Form(items=["s1", "s2", "options"])}))
    assert faults == ["Form short: the story ends without help."]


@pytest.mark.parametrize(
    ("role", "item", "filled", "new"),
    [
        ("wall", "s1", ["secret"], ["secret"]),
        ("wall", "s2", ["secret", "speed"], ["speed"]),
        ("phone", "options", ["secret", "speed"], []),
        ("wall", "look-back", ["secret", "speed"], []),
    ],
)
def test_the_board_fills_as_strips_are_shown(
    role: Role, item: str, filled: list[str], new: list[str]
) -> None:
    board = rules.board(chat(), item, seen(role, item))
    assert [each.sign.id for each in board if each.filled] == filled
    assert [each.sign.id for each in board if each.new] == new


@pytest.mark.parametrize("phase", ["shown", "open", "closed"])
def test_a_strip_fills_the_board_only_when_its_flags_are_shown(phase: Phase) -> None:
    assert not any(each.filled for each in rules.board(chat(), "s1", seen("wall", "s1", phase)))
    assert any(each.filled for each in rules.board(chat(), "s1", seen("console", "s1", phase)))


def test_first_flags_are_told_by_the_number_of_their_strip() -> None:
    firsts = rules.firsts(chat(), "s2", seen("wall", "s2"))
    assert firsts == (rules.First(1, 1, here=False), rules.First(2, 3, here=True))
    assert len(rules.First(1, 99, here=False).crowd) == 8


def test_strips_are_counted_as_they_are_shown_and_keep_their_number() -> None:
    assert KIND.numbered(chat(), "s3", ["s1", "s3"], ["s1", "s3"]) == (2, 2)
    assert KIND.numbered(chat(), "s3", ["s1", "s3"], ["s1", "s2", "s3"]) == (3, 3)
    assert KIND.numbered(chat(), "s2", ["s1", "s2", "s3"], ["s1", "s2"]) == (2, 3)
    assert KIND.numbered(chat(), "options", ["s1", "options"], ["s1", "options"]) is None


def test_results_name_the_strip_by_its_first_words() -> None:
    assert KIND.asked(chat(), "s2", ONE).text == "Quel drapeau ? (texte s2)"
    assert KIND.asked(chat(), "s2", ONE).choices["red"] == "Alerte"
    assert KIND.asked(chat(), "options", ONE).choices == {"A": "Partir", "E": "Attendre"}
