"""A course, its date, its host and all that hangs on them, for the table of doors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from uuid import UUID

from declic.courses.actions.dates import When
from declic.courses.actions.hosts import make_contact
from declic.courses.actions.notes import add_task
from declic.courses.actions.profiles import go_away
from declic.courses.models import Assignment, Contact, CourseDate, Trainer
from declic.courses.tests.office import AT, Office, dated, filled, host, when
from declic.kernel import clock
from declic.people.models import Person, Programme, Role, RoleKind, Vetting
from declic.people.tests import makers
from declic.post.actions import queue

NAMED = ("course", "date", "promise", "task", "host", "contact", "trainer", "mail")


def row(name: str, programme: Programme, whose: Person) -> UUID:
    """Give the row of that name which is somebody's: its trainer, and the coach of its host."""
    rows = _rows(programme.pk, whose.pk)
    # At another door it was cancelled.
    CourseDate.objects.filter(pk=rows["date"]).update(cancelled_at=None)
    return rows[name]


def given(date: CourseDate, trainer: Trainer) -> Assignment:
    """Promise somebody to a date, whatever else they are: nobody without a role is asked."""
    accepted = {"answer": Assignment.Answer.ACCEPTED, "asked_at": AT, "answered_at": AT}
    return Assignment.objects.create(
        date=date, trainer=trainer, part=Assignment.Part.LEAD, **accepted
    )


@cache
def _rows(programme_id: UUID, whose_id: UUID) -> Mapping[str, UUID]:
    """Nothing that is sent to the doors takes these rows away, so that they are made once."""
    programme = Programme.objects.get(pk=programme_id)
    whose = Person.objects.get(pk=whose_id)
    of = Office(programme, makers.person(f"C{whose_id}", RoleKind.COORDINATOR, at=programme))
    trainer = profile(programme, whose)
    where = host(of, name=f"École de {programme}")
    course = filled(of, where)
    # Nobody is in two places: every date made here has a day of its own, weeks after all others.
    begins = when().starts_at + dt.timedelta(days=60 + CourseDate.objects.count())
    date = dated(of, course, When(begins, begins + dt.timedelta(minutes=100)))
    contact = make_contact(host=where, fields={"name": f"D. of {programme}"}, by=None, at=AT)
    Contact.objects.filter(pk=contact.pk).update(person=whose)
    promise = given(date, trainer)
    task = add_task(course=course, what=f"{programme}", owner=None, due_on=None, by=None, at=AT)
    mail = queue(
        to="host@example.org",
        language="fr",
        subject=f"Mail of {programme}",
        text="Bonjour",
        organisation=programme.organisation.pk,
        kind="test",
        key=f"test:{course.pk}",
        at=AT,
    )
    rows = (course, date, promise, task, where, contact, trainer, mail)
    return {name: each.pk for name, each in zip(NAMED, rows, strict=True)}


def profile(programme: Programme, whose: Person) -> Trainer:
    """Give somebody the profile of a trainer, whatever else they are."""
    Vetting.objects.get_or_create(
        organisation=programme.organisation,
        person=whose,
        ground=Vetting.Ground.MINORS,
        seen_on=AT.date(),
    )
    return Trainer.objects.get_or_create(programme=programme, person=whose)[0]


def role_of_a_trainer(programme: Programme, _whose: Person) -> UUID:
    """Give the role of somebody of whom nothing else is known yet."""
    found = Role.objects.filter(programme=programme, kind=RoleKind.TRAINER).first()
    if found is None:
        makers.person("Nobody yet", RoleKind.TRAINER, at=programme)
    return Role.objects.filter(programme=programme, kind=RoleKind.TRAINER).first().pk  # type: ignore[union-attr]


def days_away(programme: Programme, whose: Person) -> UUID:
    """Give days away, made anew: coming to the door takes them back."""
    day = clock.now().date()
    who = profile(programme, whose)
    return go_away(trainer=who, starts_on=day, ends_on=day, by=None, at=AT).pk
