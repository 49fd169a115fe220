"""Who may see whom. Access to accounts is written here and nowhere else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from declic.people.models import (
    Organisation,
    Person,
    Programme,
    Purpose,
    Right,
    Role,
    RoleKind,
    Vetting,
)
from declic.people.rules import Seen, kinds_with
from declic.people.rules import vetted as still_vetted

# Who acts: an account, or None, the machine's owner, who sees everything on the own machine.
Who = Person | None
Visitor = Person | AnonymousUser


def people_visible_to(visitor: Visitor) -> QuerySet[Person]:
    """Staff sees everybody, others themselves and their own organisation, strangers nobody."""
    if not isinstance(visitor, Person) or not visitor.is_active:
        return Person.objects.none()
    if visitor.is_staff:
        return Person.objects.all()
    own = Q(pk=visitor.pk)
    if visitor.organisation_id:
        own |= Q(organisation=visitor.organisation_id)
    return Person.objects.filter(own)


def organisations_visible_to(visitor: Visitor) -> QuerySet[Organisation]:
    """Staff sees all, others their own, strangers none."""
    if not isinstance(visitor, Person) or not visitor.is_active:
        return Organisation.objects.none()
    if visitor.is_staff:
        return Organisation.objects.all()
    if not visitor.organisation_id:
        return Organisation.objects.none()
    return Organisation.objects.filter(pk=visitor.organisation_id)


def demonstrates(organisation: UUID) -> bool:
    """Say whether an organisation is there to show the program, so that nothing leaves it."""
    return Organisation.objects.filter(pk=organisation, purpose=Purpose.DEMO).exists()


def roles_held(person: Person, on: dt.date) -> QuerySet[Role]:
    """Give the roles that hold for a person on a day; none when the account is closed."""
    if not person.is_active:
        return Role.objects.none()
    held = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gte=on))
    return Role.objects.filter(held, person=person)


def kinds_held(who: Person, on: dt.date) -> frozenset[RoleKind]:
    """Give what a person is on a day, in whichever programme."""
    found = roles_held(who, on).values_list("kind", flat=True)
    return frozenset(RoleKind(kind) for kind in found)


def programmes_with(who: Who, right: Right, *, on: dt.date) -> QuerySet[Programme]:
    """Give the programmes in which somebody has a right on a day; the machine's owner in all."""
    if who is None:
        return Programme.objects.all()
    held = roles_held(who, on).filter(kind__in=kinds_with(right))
    return Programme.objects.filter(pk__in=held.values("programme"))


def programmes_visible_to(who: Who, *, on: dt.date) -> QuerySet[Programme]:
    """Give the programmes in which somebody is anything on a day."""
    if who is None:
        return Programme.objects.all()
    return Programme.objects.filter(pk__in=roles_held(who, on).values("programme"))


def may(who: Who, right: Right, programme: Programme, *, on: dt.date) -> bool:
    """Say whether somebody has a right in a programme on a day."""
    return programmes_with(who, right, on=on).filter(pk=programme.pk).exists()


def is_vetted(person: Person, organisation: Organisation, *, on: dt.date) -> bool:
    """Say whether the organisation has seen what it must see of a person, and it still holds."""
    rows = Vetting.objects.filter(person=person, organisation=organisation)
    seen = rows.values_list("seen_on", "check_again_on", "exemption")
    return still_vetted((Seen(*each) for each in seen), on)


def vetted_among(
    people: Iterable[UUID], organisation: Organisation, *, on: dt.date
) -> frozenset[UUID]:
    """Give those of these people who are vetted for the organisation on a day, in one question."""
    rows = Vetting.objects.filter(person__in=list(people), organisation=organisation)
    seen: dict[UUID, list[Seen]] = {}
    told = rows.values_list("person", "seen_on", "check_again_on", "exemption")
    for person, seen_on, again_on, exemption in told:
        seen.setdefault(person, []).append(Seen(seen_on, again_on, exemption))
    return frozenset(person for person, each in seen.items() if still_vetted(each, on))
