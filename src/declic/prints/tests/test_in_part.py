"""Papers in languages that a pack holds in part: what is wholly there, and never half of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from declic.prints import queries
from declic.prints.kit import making
from declic.prints.kit.rules import KitRefusedError, Sheet

EVERY = ("en", "fr", "nl", "de", "ar", "prs", "ps", "ti", "so")
CARDS = ("role-card-card", "traffic-light-card")


def sheets(*languages: str) -> tuple[Sheet, ...]:
    plan, group = making.wanted("expert-day", dict.fromkeys(languages, 1), tables=1, staff="en")
    return making.kit(plan, group, staff="en")


def test_readers_of_a_part_get_it_beside_the_source_and_the_rest_in_the_source() -> None:
    made = {sheet.name: sheet for sheet in sheets("so")}
    role, quiz = made["role-card-card"], made["facts-check-sentences"]
    assert (role.language, role.beside and role.beside.language) == ("so", "en")
    assert (quiz.language, quiz.beside) == ("en", None)
    assert made["help-card"].language == "en"


def test_no_sheet_of_a_part_mixes_languages() -> None:
    own = [sheet for sheet in sheets("so") if sheet.language == "so"]
    held = {"day-agreement", "role-card", "traffic-light", "day-close"}
    assert {sheet.name.rpartition("-")[0] for sheet in own} == held


@pytest.mark.parametrize("name", CARDS)
def test_role_card_and_lights_are_one_page_in_every_language(name: str) -> None:
    pages = PdfReader(BytesIO(queries.paper("expert-day", name, EVERY))).pages
    assert len(pages) == len(EVERY)


@pytest.mark.parametrize("guide", ["poster", "class", "box", "stand", "half-day", "grandparent"])
def test_each_action_has_a_guide_of_one_page(guide: str) -> None:
    made = queries.paper("expert-day", f"first-action-guide-{guide}", ("en", "fr", "nl"))
    assert len(PdfReader(BytesIO(made)).pages) == 3


@pytest.mark.parametrize(
    ("name", "languages", "reason"),
    [
        ("flute", ["en"], "paper"),
        ("first-action-guide-box", ["so"], "paper"),
        ("role-card-card", ["xx"], "languages"),
        ("role-card-card", [], "languages"),
    ],
)
def test_a_paper_that_is_not_there_is_refused(name: str, languages: list[str], reason: str) -> None:
    with pytest.raises(KitRefusedError) as refused:
        queries.paper("expert-day", name, languages)
    assert refused.value.reason == reason
