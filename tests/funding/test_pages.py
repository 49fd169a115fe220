"""The office's pages of grants."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from declic.courses.models import Course
from declic.courses.tests.office import AT, Office, course, office
from declic.funding.actions.charging import charge
from declic.funding.models import Charge, Grant, Planned
from declic.letters.actions import note_cost
from declic.people.tests.makers import owner
from tests.funding.grants import delivered, grant, standing

pytestmark = pytest.mark.django_db
TYPED: dict[str, Any] = {
    "sponsor_name": "Fondation Lumière",
    "sponsor_language": "nl",
    "name": "Ateliers 2027",
    "starts_on": "2027-01-01",
    "ends_on": "2027-12-31",
    "cents": "10 000,00",
    "courses": "12",
    "staff": "2",
    "provinces": ["WLG", "BRU"],
}


@pytest.fixture
def ours() -> Office:
    return office()


@pytest.fixture
def desk(db: None) -> Client:
    del db
    return owner()


def page(desk: Client, address: str) -> str:
    return desk.get(f"/office/{address}").content.decode()


def test_a_grant_is_written_down_with_its_sponsor_and_stands_in_the_list(
    ours: Office, desk: Client
) -> None:
    answered = desk.post("/office/grants/new", {**TYPED, "programme": str(ours.programme.pk)})
    made = Grant.objects.get()
    assert answered["Location"] == f"/office/grants/{made.pk}?done=kept"
    assert (made.cents, made.provinces, made.sponsor.language) == (1_000_000, ["BRU", "WLG"], "nl")
    assert "0 of 12" in page(desk, "grants")
    assert "Fondation Lumière" in page(desk, f"grants/{made.pk}?done=kept")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"sponsor_name": ""}, "name a new one"),
        ({"ends_on": "2026-01-01"}, "The end lies before the beginning"),
        ({"courses": "", "staff": ""}, "how many courses"),
        ({"cents": "much"}, "That is no amount"),
        ({"name": "\u200b"}, "required"),
        ({"agreed": "x" * 2001}, "Make it shorter"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(
    ours: Office, desk: Client, typed: dict[str, str], said: str
) -> None:
    told = {**TYPED, "programme": str(ours.programme.pk), **typed}
    answered = desk.post("/office/grants/new", told)
    assert answered.status_code == 422
    assert said in answered.content.decode()
    assert not Grant.objects.exists()


def test_of_two_who_correct_a_grant_the_later_one_reads_what_stands_there(
    ours: Office, desk: Client
) -> None:
    made = grant(ours)
    told = {**TYPED, "version": str(made.version)}
    where = f"/office/grants/{made.pk}/change"
    assert desk.post(where, {**told, "name": "Nouveau"}).status_code == 302
    answered = desk.post(where, {**told, "courses": "10"})
    assert answered.status_code == 409
    assert "Somebody else wrote here meanwhile: Nouveau" in answered.content.decode()
    told["version"] = str(Grant.objects.get().version)
    assert desk.post(where, {**told, "courses": "10"}).status_code == 302
    assert Grant.objects.get().units.filter(kind="course").count() == 10


def test_a_course_is_charged_from_the_grant_and_taken_off_with_a_reason(
    ours: Office, desk: Client
) -> None:
    to, what = grant(ours), delivered(ours)
    where = f"/office/grants/{to.pk}"
    assert what.label in page(desk, f"grants/{to.pk}")
    told = {"course": str(what.pk)}
    assert desk.post(f"{where}/charge", told).status_code == 302
    assert desk.post(f"{where}/charge", told).status_code == 409
    assert desk.post(f"{where}/course/1/take-off", {**told, "reason": " "}).status_code == 422
    assert desk.post(f"{where}/course/1/take-off", {**told, "reason": "Paid"}).status_code == 302
    assert desk.post(f"{where}/course/1/take-off", {**told, "reason": "Paid"}).status_code == 409
    assert not Charge.objects.exists()
    assert "Paid" in page(desk, f"grants/{to.pk}")


@pytest.mark.parametrize("key", ["", "x", "0199a6e8-0000-7000-8000-000000000000"])
def test_a_course_that_is_not_there_is_refused_with_a_sentence(
    ours: Office, desk: Client, key: str
) -> None:
    answered = desk.post(f"/office/grants/{grant(ours).pk}/charge", {"course": key})
    assert (answered.status_code, b"There is no such course" in answered.content) == (422, True)


def test_from_its_own_page_a_course_is_planned_and_then_charged(ours: Office, desk: Client) -> None:
    to, coming, held = grant(ours), course(ours), delivered(ours)
    for each in (coming, held):
        address = f"/office/courses/{each.pk}"
        assert to.name in page(desk, f"courses/{each.pk}")
        assert desk.post(f"{address}/grant", {"grant": str(to.pk)}).status_code == 302
    assert Planned.objects.get().course == coming
    assert standing(to) == [("course", 1, held)]
    assert "Course 1" in page(desk, f"courses/{held.pk}")
    assert coming.label in page(desk, f"grants/{to.pk}")
    told = {"course": str(coming.pk), "no_more": "yes"}
    assert desk.post(f"/office/grants/{to.pk}/plan", told).status_code == 302
    assert not Planned.objects.exists()


def test_without_a_grant_in_its_programme_a_course_says_nothing_of_any(
    ours: Office, desk: Client
) -> None:
    assert 'id="grant"' not in page(desk, f"courses/{course(ours).pk}")


def test_a_unit_has_a_price_once_the_costs_of_all_are_noted(ours: Office, desk: Client) -> None:
    to, one, other = grant(ours), delivered(ours), delivered(ours)
    for each, amount in ((one, "700"), (other, "800")):
        charge(grant=to, course=each, by=None, at=AT)
        assert "a unit," not in page(desk, f"grants/{to.pk}")
        note_cost(about=each.pk, what="Fee", amount=amount, by=None, at=AT)
    assert "€750.00 a unit, €1,500.00 in all" in page(desk, f"grants/{to.pk}")


def test_the_drawing_along_the_period_has_its_table(ours: Office, desk: Client) -> None:
    to = grant(ours)
    charge(grant=to, course=delivered(ours), by=None, at=AT)
    shown = page(desk, f"grants/{to.pk}")
    assert shown.count('<svg class="chart columns"') == 2
    assert '<th scope="row">Mar 2027</th><td class="figure">1</td>' in shown


def test_a_list_asks_the_database_as_often_for_many_grants_as_for_one(
    ours: Office, desk: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        to = grant(ours, name=f"Grant {number}")
        charge(grant=to, course=delivered(ours), by=None, at=AT)
    with django_assert_max_num_queries(14):
        assert page(desk, "grants").count(">1 of 12<") == 12
    assert Course.objects.count() == 12
