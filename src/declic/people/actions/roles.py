"""Give a role and end it. A role that ended lets nobody do anything from the same moment."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.people import queries
from declic.people.actions.changes import must_administer, must_see, note
from declic.people.actions.refusals import PeopleRefused
from declic.people.actions.sessions import end_sessions
from declic.people.models import Change, Person, Programme, Role, RoleKind
from declic.people.queries import Who


@transaction.atomic
def give(  # noqa: PLR0913  # each by its name
    *,
    person: Person,
    programme: Programme,
    kind: RoleKind,
    starts_on: dt.date,
    ends_on: dt.date | None,
    by: Who,
    at: dt.datetime,
) -> Role:
    """Give a role to somebody whom `by` may see, in a programme that `by` looks after."""
    must_administer(by, programme, on=at.date())
    must_see(by, person, on=at.date())
    if ends_on is not None and ends_on < max(starts_on, at.date()):
        raise PeopleRefused("over_already")
    return hold(person, programme, kind, starts_on=starts_on, ends_on=ends_on, by=by, at=at)


def hold(  # noqa: PLR0913  # each by its name
    person: Person,
    programme: Programme,
    kind: RoleKind,
    *,
    starts_on: dt.date,
    ends_on: dt.date | None,
    by: Who,
    at: dt.datetime,
) -> Role:
    """Write a role that was allowed already: by `give`, or by an invitation.

    Nobody has the same one twice: whoever ends it would end one, and the other would go on.
    """
    same = Role.objects.filter(person=person, programme=programme, kind=kind, ended_at=None)
    if same.exclude(ends_on__lt=starts_on).exists():
        raise PeopleRefused("has_role")
    role = Role.objects.create(
        person=person,
        programme=programme,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        given_by=by,
        given_at=at,
    )
    note(Change.Kind.ROLE_GIVEN, by=by, at=at, person=person, programme=programme, role=kind)
    return role


@transaction.atomic
def end(role: Role, *, by: Who, at: dt.datetime) -> None:
    """End a role now. Whoever has none left is signed out everywhere."""
    must_administer(by, role.programme, on=at.date())
    if by is not None and _is_last_administrator(role, at.date()):
        raise PeopleRefused("last_administrator")
    if not Role.objects.filter(pk=role.pk, ended_at=None).update(ended_at=at):
        raise PeopleRefused("ended")
    note(
        Change.Kind.ROLE_ENDED,
        by=by,
        at=at,
        person=role.person,
        programme=role.programme,
        role=role.kind,
    )
    if not queries.roles_held(role.person, at.date()).exists():
        end_sessions(role.person, at=at)


def _is_last_administrator(role: Role, today: dt.date) -> bool:
    if role.kind != RoleKind.ADMINISTRATOR or role.ended_at is not None:
        return False
    others = Role.objects.filter(
        programme=role.programme, kind=role.kind, ended_at=None, person__is_active=True
    )
    today_too = others.exclude(pk=role.pk).filter(starts_on__lte=today)
    return not today_too.exclude(ends_on__lt=today).exists()
