"""The pages of projects, for the office and for a sponsor."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from declic.courses.tests.office import AT
from declic.funding.actions.projects import ask
from declic.funding.models import Grant, Project, Question, Reader, Sponsor, State
from declic.people.tests.makers import owner, signed_in
from tests.funding.projects import Table, drafted, proposed, table

pytestmark = pytest.mark.django_db
TYPED: dict[str, Any] = {
    "name": "Twelve courses",
    "need": "Much",
    "method": "Ours",
    "risks": "Few",
    "starts_on": "2027-01-01",
    "ends_on": "2027-12-31",
    "cents": "9 800,00",
    "courses": "12",
    "staff": "2",
}


@pytest.fixture
def at() -> Table:
    return table()


@pytest.fixture
def desk(db: None) -> Client:
    del db
    return owner()


def page(browser: Client, address: str) -> str:
    return browser.get(f"/office/{address}").content.decode()


def test_a_project_is_written_proposed_selected_and_leads_to_its_agreement(
    at: Table, desk: Client
) -> None:
    desk.post("/office/projects/new", {**TYPED, "sponsor": str(at.sponsor.pk)})
    made, chooser = Project.objects.get(), signed_in(at.chooser)
    where = f"/office/projects/{made.pk}"
    assert chooser.get(where).status_code == 404
    assert desk.post(f"{where}/do/propose").status_code == 302
    assert chooser.post(f"{where}/do/select", {"version": "0"}).status_code == 302
    paper = chooser.get(f"/office/funded/{Grant.objects.get().pk}/agreement?language=en")
    assert (paper["Content-Type"], paper.status_code) == ("application/pdf", 200)
    assert "It became a grant" in desk.get(where).content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "required"),
        ({"ends_on": "2026-01-01"}, "The end lies before"),
        ({"courses": "", "staff": ""}, "how many courses"),
        ({"need": "x" * 2001}, "Make it shorter"),
        ({"sponsor": "0199a6e8-0000-7000-8000-000000000000"}, "valid choice"),
    ],
)
def test_what_cannot_be_proposed_is_said_beside_its_field(
    at: Table, desk: Client, typed: dict[str, str], said: str
) -> None:
    told = {**TYPED, "sponsor": str(at.sponsor.pk), **typed}
    answered = desk.post("/office/projects/new", told)
    assert (answered.status_code, said in answered.content.decode()) == (422, True)


def test_what_a_draft_lacks_is_named_in_the_sentence(at: Table, desk: Client) -> None:
    made = drafted(at, risks="", cents=0)
    answered = desk.post(f"/office/projects/{made.pk}/do/propose")
    assert answered.status_code == 422
    assert "write down: what may go wrong, the price." in answered.content.decode()


def test_of_two_who_correct_a_project_the_later_one_reads_what_stands_there(
    at: Table, desk: Client
) -> None:
    where = f"/office/projects/{drafted(at).pk}/change"
    assert desk.post(where, {**TYPED, "version": "0", "name": "Thirteen"}).status_code == 302
    answered = desk.post(where, {**TYPED, "version": "0", "courses": "10"})
    assert answered.status_code == 409
    assert "Somebody else wrote here meanwhile: Thirteen" in answered.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "1", "٠", "9" * 30])
def test_a_version_that_is_not_the_one_there_selects_nothing(at: Table, version: str) -> None:
    where = f"/office/projects/{proposed(at).pk}/do/select"
    assert signed_in(at.chooser).post(where, {"version": version}).status_code == 409
    assert not Grant.objects.exists()


def test_a_step_that_is_not_theirs_or_is_none_is_refused(at: Table, desk: Client) -> None:
    where = f"/office/projects/{proposed(at).pk}/do"
    assert desk.post(f"{where}/select", {"version": "0"}).status_code == 422
    assert signed_in(at.employee).post(f"{where}/decline", {"reason": "No"}).status_code == 422
    assert [desk.post(f"{where}/{act}").status_code for act in ("answer", "x")] == [404, 404]
    assert desk.post(f"{where}/propose").status_code == 409


def test_a_question_and_its_answer_are_read_by_both(at: Table, desk: Client) -> None:
    made, chooser = proposed(at), signed_in(at.chooser)
    where = f"/office/projects/{made.pk}"
    assert chooser.post(f"{where}/do/ask", {"text": " "}).status_code == 422
    assert chooser.post(f"{where}/do/ask", {"text": "x" * 2001}).status_code == 422
    assert chooser.post(f"{where}/do/ask", {"text": "<b>Where?</b>"}).status_code == 302
    asked = Question.objects.get()
    assert desk.post(f"{where}/answer/{asked.pk}", {"text": "In Liège."}).status_code == 302
    assert desk.post(f"{where}/answer/{asked.pk}", {"text": "Elsewhere."}).status_code == 409
    for browser in (desk, chooser):
        shown = page(browser, f"projects/{made.pk}")
        assert "&lt;b&gt;Where?&lt;/b&gt;" in shown
        assert "In Liège." in shown


def test_several_stand_beside_each_other_and_foreign_ones_do_not(at: Table) -> None:
    own, other = proposed(at), proposed(table(at.office, "Ville"), name="Foreign")
    ask(project=own, text="Where?", by=at.chooser, at=AT)
    shown = page(signed_in(at.chooser), f"projects/compare?id={own.pk}&id={other.pk}&id=x")
    assert ("Where?" in shown, "Foreign" in shown) == (True, False)
    assert "Tick the projects" in page(signed_in(at.chooser), "projects/compare")


def test_an_employee_sends_a_draft_to_the_organisation(at: Table, desk: Client) -> None:
    browser = signed_in(at.employee)
    browser.post("/office/projects/new", {**TYPED, "sponsor": str(at.sponsor.pk)})
    made = Project.objects.get()
    browser.post(f"/office/projects/{made.pk}/do/propose")
    assert Project.objects.get().state == State.OFFERED
    assert "Stand behind it" in desk.get(f"/office/projects/{made.pk}").content.decode()


def test_a_list_asks_the_database_as_often_for_many_as_for_one(
    at: Table, desk: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        proposed(at, name=f"Project {number}")
    with django_assert_max_num_queries(12):
        assert page(desk, "projects").count('name="id"') == 12


def test_the_office_keeps_a_sponsor_and_says_who_chooses_for_it(at: Table, desk: Client) -> None:
    told = {"programme": str(at.office.programme.pk), "name": "Ville", "language": "nl"}
    assert desk.post("/office/sponsors", told).status_code == 302
    made = Sponsor.objects.get(name="Ville")
    assert desk.post("/office/sponsors", {**told, "name": " "}).status_code == 422
    where = f"/office/sponsors/{made.pk}/readers"
    desk.post(where, {"person": str(at.employee.pk), "chooses": "on"})
    assert Reader.objects.get(sponsor=made).chooses
    assert "chooses" in page(desk, f"sponsors/{made.pk}")
    assert "Ville" in page(desk, "sponsors")
