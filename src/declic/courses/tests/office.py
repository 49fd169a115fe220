"""An office for tests: a programme with people, a host, a course that lacks nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from declic.courses.actions.courses import make_course
from declic.courses.actions.dates import When, add_date
from declic.courses.actions.hosts import make_contact, make_host
from declic.courses.actions.trainers import answer, ask
from declic.courses.models import Assignment, Course, CourseDate, Host, Trainer
from declic.people.models import Organisation, Person, Programme, Role, Vetting

AT = dt.datetime(2027, 2, 1, 9, 0, tzinfo=dt.UTC)
DAY = AT.date()


@dataclass(frozen=True, slots=True)
class Office:
    """One organisation with one programme and one coordinator."""

    programme: Programme
    coordinator: Person

    @property
    def organisation(self) -> Organisation:
        return self.programme.organisation


def office(name: str = "Clairière", **programme: Any) -> Office:
    organisation = Organisation.objects.create(name=name)
    made = Programme.objects.create(organisation=organisation, name=f"{name} 2027", **programme)
    return Office(made, member(made, Role.Kind.COORDINATOR, f"coordinator@{name}.example".lower()))


def member(programme: Programme, kind: Role.Kind, email: str) -> Person:
    """Make a person with a role that holds for years."""
    of = programme.organisation
    found = Person.objects.filter(email=email).first()
    person = found or Person.objects.create_user(email, name=email[:1].upper(), organisation=of)
    start = dt.date(2026, 1, 1)
    Role.objects.create(programme=programme, person=person, kind=kind, starts_on=start, given_at=AT)
    return person


def host(of: Office, **fields: Any) -> Host:
    told = {"kind": "school", "name": "École des Tilleuls", "postcode": "4000", "language": "fr"}
    return make_host(programme=of.programme, fields={**told, **fields}, by=of.coordinator, at=AT)


def trainer(
    of: Office, email: str = "trainer@clairiere.example", *, vetted: bool = True
) -> Trainer:
    person = member(of.programme, Role.Kind.TRAINER, email)
    if vetted:
        Vetting.objects.create(
            organisation=of.organisation,
            person=person,
            seen_on=dt.date(2026, 9, 1),
            check_again_on=dt.date(2029, 9, 1),
            ground=Vetting.Ground.MINORS,
        )
    return Trainer.objects.create(programme=of.programme, person=person, languages=["fr"])


def course(of: Office, at: Host | None = None, **fields: Any) -> Course:
    return make_course(host=at or host(of), fields=fields, by=of.coordinator, at=AT)


def filled(of: Office, at: Host | None = None, **fields: Any) -> Course:
    """Make a course that lacks nothing but its dates and their trainers."""
    where = at or host(of)
    head = make_contact(host=where, fields={"name": "A. Peeters"}, by=of.coordinator, at=AT)
    coach = make_contact(
        host=where, fields={"name": "C. Diallo", "is_coach": True}, by=of.coordinator, at=AT
    )
    told = {
        "host_adult": head,
        "coach": coach,
        "responsible": "C. Diallo",
        "deputy": "A. Peeters",
        "group_size": 20,
        "adults_present": 2,
        "phones": "away",
        "languages": ["fr"],
        "plan": "help-a-friend",
    }
    return course(of, where, **{**told, **fields})


def when(day: int = 10, hour: int = 9, minutes: int = 100, **more: Any) -> When:
    starts_at = dt.datetime(2027, 3, day, hour, 0, tzinfo=dt.UTC)
    return When(starts_at, starts_at + dt.timedelta(minutes=minutes), **more)


def dated(of: Office, on: Course, at: When | None = None) -> CourseDate:
    return add_date(course=on, when=at or when(), by=of.coordinator, at=AT)


def promised(of: Office, to: CourseDate, who: Trainer) -> Assignment:
    """Ask a trainer to lead a date, who accepts."""
    asked = ask(date=to, trainer=who, part=Assignment.Part.LEAD, by=of.coordinator, at=AT)
    return answer(assignment=asked, accepts=True, by=who.person, at=AT)
