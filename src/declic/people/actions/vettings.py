"""Note that somebody's criminal record was seen, or why none is needed. Never the paper."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.people import queries
from declic.people.actions.changes import must_see, note
from declic.people.actions.refusals import PeopleRefused
from declic.people.models import Change, Ground, Organisation, Person, Vetting
from declic.people.queries import Who
from declic.people.rules import vetting_faults


@transaction.atomic
def note_vetting(  # noqa: PLR0913  # each by its name
    *,
    person: Person,
    organisation: Organisation,
    ground: Ground,
    seen_on: dt.date,
    issued_on: dt.date | None,
    check_again_on: dt.date | None,
    exemption: str,
    by: Who,
    at: dt.datetime,
) -> Vetting:
    """Write what was seen, for an organisation that `by` looks after. Nobody vets themselves."""
    today = at.date()
    must_see(by, person, on=today)
    if not queries.organisations_administered(by, on=today).filter(pk=organisation.pk).exists():
        raise PeopleRefused("not_yours")
    if by == person:
        raise PeopleRefused("yourself")
    faults = vetting_faults(
        ground,
        seen_on=seen_on,
        issued_on=issued_on,
        check_again_on=check_again_on,
        exemption=exemption,
        today=today,
    )
    if [*faults]:
        raise PeopleRefused("vetting")
    row = Vetting.objects.create(
        person=person,
        organisation=organisation,
        ground=ground,
        seen_on=seen_on,
        seen_by=by,
        issued_on=issued_on,
        check_again_on=check_again_on,
        exemption=exemption,
    )
    note(Change.Kind.VETTED, by=by, at=at, person=person, organisation=organisation)
    return row
