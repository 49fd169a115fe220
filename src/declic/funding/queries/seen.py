"""Who sees which grants: the only place where this is written.

`who` is an account, or None, the machine's owner, who sees everything on the own machine.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from declic.funding.models import Grant, Reader, Sponsor
from declic.kernel.codes import fingerprint
from declic.people.models import Person, Programme, Right
from declic.people.queries import programmes_with

# A link is forgotten by whoever holds it: so it ends by itself, a year after the period.
LINK_LASTS = dt.timedelta(days=365)


def grants_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Grant]:
    """Give the grants of the programmes that one coordinates."""
    return _whole(Grant.objects.filter(programme__in=_kept(who, on)))


def sponsors_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Sponsor]:
    """Give the sponsors of the programmes that one coordinates."""
    return Sponsor.objects.filter(programme__in=_kept(who, on))


def grants_read_by(who: Person | None, *, on: dt.date) -> QuerySet[Grant]:
    """Give the grants whose sponsor's page somebody reads: their own sponsor's, and no other's.

    Whoever coordinates the programme reads what its sponsors read.
    """
    if who is None:
        return _whole(Grant.objects.all())
    funds = programmes_with(who, Right.FUND, on=on)
    theirs = Reader.objects.filter(person=who).values("sponsor")
    own = Grant.objects.filter(programme__in=funds, sponsor__in=theirs)
    return _whole(own | Grant.objects.filter(programme__in=_kept(who, on)))


def grant_of_link(secret: str, *, on: dt.date) -> Grant | None:
    """Give the grant that a sponsor's secret link is for."""
    found = Grant.objects.filter(link=fingerprint(secret), ends_on__gte=on - LINK_LASTS)
    return _whole(found).first()


def _kept(who: Person | None, on: dt.date) -> QuerySet[Programme]:
    return programmes_with(who, Right.COORDINATE, on=on)


def _whole(rows: QuerySet[Grant]) -> QuerySet[Grant]:
    return rows.select_related("sponsor", "programme__organisation")
