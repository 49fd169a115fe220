"""Make a programme and name it; make an organisation, as only the owner and staff do."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.people import queries
from declic.people.actions.changes import must_administer
from declic.people.actions.refusals import PeopleRefused
from declic.people.actions.roles import hold
from declic.people.models import Organisation, Programme, Purpose, RoleKind
from declic.people.queries import Who


@transaction.atomic
def new_organisation(
    *, name: str, purpose: Purpose = Purpose.REAL, by: Who, at: dt.datetime
) -> Organisation:
    """Make an organisation on this machine."""
    if by is not None and not by.is_staff:
        raise PeopleRefused("not_yours")
    return Organisation.objects.create(name=name, purpose=purpose, made_at=at)


@transaction.atomic
def new_programme(*, organisation: Organisation, name: str, by: Who, at: dt.datetime) -> Programme:
    """Make a programme; whoever makes it looks after its people."""
    if not _may_make_in(organisation, by, on=at.date()):
        raise PeopleRefused("not_yours")
    _must_be_new(organisation, name)
    made = Programme.objects.create(
        organisation=organisation, name=name, purpose=organisation.purpose, made_at=at
    )
    if by is not None:
        hold(by, made, RoleKind.ADMINISTRATOR, starts_on=at.date(), ends_on=None, by=by, at=at)
    return made


def _may_make_in(organisation: Organisation, by: Who, *, on: dt.date) -> bool:
    ours = queries.organisations_administered(by, on=on)
    if ours.filter(pk=organisation.pk).exists():
        return True
    # In an organisation that was only just made nobody can be administrator yet.
    return by is not None and by.is_staff and not organisation.programmes.exists()


@transaction.atomic
def rename_programme(programme: Programme, *, name: str, by: Who, at: dt.datetime) -> None:
    """Call a programme by another name."""
    must_administer(by, programme, on=at.date())
    if name != programme.name:
        _must_be_new(programme.organisation, name)
        Programme.objects.filter(pk=programme.pk).update(name=name)


def _must_be_new(organisation: Organisation, name: str) -> None:
    if Programme.objects.filter(organisation=organisation, name__iexact=name).exists():
        raise PeopleRefused("name_taken")
