"""Close an account and open it again; change how somebody is called."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.people import queries
from declic.people.actions.changes import must_see, note
from declic.people.actions.refusals import PeopleRefused
from declic.people.actions.sessions import end_sessions
from declic.people.models import Change, Person
from declic.people.queries import Who


@transaction.atomic
def close(person: Person, *, by: Who, at: dt.datetime) -> None:
    """Let nobody in with this account any more, and sign out whoever is in.

    Whoever has a role somewhere else is not closed by an administrator from here.
    """
    _may_open_and_close(by, person, on=at.date())
    if by == person:
        raise PeopleRefused("yourself")
    if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        raise PeopleRefused("closed")
    note(Change.Kind.CLOSED, by=by, at=at, person=person)
    end_sessions(person, at=at)


@transaction.atomic
def open_again(person: Person, *, by: Who, at: dt.datetime) -> None:
    """Let somebody in again; the roles are as they were."""
    _may_open_and_close(by, person, on=at.date())
    if not Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        raise PeopleRefused("open")
    note(Change.Kind.OPENED, by=by, at=at, person=person)


def _may_open_and_close(by: Who, person: Person, *, on: dt.date) -> None:
    if by is None:
        return
    must_see(by, person, on=on)
    ours = queries.administered(by, on=on)
    if not ours.exists() or person.is_staff:
        raise PeopleRefused("not_yours")
    elsewhere = person.roles.filter(ended_at=None).exclude(programme__in=ours)
    if elsewhere.exclude(ends_on__lt=on).exists():
        raise PeopleRefused("elsewhere")


@transaction.atomic
def introduce(person: Person, *, name: str, language: str) -> None:
    """Say how one is called, and in which language one reads."""
    Person.objects.filter(pk=person.pk).update(name=name, language=language)
