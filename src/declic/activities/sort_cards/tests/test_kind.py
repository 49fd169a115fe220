"""The card sort on its three screens and on paper."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from declic.activities.models import ROLES, Phase, Role, Seen
from declic.activities.sort_cards.kind import KIND
from declic.activities.sort_cards.models import Content
from declic.activities.sort_cards.tests.sorts import content
from declic.activities.tests.screens import drawn
from declic.packs.models import Form

SORTED = {
    "sort": {
        "a": {"fine": {"table": 3}},
        "b": {"fine": {"table": 2}, "sign": {"table": 2}},
        "c": {"unsure": {"card": 1}, "sign": {"table": 2}},
        "d": {"sign": {"table": 2}, "fine": {"table": 1}},
    }
}


def _screen(role: Role, phase: Phase, item: str = "sort", **known: object) -> str:
    return drawn(KIND, content(), item, Seen(role, phase, **known))  # type: ignore[arg-type]


def test_the_phone_has_a_card_at_a_time_and_works_as_a_plain_form() -> None:
    phone = _screen("phone", "open")
    assert phone.count("<fieldset") == 12
    assert phone.count('type="radio"') == 36
    assert 'href="#card-b"' in phone
    assert "Garder nos piles" in phone


@pytest.mark.parametrize("phase", ["shown", "closed", "revealed"])
def test_the_phone_has_no_form_otherwise(phase: Phase) -> None:
    assert "<form" not in _screen("phone", phase, results=SORTED)


@pytest.mark.parametrize("phase", ["shown", "open"])
def test_the_wall_shows_empty_piles_while_they_are_sorted(phase: Phase) -> None:
    wall = _screen("wall", phase)
    assert wall.count("Pile ") == 3
    assert "Carte" not in wall


def test_the_wall_counts_the_piles_and_names_two_cards_to_talk_about() -> None:
    wall = _screen("wall", "revealed", results=SORTED)
    assert [f"<b>{number}</b>" in wall for number in (1, 2)] == [True, True]
    assert "Carte B" in wall
    assert wall.count("Carte ") == 2


@pytest.mark.parametrize("phase", ["closed", "revealed"])
def test_without_a_table_the_wall_says_the_rule(phase: Phase) -> None:
    assert "Une carte ne prouve rien." in _screen("wall", phase)


def test_the_console_has_all_cards_of_each_pile() -> None:
    console = _screen("console", "closed", results=SORTED)
    assert "posées 6 fois" in console
    assert "posée 1 fois" in console
    assert "Les tables sont le moins d’accord sur" in console
    assert "Les piles de la salle" not in _screen("console", "open")


@pytest.mark.parametrize("role", ROLES)
def test_several_cards_together_are_on_wall_and_console(role: Role) -> None:
    screen = _screen(role, "shown", "cluster-one")
    assert ("Ensemble : parle." in screen) == (role != "phone")
    assert ("Carte A" in screen) == (role != "phone")


def test_the_phone_looks_up_while_cards_are_put_together() -> None:
    phone = _screen("phone", "shown", "cluster-two")
    assert "Levez les yeux" in phone
    assert "Une carte ne prouve rien." in phone


@pytest.mark.parametrize("many", [11, 19])
def test_a_set_has_twelve_to_eighteen_cards(many: int) -> None:
    told = content().model_dump()
    told["cards"] = [{"id": f"c{number}", "text": "x"} for number in range(many)]
    with pytest.raises(ValidationError):
        Content.model_validate(told)


def test_whoever_counts_reads_the_card() -> None:
    asked = KIND.asked(content(), "sort", "c")
    assert (asked.text, asked.choices["unsure"]) == ("Carte C", "Pile unsure")


def test_faults_are_found() -> None:
    assert not list(KIND.faults(content(), {"full": Form()}))


def test_on_paper_trios_have_cards_and_piles_with_a_line_for_the_count() -> None:
    cards, piles = KIND.papers(content(), Form())
    assert (len(cards.rows), cards.per) == (12, "three")
    assert [row.text for row in piles.rows] == ["Pile fine", "Pile unsure", "Pile sign"]
    assert all(row.rows[0].words for row in piles.rows)


def test_the_script_ends_with_the_clusters_that_the_form_keeps() -> None:
    whole = [row.text for row in KIND.script(content(), Form())]
    assert whole[-2:] == ["Ensemble : parle.", "Dis-le."]
    assert "Carte L" in whole
    short = [row.text for row in KIND.script(content(), Form(items=["sort"]))]
    assert short[-1] == "Une carte ne prouve rien."
