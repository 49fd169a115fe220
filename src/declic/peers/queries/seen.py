"""Who sees which contact points: the only place where this is written.

`who` is an account, or None, the machine's owner, who sees everything on the own machine.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from declic.courses.models import Host
from declic.courses.queries.seen import hosts_visible_to
from declic.peers.models import Adult, Member, Point
from declic.people.models import Person, Programme, Right
from declic.people.queries import programmes_with

# Who may be an adult of a contact point: the role ends, and so does what it let one see.
BESIDE = (Right.COACH, Right.COORDINATE)


def _beside(who: Person, on: dt.date) -> QuerySet[Programme]:
    first, second = (programmes_with(who, right, on=on) for right in BESIDE)
    return first | second


def points_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Point]:
    """Give the contact points of whose programme one coordinates, and those one stands beside.

    Of the young people of the first one sees no more than how many there are.
    """
    if who is None:
        return Point.objects.all()
    kept = Q(programme__in=programmes_with(who, Right.COORDINATE, on=on))
    return Point.objects.filter(kept | Q(pk__in=points_beside(who, on=on).values("pk")))


def points_beside(who: Person | None, *, on: dt.date) -> QuerySet[Point]:
    """Give the contact points whose adult one is, while the role in their programme holds."""
    if who is None:
        return Point.objects.all()
    mine = Adult.objects.filter(person=who, ended_at=None)
    return Point.objects.filter(programme__in=_beside(who, on), pk__in=mine.values("point"))


def points_kept_by(who: Person | None, *, on: dt.date) -> QuerySet[Point]:
    """Give the contact points that one may end and whose adults one names."""
    return Point.objects.filter(programme__in=programmes_with(who, Right.COORDINATE, on=on))


def members_beside(who: Person | None, *, on: dt.date) -> QuerySet[Member]:
    """Give the young people of the contact points whose adult one is."""
    return Member.objects.filter(point__in=points_beside(who, on=on)).select_related("point")


def hosts_for_points(who: Person | None, *, on: dt.date) -> QuerySet[Host]:
    """Give the hosts at which one may begin a contact point."""
    return hosts_visible_to(who, on=on).filter(retired_at=None)
