"""Five fingers that nobody sees: there is nothing to send."""

from __future__ import annotations

import pytest

from declic.activities.map_help import rules
from declic.activities.map_help.kind import KIND
from declic.activities.map_help.models import Content
from declic.activities.models import ROLES, Phase, Role, Seen
from declic.activities.tests.screens import drawn
from declic.packs.models import Form

CONTENT = Content(
    ask="Cinq doigts",
    lines=["Personne ne regarde."],
    card=["Écoute (103)", "Écoute (103)", "Cléo"],
    aloud="À voix haute",
    on_three="À trois.",
    peers=["Nos pairs experts"],
    to_peers="Levez-vous.",
)
STEPS = ["draw", "aloud", "peers"]


def test_nothing_is_asked_in_any_step() -> None:
    items = KIND.items(CONTENT, Form())
    assert [(item.id, item.asks) for item in items] == [(step, ()) for step in STEPS]
    assert not KIND.ways


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("phase", ["shown", "open"])
def test_the_phone_has_nothing_to_type_and_nothing_to_send(step: str, phase: Phase) -> None:
    phone = drawn(KIND, CONTENT, step, Seen("phone", phase))
    assert not any(part in phone for part in ("<form", "<input", "<textarea", "<button"))


def test_without_words_for_peer_experts_there_is_no_step_for_them() -> None:
    content = CONTENT.model_copy(update={"peers": []})
    assert [item.id for item in KIND.items(content, Form())] == ["draw", "aloud"]
    assert list(KIND.faults(content, {"short": Form(items=["draw", "peers"])}))
    assert not list(KIND.faults(CONTENT, {"short": Form(items=["draw", "peers"])}))


def test_the_phone_gives_the_lines_to_copy_once_each() -> None:
    phone = drawn(KIND, CONTENT, "draw", Seen("phone"))
    assert phone.count("Écoute (103)") == 1
    assert rules.card(CONTENT) == ("Écoute (103)", "Cléo")


@pytest.mark.parametrize("role", ROLES)
def test_the_number_is_there_when_it_is_said_aloud(role: Role) -> None:
    assert "103" in drawn(KIND, CONTENT, "aloud", Seen(role))


@pytest.mark.parametrize("role", ROLES)
def test_what_is_said_is_for_the_console_alone(role: Role) -> None:
    assert ("À trois." in drawn(KIND, CONTENT, "aloud", Seen(role))) == (role == "console")
    assert ("Levez-vous." in drawn(KIND, CONTENT, "peers", Seen(role))) == (role == "console")


def test_everybody_has_a_sheet_with_five_fingers() -> None:
    (sheet,) = KIND.papers(CONTENT, Form())
    assert (sheet.per, sheet.layout) == ("person", "page")
    assert len(sheet.rows[0].rows) == rules.FINGERS
    assert [row.text for row in sheet.rows[-1].rows] == ["Écoute (103)", "Cléo"]


def test_the_script_names_peer_experts_where_there_are_any() -> None:
    assert [row.text for row in KIND.script(CONTENT, Form())][-1] == "Levez-vous."
    alone = CONTENT.model_copy(update={"peers": [], "to_peers": None})
    assert [row.text for row in KIND.script(alone, Form())] == ["Cinq doigts", "À trois."]
    assert "À voix haute" in drawn(KIND, alone, "aloud", Seen("console"))
