"""Who comes into the office. The whole table, address by address, is kept by `tests/office`."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from declic.kernel import clock
from declic.people import access
from declic.people.models import Person
from declic.people.rules import KEEP, Right, RoleKind
from declic.people.tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> Person:
    return Person.objects.create_user("ann@example.org", language="nl")


def give(person: Person, kind: RoleKind, *, until: dt.date | None = None) -> None:
    makers.role(person, kind, at=makers.programme(), ends_on=until)


def set_up_second_step(person: Person) -> None:
    TOTP.activate(person, generate_totp_secret())


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
    set_up_second_step(ann)
    assert courses(asked(ann)).status_code == 200
    assert machine(asked(ann)).status_code == 404


def test_without_a_role_there_is_no_office(ann: Person) -> None:
    assert home(asked(ann)).status_code == 404
    give(ann, RoleKind.COORDINATOR, until=clock.now().date() - dt.timedelta(days=1))
    assert home(asked(ann)).status_code == 404
    assert access.rights_held(asked(ann)) is None


def test_a_closed_account_is_a_strangers(ann: Person) -> None:
    give(ann, RoleKind.COORDINATOR)
    set_up_second_step(ann)
    ann.is_active = False
    assert access.person(asked(ann)) is None
    assert courses(asked(ann))["Location"].startswith("/account/sign-in")


def test_whoever_keeps_the_machine_needs_no_role(ann: Person) -> None:
    ann.is_staff = True
    set_up_second_step(ann)
    assert machine(asked(ann)).status_code == 200
    assert courses(asked(ann)).status_code == 404
    assert access.rights_held(asked(ann)) == {KEEP}


@pytest.mark.parametrize("kind", list(RoleKind))
def test_who_sees_other_peoples_affairs_sets_up_a_second_step_first(
    ann: Person, kind: RoleKind
) -> None:
    give(ann, kind)
    needs = kind in {RoleKind.ADMINISTRATOR, RoleKind.COORDINATOR}
    answer = home(asked(ann))
    assert answer.status_code == (302 if needs else 200)
    assert answer.get("Location", "") == ("/account/second-step" if needs else "")
    assert (access.person(asked(ann)) is None) == needs
    set_up_second_step(ann)
    assert home(asked(ann)).status_code == 200


def test_recovery_codes_alone_are_no_second_step(ann: Person) -> None:
    give(ann, RoleKind.COORDINATOR)
    RecoveryCodes.activate(ann)
    assert home(asked(ann)).status_code == 302


def test_the_owner_may_do_everything_and_is_nobody() -> None:
    request = asked(None, owner=True)
    assert access.rights_held(request) == {*Right, KEEP}
    assert courses(request).status_code == machine(request).status_code == 200
    assert access.who(request) is None


@pytest.mark.usefixtures("ann")
def test_a_stranger_signs_in_where_there_are_accounts() -> None:
    assert home(asked(None))["Location"] == "/account/sign-in?next=%2Foffice%2Fanything"


def test_a_stranger_is_told_how_to_come_in() -> None:
    answer = home(asked(None))
    assert answer.status_code == 403
    assert "declic serve" in bytes(getattr(answer, "content", b"")).decode()


def test_an_account_is_spoken_to_in_its_own_language(ann: Person) -> None:
    assert access.staff_language(asked(ann)) == "nl"
    assert access.staff_language(asked(None)) == "fr"
