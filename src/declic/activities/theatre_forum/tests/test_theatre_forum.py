"""A scene of bystanders: nobody plays the person it happens to, and only tries are counted."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.activities.models import ROLES, Phase, Role, Seen
from declic.activities.tests.screens import drawn
from declic.activities.theatre_forum import rules
from declic.activities.theatre_forum.kind import KIND
from declic.activities.theatre_forum.models import Beat, Chair, Content, Part, Way
from declic.kernel.steps import Counts
from declic.packs.models import Form

CONTENT = Content(
    setting="Un groupe de classe",
    cast=[
        Part(id="ines", name="Ines", card="Tu écris « haha »."),
        Part(id="tom", name="Tom", card="Tu ne dis rien."),
    ],
    chair=Chair(name="Dani", card="Dani lit tout."),
    scene=[
        Beat(id="post", text="Quelqu’un poste."),
        Beat(id="haha", who="ines", text="« haha »", thought="Pas drôle."),
        Beat(id="scrolls", who="tom", text="Tom ne dit rien.", aloud=False),
    ],
    questions=["Qui pourrait aider ?"],
    rule="Dis stop.",
    tests=["Est-ce réaliste ?"],
    ways=[
        Way(id="distract", name="Détourner", text="Change de sujet."),
        Way(id="delay", name="Après", text="Écris."),
    ],
    stop="Stop",
    out_of_role="Je ne suis pas Tom.",
    casting=["Qui veut ?"],
)
Tried = Mapping[str, Mapping[str, Counts]]
TRIED: Tried = {"tries": {"stop": {"stop": {"hand": 5}}, "ways": {"delay": {"hand": 3}}}}


def screen(role: Role, item: str, phase: Phase = "shown", *, results: Tried | None = None) -> str:
    return drawn(KIND, CONTENT, item, Seen(role, phase, results=results or {}))


def with_(**parts: object) -> Content:
    return CONTENT.model_copy(update=parts)


def test_each_line_of_the_scene_is_a_step() -> None:
    items = KIND.items(CONTENT, Form())
    wanted = ["cast", "post", "haha", "scrolls", "round-1", "tries", "out-of-role"]
    assert [item.id for item in items] == wanted
    assert [item.to for item in items] == [*wanted[1:], None]


def test_only_the_tries_are_counted_and_by_an_adult() -> None:
    items = KIND.items(CONTENT, Form())
    assert [item.id for item in items if item.asks] == ["tries"]
    (tries,) = (item for item in items if item.asks)
    assert [(ask.id, ask.choices, ask.counted) for ask in tries.asks] == [
        ("stop", ("stop",), True),
        ("ways", ("distract", "delay"), True),
    ]
    assert tries.at_once


def test_a_form_may_leave_lines_out() -> None:
    items = KIND.items(CONTENT, Form(items=["post", "tries", "out-of-role"]))
    assert next((item.id, item.to) for item in items) == ("post", "tries")


def test_a_whole_scene_has_no_fault() -> None:
    assert not list(KIND.faults(CONTENT, {"full": Form(), "short": Form(items=["tries"])}))


@pytest.mark.parametrize(
    ("faulty", "fault"),
    [
        (with_(cast=[CONTENT.cast[0]] * 2), "The part ines stands twice."),
        (with_(ways=[CONTENT.ways[0]] * 2), "The way distract stands twice."),
        (with_(scene=[Beat(id="cast", text="…")]), "The id cast stands twice."),
        (
            with_(scene=[Beat(id="a", who="kai", text="…")]),
            "The line a is said by kai, who is not in the cast.",
        ),
        (
            with_(chair=Chair(name="Tom", card="…")),
            "Tom is the empty chair: nobody plays the person it happens to.",
        ),
    ],
)
def test_what_cannot_be_played_is_a_fault(faulty: Content, fault: str) -> None:
    assert fault in list(KIND.faults(faulty, {"full": Form()}))


@pytest.mark.parametrize("item", ["cast", "post", "tries", "out-of-role"])
def test_the_phone_looks_up_and_has_nothing_to_send(item: str) -> None:
    phone = screen("phone", item, "open", results=TRIED)
    assert "Levez les yeux" in phone
    assert "<form" not in phone
    assert "essai" not in phone


def test_the_voice_reads_what_nobody_plays() -> None:
    assert "Vous êtes la voix" in screen("console", "post")
    assert "Une voix lit" in screen("wall", "post")
    assert "Ines joue" in screen("console", "haha")
    assert "Pas drôle." in screen("wall", "haha")


def test_a_space_keeps_the_letters_of_a_name_from_joining_what_is_said() -> None:
    assert "</span> « haha »" in screen("wall", "haha")


def test_what_is_acted_and_not_said_stands_in_no_bubble() -> None:
    assert "bubble" in screen("wall", "haha")
    assert "bubble" not in screen("wall", "scrolls")


@pytest.mark.parametrize("item", ["cast", "post", "haha", "round-1"])
def test_the_empty_chair_stands_on_the_wall_through_the_scene(item: str) -> None:
    assert "Dani lit tout." in screen("wall", item)


@pytest.mark.parametrize("role", ROLES)
def test_how_to_cast_is_for_the_console_alone(role: Role) -> None:
    assert ("Qui veut" in screen(role, "cast")) == (role == "console")


@pytest.mark.parametrize("phase", ["open", "revealed"])
def test_the_wall_gathers_what_was_tried(phase: Phase) -> None:
    wall = screen("wall", "tries", phase, results=TRIED)
    assert "5 essais" in wall
    assert wall.count("forum-way used") == 1
    assert wall.count("<circle") == 3


@pytest.mark.parametrize("phase", ["open", "revealed"])
def test_a_way_says_what_it_means_whether_or_not_it_was_tried(phase: Phase) -> None:
    wall = screen("wall", "tries", phase, results=TRIED)
    assert "Écris." in wall
    assert "Change de sujet." in wall


def test_before_the_first_try_the_wall_has_no_zeros() -> None:
    wall = screen("wall", "tries", "open")
    assert "essai" not in wall
    assert "<circle" not in wall


def test_the_console_asks_after_each_try_and_tells_the_sum_in_the_end() -> None:
    assert "réaliste" in screen("console", "tries", "open")
    assert "5 essais" in screen("console", "tries", "revealed", results=TRIED)
    assert "<b>3</b>" in screen("console", "out-of-role", results=TRIED)


@given(st.integers(0, 500))
def test_dots_never_leave_the_card(times: int) -> None:
    counts: dict[str, dict[str, Counts]] = {"tries": {"ways": {"delay": {"hand": times}}}}
    _, delay = rules.tried(CONTENT, counts)
    assert delay.times == times
    assert len(delay.dots) == min(times, rules.DOTS)


def test_tries_and_ways_have_words() -> None:
    assert KIND.asked(CONTENT, "tries", "stop").choices == {"stop": "Stop"}
    assert KIND.asked(CONTENT, "tries", "ways").choices == {
        "distract": "Détourner",
        "delay": "Après",
    }


def test_papers_are_the_parts_a_card_for_the_chair_and_the_board() -> None:
    parts, chair, board = KIND.papers(CONTENT, Form())
    assert [row.text for row in parts.rows] == ["Ines", "Tom"]
    assert chair.rows[0].text == "Dani"
    assert next(row.text for row in board.rows[0].rows) == "Détourner: Change de sujet."


def test_the_script_names_who_speaks_and_lets_the_voice_be_read() -> None:
    lines = {row.text: row.style for row in KIND.script(CONTENT, Form())}
    assert lines["Quelqu’un poste."] == "say"
    assert lines["Ines: « haha » (Pas drôle.)"] == ""
    assert lines["Tom ne dit rien."] == ""
