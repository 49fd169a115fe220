"""Who has an account leads real sessions only when somebody saw what must be seen."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from declic.kernel import clock
from declic.live import queries as rooms_of
from declic.live.actions.consoles import use_link
from declic.live.models import Console, Session
from declic.people.actions import accounts
from declic.people.actions.vettings import note_vetting
from declic.people.models import Ground, Person, RoleKind
from declic.people.tests import makers
from tests.office import things
from tests.office.things import PLAN

pytestmark = pytest.mark.usefixtures("folder")
ADULTS = {"plan": PLAN, "responsible": "Ada", "deputy": "Ben"}


def opened(client: Client) -> HttpResponse:
    return client.post("/host/open", ADULTS)  # type: ignore[return-value]


@pytest.fixture
def ann(transactional_db: None) -> Person:  # noqa: ARG001
    return makers.person("Ann", RoleKind.TRAINER, at=makers.programme())


def vetted(person: Person) -> None:
    today = clock.now().date()
    note_vetting(
        person=person,
        organisation=makers.programme().organisation,
        ground=Ground.MINORS,
        seen_on=today,
        issued_on=today,
        check_again_on=today + dt.timedelta(days=3 * 365),
        exemption="",
        by=None,
        at=clock.now(),
    )


def test_without_a_vetting_that_holds_nobody_opens_a_real_session(ann: Person) -> None:
    assert opened(makers.signed_in(ann)).status_code == 422
    vetted(ann)
    assert opened(makers.signed_in(ann)).status_code == 200
    with time_machine.travel(clock.now() + dt.timedelta(days=3 * 365 + 1)):
        assert opened(makers.signed_in(ann)).status_code == 422
    assert opened(makers.owner()).status_code == 200


def test_the_consoles_of_an_account_end_when_it_is_closed(ann: Person) -> None:
    thing = things.THINGS["session"](makers.programme(), ann)
    session = Session.objects.get(pk=str(thing.named["session"]))
    client = makers.signed_in(ann)
    assert client.get(f"/host/{session.pk}").status_code == 302
    assert client.get(f"/host/{session.pk}").status_code == 200
    accounts.close(ann, by=None, at=clock.now())
    # The writer has one queue: what is queued after it is answered after it.
    use_link(session.pk, "none", at=clock.now()).result()
    assert not Console.objects.filter(session=session, ended_at=None).exclude(token=None).exists()
    assert client.get(f"/host/{session.pk}").status_code == 403


def test_an_ended_role_lets_nobody_look_back(ann: Person) -> None:
    things.THINGS["session"](makers.programme(), ann)
    today = clock.now().date()
    assert rooms_of.visible_to(ann, on=today).count() == 1
    ann.roles.update(ended_at=clock.now())
    assert rooms_of.visible_to(ann, on=today).count() == 0


def test_a_coordinator_sees_the_sessions_of_the_own_organisation(ann: Person) -> None:
    things.THINGS["session"](makers.programme(), ann)
    today = clock.now().date()
    ours = makers.person("Cleo", RoleKind.COORDINATOR, at=makers.programme())
    theirs = makers.person("Zoe", RoleKind.COORDINATOR, at=makers.programme("T", "Another"))
    sponsor = makers.person("Sam", RoleKind.SPONSOR, at=makers.programme())
    seen = [rooms_of.visible_to(who, on=today).count() for who in (ours, theirs, sponsor)]
    assert seen == [1, 0, 0]
