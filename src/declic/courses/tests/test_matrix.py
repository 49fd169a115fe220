"""Every address with every role, own and foreign."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.urls import get_resolver

from declic.courses import urls
from declic.courses.models import Contact, Course
from declic.courses.queries import seen
from declic.courses.tests.addresses import ADDRESSES, LEADERS, Address, Place, place
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import AT, Office, member, office
from declic.people.models import Person, Role

pytestmark = pytest.mark.django_db
KINDS = [kind.value for kind in Role.Kind]
# What an answer may be where an address exists; typed is nothing, so forms say what is missing.
THERE = {200, 302, 409, 422}


@pytest.fixture(autouse=True)
def _in_february() -> Any:
    with time_machine.travel(AT, tick=False):
        yield


def somebody(of: Office, here: Place, kind: str) -> Person:
    """Give a person of that role; trainers are those of the date, coaches those of the host."""
    if kind == Role.Kind.TRAINER:
        return here.led_by.person
    person = member(of.programme, Role.Kind(kind), f"{kind}@clairiere.example")
    if kind == Role.Kind.COACH:
        Contact.objects.filter(pk=here.rows["contact"]).update(person=person)
    return person


def status(browser: Browser, address: Address, here: Place) -> int:
    asked = browser.get if address.method == "GET" else browser.post
    return asked(here.at(address)).status


def trainers_own(kind: str, address: Address) -> bool:
    """A co-facilitator has the right of a trainer, and no date or profile in these rows."""
    return kind == Role.Kind.CO_FACILITATOR and address.own


@pytest.mark.parametrize("kind", KINDS)
def test_an_address_is_there_for_its_roles_and_for_no_others(kind: str) -> None:
    of = office()
    here = place(of, "trainer@clairiere.example")
    browser = Browser(somebody(of, here, kind))
    for address in ADDRESSES:
        is_there = kind in address.roles and not trainers_own(kind, address)
        found = status(browser, address, here)
        assert (found in THERE) if is_there else (found == 404), (kind, address, found)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_another_organisation_is_there_for_anybody(kind: str) -> None:
    of, elsewhere = office(), office("Elsewhere")
    here, there = place(of, "t@clairiere.example"), place(elsewhere, "t@elsewhere.example")
    browser = Browser(somebody(of, here, kind))
    for address in ADDRESSES:
        if address.own:
            assert status(browser, address, there) == 404, (kind, address)
        elif address.roles >= {kind} and address.method == "GET":
            page = browser.get(there.at(address)).text
            assert not [row for row in there.rows.values() if row in page], (kind, address)


def test_strangers_are_told_how_to_come_in() -> None:
    of = office()
    here = place(of, "t@clairiere.example")
    stranger = Browser(of.coordinator)
    stranger.client.logout()
    for address in ADDRESSES:
        assert status(stranger, address, here) == 403, address


def test_the_owner_of_the_machine_sees_all() -> None:
    here, owner = place(office(), "t@clairiere.example"), Browser(None)
    for address in ADDRESSES:
        mine = address.roles & LEADERS == address.roles and address.own
        found = status(owner, address, here)
        assert found == 404 if mine else found in THERE, (address, found)


def test_removing_one_filter_turns_the_matrix_red(monkeypatch: pytest.MonkeyPatch) -> None:
    """A control: what `visible_to` takes away is what keeps foreign courses away."""
    of, elsewhere = office(), office("Elsewhere")
    there = place(elsewhere, "t@elsewhere.example")
    monkeypatch.setattr(seen, "courses_kept_by", lambda _who, on: Course.objects.all())  # noqa: ARG005
    monkeypatch.setattr("declic.courses.views.lists.courses_kept_by", seen.courses_kept_by)
    page = Browser(of.coordinator).get("/office/courses").text
    assert there.rows["course"] in page


def test_the_table_has_every_address() -> None:
    """The name of each row stands for its converter."""
    known = {address.path.strip("/") for address in ADDRESSES}
    there = {
        str(each.pattern).replace("<uuid:", "{").replace(">", "}") for each in urls.urlpatterns
    }
    assert known == there
    assert get_resolver().url_patterns


def test_a_coach_sees_the_courses_of_the_own_host_only() -> None:
    of = office()
    here, other = place(of, "t@clairiere.example"), place(of, "u@clairiere.example")
    coach = Browser(somebody(of, here, "coach"))
    assert coach.get(f"/office/courses/{here.course.pk}").status == 200
    assert coach.get(f"/office/courses/{other.course.pk}").status == 404
