"""How one fact stands, and what is told of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from declic.care.rules import KINDS, SOON, Fact, differences, said

TODAY = date(2026, 11, 28)
PLAIN = {
    "key": "helpline.ours",
    "name": {"en": "Our line"},
    "what": {"en": "We listen"},
    "wording": {"en": "our line ({number})", "fr": "notre ligne ({number})"},
    "number": "0800 12 34",
    "state": "verified",
    "source": "https://example.org",
    "expires": "2027-11-28",
    "owner": "The prevention service",
}


def fact(**changed: object) -> Fact:
    return Fact.model_validate({**PLAIN, **changed})


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({}, "sure"),
        ({"state": "unverified"}, "unsure"),
        ({"expires": TODAY}, "soon"),
        ({"expires": TODAY + SOON}, "soon"),
        ({"expires": TODAY + SOON + timedelta(1)}, "sure"),
        ({"expires": TODAY - timedelta(1)}, "overdue"),
        ({"expires": TODAY - timedelta(1), "state": "unverified"}, "overdue"),
        ({"expires": None}, "sure"),
    ],
)
def test_how_a_fact_stands(changed: dict[str, object], standing: str) -> None:
    assert fact(**changed).standing(TODAY) == standing


@given(st.dates(), st.one_of(st.none(), st.dates()), st.sampled_from(["verified", "unverified"]))
def test_what_is_overdue_or_unsure_is_never_told_as_sure(
    today: date, expires: date | None, state: str
) -> None:
    one = fact(expires=expires, state=state)
    assert not (one.standing(today) in {"overdue", "unsure"} and one.is_sure(today))


@pytest.mark.parametrize(
    "changed",
    [
        {"name": {"fr": "Notre ligne"}},
        {"number": None},
        {"key": "moon.line"},
        {"wording": {}},
        {"number": "0800-CALL"},
        {"hotline": True},
    ],
)
def test_what_is_no_fact_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        fact(**changed)


def test_a_question_that_is_open_is_a_fact_without_wording() -> None:
    assert fact(wording={}, state="unverified").told("fr") == ""


def test_the_first_word_of_a_key_is_its_kind() -> None:
    assert fact(key="law.child", number=None, wording={"en": "Under 18."}).kind == "law"
    assert {fact(key=f"{word}.x").kind for word in KINDS} == set(KINDS.values())


def test_a_law_is_told_in_its_own_language_or_not_at_all() -> None:
    law = fact(key="law.child", number=None, wording={"en": "Under 18.", "fr": "Moins de 18."})
    assert [law.speaks(code) for code in ("en", "fr", "nl")] == [True, True, False]
    assert fact().speaks("nl")


def test_hours_and_number_are_sure_apart() -> None:
    hours = {"en": "day and night"}
    assert fact(hours=hours).told_hours("fr") == ""
    assert fact(hours=hours, hours_state="verified").told_hours("fr") == "day and night"
    assert fact().told("fr") == "notre ligne (0800\u00a012\u00a034)"


def test_words_that_are_nowhere_are_empty() -> None:
    assert said({}, "ti") == ""


def test_what_a_change_changed_is_told_field_by_field_and_language_by_language() -> None:
    after = fact(number="0800 99", name={"en": "Our line", "fr": "Notre ligne"}, channels=["chat"])
    assert set(differences(fact(), after)) == {
        ("name fr", "", "Notre ligne"),
        ("number", "0800 12 34", "0800 99"),
        ("channels", "", "chat"),
    }


def test_of_a_fact_that_was_not_there_everything_is_new() -> None:
    assert ("number", "", "0800 12 34") in differences(None, fact())
    assert differences(fact(), fact()) == differences(None, None) == ()


def test_a_fact_is_found_by_its_key_and_for_whom_it_holds() -> None:
    assert fact(community="fr").place == ("helpline.ours", "fr")
