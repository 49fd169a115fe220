"""A course's letters, mails and calendars, for the table of doors."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from declic.courses.actions.hosts import change_contact
from declic.courses.models import Course, CourseDate, Trainer
from declic.courses.queries.mails import planned_of
from declic.courses.tests.office import AT, Office, dated, filled, host, when
from declic.kernel.ids import new_id
from declic.letters.actions import note_cost, renew_feed
from declic.people.models import Person, Programme, RoleKind
from declic.people.tests import makers
from tests.office.course_things import given
from tests.office.things import Maker, Thing

# Nobody is promised twice to the same hours.
_days = count()


def course(programme: Programme, whose: Person) -> tuple[Course, CourseDate]:
    """A course that somebody leads, and of whose host they are the coach."""
    of = Office(programme, None)  # type: ignore[arg-type]  # the machine's owner acts
    made = filled(of, host(of, name=f"{programme} {whose}"))
    assert made.coach is not None
    told = {"person": whose, "email": "coach@school.example", "language": "fr"}
    change_contact(contact=made.coach, fields=told, by=None, at=AT)
    number = next(_days)
    date = dated(of, made, when(day=1 + number % 28, hour=5 + 2 * (number // 28 % 8)))
    # A door that was tried before may have retired them.
    trainer, _ = Trainer.objects.update_or_create(
        programme=programme, person=whose, defaults={"retired_at": None}
    )
    given(date, trainer)
    return Course.objects.get(pk=made.pk), date


def of_course(**more: str) -> Maker:
    return lambda *of: Thing({"course": course(*of)[0].pk, **more})


def cost(programme: Programme, whose: Person) -> Thing:
    found, _ = course(programme, whose)
    made = note_cost(about=found.pk, what="Train", amount="12", by=None, at=AT)
    return Thing({"course": found.pk, "cost": made.pk})


def planned(programme: Programme, whose: Person) -> Thing:
    found, _ = course(programme, whose)
    return Thing({"course": found.pk}, query={"which": next(planned_of(found)).key})


def of_organisation(**more: str) -> Maker:
    def make(programme: Programme, _whose: Person) -> Thing:
        return Thing({"organisation": programme.organisation_id, **more})

    return make


def feed(programme: Programme, _whose: Person) -> Thing:
    # An address ends with the role: so it is that of somebody who has one.
    trainer = makers.person(f"F{new_id()}", RoleKind.TRAINER, at=programme)
    return Thing({"secret": renew_feed(person=trainer, at=AT)})


PAPERS: Mapping[str, Any] = {
    "course with letters": of_course(),
    "letter": of_course(name="confirmation"),
    "paper": of_course(name="confirmation", form="docx"),
    "cost": cost,
    "planned mail": planned,
    "date for a calendar": lambda *of: Thing({"date": course(*of)[1].pk}),
    "feed": feed,
    "organisation": of_organisation(),
    "template": of_organisation(name="confirmation", language="fr"),
}
