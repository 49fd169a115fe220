"""Lists of hosts, and which of them may be the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from declic.courses.models import Contact, Course, Host
from declic.courses.rules.alike import Named, alike

MOST = 5


def narrowed(rows: QuerySet[Host], *, q: str, kind: str, province: str) -> QuerySet[Host]:
    """Leave the hosts that are wanted; what is empty narrows nothing."""
    for word in q.split():
        adults = Contact.objects.filter(Q(name__icontains=word) | Q(email__icontains=word))
        said = Q(name__icontains=word) | Q(city__icontains=word) | Q(postcode__startswith=word)
        rows = rows.filter(said | Q(pk__in=adults.values("host")))
    if kind:
        rows = rows.filter(kind=kind)
    return rows.filter(province=province) if province else rows


def counted(rows: QuerySet[Host]) -> QuerySet[Host]:
    """Bring along how many courses each has, as `number`."""
    return rows.annotate(number=Count("courses"))


def courses_of(host: Host) -> QuerySet[Course]:
    """Give the courses of a host, the newest first."""
    return host.courses.order_by("-year", "-number")


def same_perhaps(hosts: Iterable[Host]) -> Mapping[UUID, list[Host]]:
    """Give for each host those of its programme that may be the same, in a fixed number of
    questions."""
    wanted = list(hosts)
    programmes = {host.programme_id for host in wanted}
    rows = Host.objects.filter(programme__in=programmes, retired_at=None)
    near = Q(postcode__in={host.postcode for host in wanted})
    emails = Contact.objects.filter(host__in=wanted).exclude(email="").values("email")
    near |= Q(pk__in=Contact.objects.filter(email__in=emails).values("host"))
    adults = Contact.objects.exclude(email="").only("host", "email")
    with_adults = Prefetch("contacts", queryset=adults, to_attr="written_to")
    others: list[Host] = list(
        rows.filter(near).prefetch_related(with_adults).order_by("name", "pk")
    )
    named = {other.pk: _named(other) for other in others}
    mine = {host.pk: named.get(host.pk) or _named(host) for host in wanted}
    return {
        host.pk: [other for other in others if _may_be(host, other, mine[host.pk], named)][:MOST]
        for host in wanted
    }


def _may_be(host: Host, other: Host, mine: Named, named: Mapping[UUID, Named]) -> bool:
    ours = other.pk != host.pk and other.programme_id == host.programme_id
    return ours and alike(mine, named[other.pk])


def _named(host: Host) -> Named:
    adults: list[Contact] = getattr(host, "written_to", [])
    return Named(host.name, host.postcode, frozenset(each.email.lower() for each in adults))
