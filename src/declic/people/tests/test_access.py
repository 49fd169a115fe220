"""Who comes into the office. The whole table, address by address, is kept by `tests/office`."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from declic.kernel import clock
from declic.people import access
from declic.people.models import Organisation, Person, Programme, Role
from declic.people.rules import KEEP, Right, RoleKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> Person:
    return Person.objects.create_user("ann@example.org", language="nl")


def give(person: Person, kind: RoleKind, *, until: dt.date | None = None) -> None:
    ours = Organisation.objects.create(name="Ours")
    programme = Programme.objects.create(organisation=ours, name="Schools")
    Role.objects.create(
        programme=programme,
        person=person,
        kind=kind,
        starts_on=dt.date(2020, 1, 1),
        ends_on=until,
        given_at=clock.now(),
    )


def asked(by: Person | None, *, owner: bool = False) -> HttpRequest:
    request = RequestFactory().get("/office/anything", headers={"Accept-Language": "fr"})
    request.user = by or AnonymousUser()
    request.session = SessionBase()
    request.session[access.OWNER] = owner
    return request


@access.for_right(Right.COORDINATE)
def courses(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("courses")


@access.office
def home(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("home")


@access.keeper
def machine(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("machine")


def test_a_right_opens_its_pages_and_no_others(ann: Person) -> None:
    give(ann, RoleKind.TRAINER)
    assert home(asked(ann)).status_code == 200
    assert courses(asked(ann)).status_code == 404
    give(ann, RoleKind.ADMINISTRATOR)
    assert courses(asked(ann)).status_code == 200
    assert machine(asked(ann)).status_code == 404


def test_without_a_role_there_is_no_office(ann: Person) -> None:
    assert home(asked(ann)).status_code == 404
    give(ann, RoleKind.COORDINATOR, until=clock.now().date() - dt.timedelta(days=1))
    assert home(asked(ann)).status_code == 404
    assert access.rights_held(asked(ann)) is None


def test_a_closed_account_is_a_strangers(ann: Person) -> None:
    give(ann, RoleKind.COORDINATOR)
    ann.is_active = False
    assert courses(asked(ann)).status_code == 404


def test_whoever_keeps_the_machine_needs_no_role(ann: Person) -> None:
    ann.is_staff = True
    assert machine(asked(ann)).status_code == 200
    assert courses(asked(ann)).status_code == 404
    assert access.rights_held(asked(ann)) == {KEEP}


def test_the_owner_may_do_everything_and_is_nobody() -> None:
    request = asked(None, owner=True)
    assert access.rights_held(request) == {*Right, KEEP}
    assert courses(request).status_code == machine(request).status_code == 200
    assert access.who(request) is None


def test_a_stranger_is_told_how_to_come_in() -> None:
    answer = home(asked(None))
    assert answer.status_code == 403
    assert "declic serve" in bytes(getattr(answer, "content", b"")).decode()


def test_an_account_is_spoken_to_in_its_own_language(ann: Person) -> None:
    assert access.staff_language(asked(ann)) == "nl"
    assert access.staff_language(asked(None)) == "fr"
