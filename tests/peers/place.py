"""A contact point for tests: a host, two vetted adults, young people with cards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.test import Client

from declic.courses.models import Host
from declic.kernel import clock
from declic.peers.actions.members import Card, welcome
from declic.peers.actions.points import Beside, begin
from declic.peers.models import Point
from declic.people.models import Person, Programme, RoleKind, Vetting
from declic.people.tests import makers


@dataclass(frozen=True)
class Place:
    """A contact point and who is beside it."""

    point: Point
    coach: Person
    second: Person
    coordinator: Person

    @property
    def address(self) -> str:
        return f"/office/points/{self.point.pk}"

    def card(self) -> Card:
        return self.card_by(self.coach)

    def card_by(self, adult: Person) -> Card:
        return welcome(point=self.point, by=adult, at=clock.now())


def vetted(person: Person, programme: Programme) -> Person:
    Vetting.objects.create(
        organisation=programme.organisation,
        person=person,
        seen_on=dt.date(2020, 1, 1),
        ground=Vetting.Ground.EXEMPT,
    )
    return person


def spoken(person: Person) -> Person:
    """Let somebody read English, as the tests do."""
    person.language = "en"
    person.save()
    return person


def host_of(programme: Programme, **told: str) -> Host:
    name = {"kind": "school", "name": "École des Tilleuls", "community": "fr", **told}
    return Host.objects.create(programme=programme, made_at=clock.now(), **name)


def place(name: str = "") -> Place:
    """Begin a contact point, as the office does."""
    programme = makers.programme(f"Schools{name}", f"Ours{name}")
    coach = vetted(makers.person(f"Coach{name}", RoleKind.COACH, at=programme), programme)
    second = vetted(makers.person(f"Second{name}", RoleKind.COACH, at=programme), programme)
    office = makers.person(f"Office{name}", RoleKind.COORDINATOR, at=programme)
    coach, second, office = map(spoken, (coach, second, office))
    beside, at = Beside(coach, second), clock.now()
    point = begin(host=host_of(programme), adults=beside, by=office, at=at)
    return Place(point, coach, second, office)


def card_in(point: Point) -> str:
    """The code of a card of a contact point, however that was made."""
    return welcome(point=point, by=None, at=clock.now()).code


def at_the_page(code: str) -> Client:
    """A browser in which a card has opened the group's page."""
    client = Client(headers={"accept-language": "en"})
    assert client.post("/group/enter", {"code": code}).status_code == 302
    return client
