"""Note who changed what about whom: the one way in which the log of access is written."""

from __future__ import annotations

import datetime as dt

from declic.people import queries
from declic.people.actions.refusals import PeopleRefused
from declic.people.models import Change, Organisation, Person, Programme, Right
from declic.people.queries import Who


def note(  # noqa: PLR0913  # each by its name
    kind: Change.Kind,
    *,
    by: Who,
    at: dt.datetime,
    person: Person | None = None,
    organisation: Organisation | None = None,
    programme: Programme | None = None,
    role: str = "",
) -> None:
    """Write one line of the log."""
    Change.objects.create(
        kind=kind,
        by=by,
        at=at,
        person=person,
        organisation=organisation or (programme.organisation if programme else None),
        programme=programme,
        role=role,
    )


def must_administer(who: Who, programme: Programme, *, on: dt.date) -> None:
    """Refuse whoever does not look after the people of that programme."""
    if not queries.may(who, Right.ADMINISTER, programme, on=on):
        raise PeopleRefused("not_yours")


def must_see(who: Who, person: Person, *, on: dt.date) -> None:
    """Refuse whoever may not know that this person is here."""
    if not queries.visible_to(who, on=on).filter(pk=person.pk).exists():
        raise PeopleRefused("not_yours")
