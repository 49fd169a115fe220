"""The agreement about a grant: both halves on one paper, to be signed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from declic.courses.tests.office import AT, Office, office
from declic.funding.queries.agreement import agreement
from declic.people.tests.makers import owner
from tests.funding.grants import grant

pytestmark = pytest.mark.django_db
TOLD: dict[str, Any] = {
    "cents": 1_000_000,
    "host_kinds": ["school"],
    "provinces": ["WLG"],
    "agreed": "Half in French",
}


@pytest.fixture
def ours() -> Office:
    return office()


def test_both_halves_stand_on_one_paper_with_two_places_to_sign(ours: Office) -> None:
    made = agreement(grant(ours, **TOLD), "en", today=AT.date())
    said = "\n".join(line.text for line in made.lines)
    for each in (
        "young people: 12",
        "professionals: 2",
        "€10,000.00",
        "School",
        "Liège",
        "Half in",
    ):
        assert each in said
    assert (len(list(made.signed())), made.unknown, made.empty) == (2, frozenset(), frozenset())


def test_what_was_not_agreed_is_not_there(ours: Office) -> None:
    made = agreement(grant(ours, staff=0), "en", today=AT.date())
    said = "\n".join(line.text for line in made.lines)
    assert not [each for each in ("staff or", "It pays", "Provinces", "What else") if each in said]


def test_a_language_that_nobody_reviewed_stands_beside_the_source(ours: Office) -> None:
    made = agreement(grant(ours), "fr", today=AT.date())
    assert (made.main.language, made.beside and made.beside.language) == ("fr", "en")
    assert all(line.beside for line in made.lines)


@pytest.mark.parametrize(("query", "said"), [("", "Convention"), ("?language=nl", "Overeenkomst")])
def test_the_office_takes_it_as_pdf_in_the_sponsors_language_or_another(
    ours: Office, query: str, said: str
) -> None:
    answered = owner().get(f"/office/grants/{grant(ours).pk}/agreement.pdf{query}")
    assert said in PdfReader(BytesIO(answered.content)).pages[0].extract_text()


@pytest.mark.parametrize("what", ["exe", "pdf?language=ar", "docx?language=xx"])
def test_what_there_is_not_is_not_there(ours: Office, what: str) -> None:
    assert owner().get(f"/office/grants/{grant(ours).pk}/agreement.{what}").status_code == 404
