from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from declic.care import queries
from declic.care.models import EVERYWHERE, Community

TODAY = date(2026, 11, 23)
LATER = date(2031, 1, 1)
LANGUAGES = ("en", "fr", "nl", "de", "ar", "prs", "ps", "ti", "so")
NUMBER = "116\u00a0000"


def facts(language: str, today: date = TODAY) -> Mapping[str, str]:
    return queries.facts(language, today=today)


def numbers(language: str, of: Community | None = None, today: date = TODAY) -> list[str]:
    return [line.number for line in queries.help_lines(language, of, today=today)]


@pytest.fixture
def corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    (tmp_path / "facts").mkdir()
    return tmp_path / "facts" / "ours.yaml"


FACT = """\
facts:
  - key: helpline.child
    community: fr
    name: {en: Our line, fr: Notre ligne}
    what: {en: We listen}
    wording: {en: "our line ({number})", fr: "notre ligne ({number})"}
    number: "0800 12 34"
    state: verified
    hours: {en: from 10 to 12, fr: de 10 h à 12 h}
    hours_state: verified
    source: https://example.org
    verified_on: 2026-11-01
    expires: 2027-11-01
    owner: Ada
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Écoute-Enfants (103)"),
        ("nl", "Awel (102)"),
        ("de", "Telefonhilfe (108)"),
        ("ar", f"Child Focus ({NUMBER})"),
        ("en", f"Child Focus ({NUMBER})"),
        ("ti", f"Child Focus ({NUMBER})"),
    ],
)
def test_each_language_names_the_line_of_its_community(language: str, said: str) -> None:
    assert facts(language)["helpline.child"] == said


def test_hours_that_nobody_verified_are_left_out() -> None:
    assert [facts(code)["helpline.child.hours"] for code in LANGUAGES[:3]] == ["", "", ""]
    assert facts("de")["helpline.child.hours"] == "Tag und Nacht"


def test_a_number_that_nobody_verified_gives_way_to_its_fallback() -> None:
    assert facts("fr")["helpline.suicide"] == "Télé-Accueil (107)"
    assert facts("nl")["helpline.suicide"] == "Tele-Onthaal (106)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_fact_and_no_line_is_empty(language: str) -> None:
    said = facts(language)
    assert said.keys() == facts("en").keys()
    assert all(said[fact.key] for fact in queries.every_fact() if fact.kind == "line")
    assert "{number}" not in "".join(said.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_always_has_the_country_line_emergency_and_police(language: str) -> None:
    assert {NUMBER, "112", "101"} <= set(numbers(language))
    assert all(line.what and line.name for line in queries.help_lines(language, today=TODAY))


def test_the_own_line_comes_first_and_nothing_twice() -> None:
    assert numbers("fr") == ["103", NUMBER, "112", "101"]
    assert numbers("ar") == [NUMBER, "112", "101"]


def test_a_community_can_be_chosen_apart_from_the_language() -> None:
    lines = queries.help_lines("ar", "nl", today=TODAY)
    assert lines[0].number == "102"
    assert lines[0].what == "هناك من يستمع إليك بالهولندية. لا حاجة إلى ذكر اسمك"


@pytest.mark.parametrize(
    ("language", "beside", "of"),
    [("ar", "fr", "fr"), ("nl", "fr", "nl"), ("ar", "en", EVERYWHERE), ("ar", "", EVERYWHERE)],
)
def test_a_language_without_a_community_takes_that_of_the_adults_beside_it(
    language: str, beside: str, of: Community
) -> None:
    assert queries.community(language, beside) == of
    told = queries.facts(language, beside, today=TODAY)["helpline.child"]
    assert told == queries.told_in("helpline.child", of, language, today=TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("of", "first"), [("fr", "103"), ("nl", "102"), ("de", "108")])
def test_every_community_has_its_line_in_every_language(
    language: str, of: Community, first: str
) -> None:
    assert of in queries.communities()
    assert numbers(language, of) == [first, NUMBER, "112", "101"]


@pytest.mark.parametrize("of", queries.communities())
def test_all_that_the_card_says_is_there_in_german(of: Community) -> None:
    german = queries.help_lines("de", of, today=TODAY)
    english = queries.help_lines("en", of, today=TODAY)
    assert all(own.what != other.what for own, other in zip(german, english, strict=True))


def test_a_number_can_be_called_by_a_phone() -> None:
    assert [line.tel for line in queries.help_lines("en", today=TODAY)] == [
        "tel:116000",
        "tel:112",
        "tel:101",
    ]


def test_an_expired_line_gives_way_to_the_line_of_the_country() -> None:
    assert facts("fr", LATER)["helpline.child"] == f"Child Focus ({NUMBER})"
    assert facts("nl", LATER)["helpline.suicide"] == "112"


def test_the_line_of_the_country_stays_on_the_card_and_says_that_it_is_old() -> None:
    states = {line.number: line.state for line in queries.help_lines("fr", today=LATER)}
    assert states == {NUMBER: "unverified", "112": "verified", "101": "verified"}


def test_a_number_of_two_groups_is_not_turned_round_in_arabic() -> None:
    assert " " not in queries.help_lines("ar", today=TODAY)[0].number


def test_an_installation_corrects_a_fact(corrected: Path) -> None:
    corrected.write_text(FACT, "utf-8")
    assert facts("fr")["helpline.child"] == "notre ligne (0800\u00a012\u00a034)"
    assert facts("fr")["helpline.child.hours"] == "de 10 h à 12 h"
    assert facts("nl")["helpline.child"] == "Awel (102)"


def test_a_line_that_is_out_of_date_with_nothing_behind_it_is_told_as_unverified(
    corrected: Path,
) -> None:
    text = FACT.replace("helpline.child", "helpline.ours").replace("2027-11-01", "2026-11-01")
    corrected.write_text(text, "utf-8")
    assert facts("fr")["helpline.ours.number"] == "0800\u00a012\u00a034"
    assert not queries.in_force("helpline.ours", "fr", TODAY).is_sure(TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "facts: [",
        "facts: 3",
        FACT.replace("{en: We listen}", "{fr: On écoute}"),
        FACT.replace('number: "0800 12 34"', "number: null"),
        FACT.replace("verified\n    source", "sure\n    source"),
        FACT.replace('"0800 12 34"', '"0800-CALL"'),
        FACT + "    hotline: yes\n",
    ],
)
def test_a_faulty_file_of_an_installation_changes_nothing_and_is_named(
    corrected: Path, text: str
) -> None:
    before = numbers("fr")
    corrected.write_text(text, "utf-8")
    assert numbers("fr") == before
    assert [file for file, _ in queries.unreadable()] == [corrected]


def test_the_delivered_facts_can_be_read() -> None:
    assert queries.unreadable() == []


def test_a_key_that_no_fact_has_is_refused() -> None:
    with pytest.raises(KeyError):
        queries.in_force("helpline.moon", "fr", TODAY)


def test_a_fact_of_one_community_is_not_told_in_another(corrected: Path) -> None:
    corrected.write_text(FACT.replace("helpline.child", "helpline.ours"), "utf-8")
    assert "helpline.ours" in facts("fr")
    assert "helpline.ours" not in facts("nl")


def test_every_delivered_fact_holds_for_the_whole_country_or_is_only_a_fallback() -> None:
    assert queries.fact_keys() - facts("en").keys() == set()


def test_a_circle_of_fallbacks_ends(corrected: Path) -> None:
    text = FACT.replace("helpline.child", "helpline.ours").replace("2027-11-01", "2026-11-01")
    corrected.write_text(text + "    fallback: helpline.ours\n", "utf-8")
    assert queries.in_force("helpline.ours", "fr", TODAY).key == "helpline.ours"
