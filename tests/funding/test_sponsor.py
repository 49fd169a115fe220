"""What a sponsor reads: that a promise is kept, and nothing that leads to a child."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from pypdf import PdfReader

from declic.courses.tests.office import AT, Office, host, member, office
from declic.funding.actions import telling
from declic.funding.actions.charging import charge, take_off
from declic.funding.actions.links import add_reader, drop_reader, end_link, renew_link
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Grant, Told
from declic.funding.queries.people import people_told
from declic.funding.queries.sponsor import reading
from declic.letters.actions import note_cost
from declic.people.models import Person, Role
from declic.people.tests.makers import owner, signed_in
from declic.tables.reading import read as table_read
from tests.funding.grants import centre, delivered, grant, sponsor, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Office:
    return office()


@pytest.fixture(autouse=True)
def today() -> Any:
    with time_machine.travel(AT + dt.timedelta(days=60), tick=False):
        yield


def charged(of: Office, to: Grant, *sizes: int, **told: Any) -> None:
    for size in sizes:
        what = delivered(of, present=size, **told)
        charge(grant=to, course=what, by=of.coordinator, at=AT)


def secret(of: Office, to: Grant) -> str:
    return renew_link(grant=to, by=of.coordinator, at=AT)


def words(answered: Any) -> str:
    """Give what a page, a PDF or a table says."""
    body = answered.content
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    if body.startswith(b"PK"):
        table = table_read(body, "grant.xlsx")
        return "\n".join(str(cell) for row in table.rows for cell in row.cells)
    # Addresses and drawings hold any two digits.
    return re.sub(r"<[^>]*>", " ", body.decode())


FORMS = ("", "/pdf", "/xlsx")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("code", "said"), [("fr", "Centre"), ("nl", "Opvang"), ("en", "Reception")]
)
def test_numbers_are_told_and_no_place_no_day_and_no_name(
    ours: Office, form: str, code: str, said: str
) -> None:
    to = grant(ours)
    charged(ours, to, 20, 15, at=centre(ours))
    charged(ours, to, 19, at=host(ours, name="École des Tilleuls", city="Liège"))
    shown = words(Client().get(f"/sponsor/{secret(ours, to)}{form}?language={code}"))
    assert [each for each in ("35", "19", "54", said) if each not in shown] == []
    for never in (
        "Centre du Bois",
        "Tilleuls",
        "4900",
        "4000",
        "10/03",
        "10 mars",
        "Liège",
        "2027-00",
    ):
        assert never not in shown


@pytest.mark.parametrize("form", FORMS)
def test_a_small_group_is_not_told_before_there_are_ten_more(ours: Office, form: str) -> None:
    to = grant(ours, courses=5, staff=0)
    charged(ours, to, 27, 8)
    link = f"/sponsor/{secret(ours, to)}{form}?language=en"
    first = words(Client().get(link))
    assert ("27" in first, "35" in first, "More young people" in first or form == "/xlsx") == (
        True,
        False,
        True,
    )
    charged(ours, to, 6)
    assert "41" in words(Client().get(link))


def test_whatever_is_taken_off_the_numbers_ever_told_lie_apart(ours: Office) -> None:
    to = grant(ours)
    charged(ours, to, 27, 3, 30)
    first = to.units.get(kind="course", number=2)
    take_off(unit=first, course=first.charge.course, reason="Twice", by=ours.coordinator, at=AT)
    charged(ours, to, 8, 25)
    told = sorted({0, *Told.objects.values_list("number", flat=True)})
    assert all(after - before >= 10 for before, after in pairwise(told))


def test_without_the_rule_a_reader_of_two_pages_learns_of_a_small_group(
    ours: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "tell", lambda groups, _ever: sum(groups))
    to = grant(ours)
    charged(ours, to, 27)
    before = people_told(to).total
    charged(ours, to, 8)
    assert people_told(to).total - before == 8


def test_a_course_taken_back_is_told_no_more(ours: Office) -> None:
    to, what = grant(ours), delivered(ours, present=20)
    charge(grant=to, course=what, by=ours.coordinator, at=AT)
    undo(ours, what)
    assert (people_told(to).total, reading(to, today=AT.date()).places) == (0, {})


def test_staff_are_no_young_people(ours: Office) -> None:
    to = grant(ours)
    charged(ours, to, 20, audience="staff", languages=["nl"])
    read = reading(to, today=AT.date())
    assert (read.people.total, read.rows, read.languages) == (0, [("school", 1, None)], ["nl"])


def test_a_link_ends_by_hand_by_a_newer_one_and_a_year_after_the_period(ours: Office) -> None:
    to = grant(ours)
    old, new = secret(ours, to), secret(ours, to)
    browser = Client()
    assert [browser.get(f"/sponsor/{each}").status_code for each in (old, new)] == [404, 200]
    with time_machine.travel(dt.datetime(2029, 1, 2, tzinfo=dt.UTC)):
        assert browser.get(f"/sponsor/{new}").status_code == 404
    end_link(grant=to, by=ours.coordinator, at=AT)
    gone = browser.get(f"/sponsor/{new}/pdf", headers={"Accept-Language": "nl"})
    assert (gone.status_code, "beëindigd" in gone.content.decode()) == (404, True)


def test_a_page_by_a_link_is_kept_by_nobody_and_leads_nowhere_else(ours: Office) -> None:
    answered = Client().get(f"/sponsor/{secret(ours, grant(ours))}")
    assert (answered["Cache-Control"], answered["X-Robots-Tag"]) == ("no-store", "noindex")
    assert "/office/" not in answered.content.decode()


def test_a_link_speaks_the_language_that_is_asked_else_the_browsers_else_the_sponsors(
    ours: Office,
) -> None:
    link = f"/sponsor/{secret(ours, grant(ours))}"
    asked = [
        ("", "", "fr"),
        ("", "de", "de"),
        ("", "pl", "fr"),
        ("", "nl", "nl"),
        ("?language=en", "nl", "en"),
    ]
    asked += [("?language=xx", "", "fr"), ("?language=ar", "nl", "ar")]
    for query, accepts, code in asked:
        page = Client().get(f"{link}{query}", headers={"Accept-Language": accepts})
        assert f'<html lang="{code}"' in page.content.decode()


def reads(of: Office, name: str) -> Person:
    person = member(of.programme, Role.Kind.SPONSOR, f"{name}@sponsor.example")
    add_reader(sponsor=sponsor(of, name), person=person, by=of.coordinator, at=AT)
    return person


def test_an_account_reads_its_own_sponsor_and_no_other(ours: Office) -> None:
    own, other = (grant(ours, by=name) for name in ("Lumière", "Ville"))
    person, browser = reads(ours, "Lumière"), Client()
    browser = signed_in(person)
    statuses = [browser.get(f"/office/funded/{each.pk}").status_code for each in (own, other)]
    assert statuses == [200, 404]
    assert browser.get(f"/office/funded/{own.pk}/xlsx").status_code == 200
    assert browser.get(f"/office/funded/{own.pk}/docx").status_code == 404
    assert browser.get(f"/office/grants/{own.pk}").status_code == 404
    listed = browser.get("/office/funded").content.decode()
    assert (str(own.pk) in listed, str(other.pk) in listed) == (True, False)


def test_a_sponsor_comes_in_at_what_it_funds(ours: Office) -> None:
    came = signed_in(reads(ours, "Lumière")).get("/office")
    assert came["Location"] == "/office/funded"


def test_with_the_role_or_the_reading_the_page_ends(ours: Office) -> None:
    to, person = grant(ours, by="Lumière"), reads(ours, "Lumière")
    other = grant(ours, by="Ville")
    second = reads(ours, "Ville")
    Role.objects.filter(person=second).update(ends_on=dt.date(2027, 3, 1))
    drop_reader(reader=sponsor(ours, "Lumière").readers.get(), by=ours.coordinator, at=AT)
    answers = [
        signed_in(who).get(f"/office/funded/{each.pk}").status_code
        for who, each in ((person, to), (second, other))
    ]
    assert answers == [404, 404]


def test_who_has_not_the_role_does_not_read(ours: Office) -> None:
    trainer = member(ours.programme, Role.Kind.TRAINER, "t@sponsor.example")
    with pytest.raises(FundingRefusedError, match="reader"):
        add_reader(sponsor=sponsor(ours), person=trainer, by=ours.coordinator, at=AT)


def test_the_office_makes_a_link_shows_it_once_and_ends_it(ours: Office) -> None:
    to, desk = grant(ours), owner()
    made = desk.post(f"/office/grants/{to.pk}/link").content.decode()
    link = made.split('id="link" value="')[1].split('"')[0]
    path = f"/sponsor/{link.rsplit('/', 1)[1]}"
    assert Client().get(path).status_code == 200
    assert link not in desk.get(f"/office/grants/{to.pk}").content.decode()
    assert desk.post(f"/office/grants/{to.pk}/link/end").status_code == 302
    assert Client().get(path).status_code == 404


def test_the_office_lets_an_account_read_and_ends_that(ours: Office) -> None:
    to, desk = grant(ours), owner()
    person = member(ours.programme, Role.Kind.SPONSOR, "s@sponsor.example")
    where = f"/office/sponsors/{to.sponsor_id}/readers"
    assert desk.post(where, {"person": str(ours.coordinator.pk)}).status_code == 422
    assert desk.post(where, {"person": str(person.pk)}).status_code == 302
    made = to.sponsor.readers.get()
    assert "reads no more" in desk.get(f"/office/sponsors/{to.sponsor_id}").content.decode()
    assert desk.post(f"{where}/{made.pk}/end").status_code == 302
    assert desk.post(f"{where}/{made.pk}/end").status_code == 404


def test_a_cost_of_one_is_told_once_all_are_noted_and_in_every_form(ours: Office) -> None:
    to = grant(ours)
    charged(ours, to, 20, 20)
    link, costs = f"/sponsor/{secret(ours, to)}", ("700", "800")
    for unit, amount in zip(to.units.filter(kind="course")[:2], costs, strict=True):
        for form in FORMS:
            shown = words(Client().get(f"{link}{form}?language=en"))
            assert ("750" in shown, "no cost of one" in shown) == (False, True)
        course = unit.charge.course.pk
        note_cost(about=course, what="Fee", amount=amount, by=None, at=AT)
    for form in FORMS:
        shown = words(Client().get(f"{link}{form}?language=en"))
        assert ("750" in shown, "€1,500.00 in all" in shown) == (True, True)


def test_the_office_follows_figures_to_their_courses_and_a_sponsor_does_not(ours: Office) -> None:
    to = grant(ours, by="Lumière")
    charged(ours, to, 23)
    where = f"/office/funded/{to.pk}"
    course = f"/office/courses/{to.units.get(kind='course', number=1).charge.course.pk}"
    pages = [owner().get(where), signed_in(reads(ours, "Lumière")).get(where)]
    pages.append(Client().get(f"/sponsor/{secret(ours, to)}"))
    assert [course in each.content.decode() for each in pages] == [True, False, False]


def test_who_coordinates_elsewhere_and_reads_here_does_not_see_the_courses(ours: Office) -> None:
    to, person = grant(ours, by="Lumière"), reads(ours, "Lumière")
    charged(ours, to, 23)
    elsewhere = office("Ailleurs").programme
    member(elsewhere, Role.Kind.COORDINATOR, person.email)
    TOTP.activate(person, generate_totp_secret())
    answered = signed_in(person).get(f"/office/funded/{to.pk}")
    assert answered.status_code == 200
    assert "/office/courses/" not in answered.content.decode().partition("<main")[2]


@pytest.mark.parametrize("form", FORMS)
def test_what_the_figures_cannot_say_stands_beside_them(ours: Office, form: str) -> None:
    shown = words(Client().get(f"/sponsor/{secret(ours, grant(ours))}{form}?language=en"))
    assert "what young people learnt" in " ".join(shown.split())


def test_a_link_that_ended_leads_nowhere(ours: Office) -> None:
    del ours
    answered = Client().get("/sponsor/none")
    assert answered.status_code == 404
    assert '<a href="/host">' not in answered.content.decode().partition("<main")[2]
