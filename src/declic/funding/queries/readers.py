"""Which accounts read the pages of a sponsor, and which could."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from declic.funding.models import Reader, Sponsor
from declic.people.models import Person, Role, RoleKind


def readers_of(sponsor: Sponsor) -> list[Reader]:
    """Give who reads, whether their role holds today or not."""
    rows = Reader.objects.filter(sponsor=sponsor).select_related("person")
    return list(rows.order_by("person__name", "person__email"))


def could_read(sponsor: Sponsor, *, on: dt.date) -> QuerySet[Person]:
    """Give who has the role of sponsor in the programme and reads nothing of this one yet."""
    held = Role.objects.filter(
        programme=sponsor.programme, kind=RoleKind.SPONSOR, ended_at=None, starts_on__lte=on
    ).exclude(ends_on__lt=on)
    people = Person.objects.filter(is_active=True, pk__in=held.values("person"))
    people = people.exclude(pk__in=Reader.objects.filter(sponsor=sponsor).values("person"))
    return people.order_by("name", "email")
