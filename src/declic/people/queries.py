"""Who may see whom. Access to accounts is written here and nowhere else."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from declic.people.models import Organisation, Person

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
