"""How it spreads in a programme, in as many questions for ten actions as for ten thousand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, IntegerField, QuerySet, Sum
from django.db.models.functions import Coalesce

from declic.peers.models import Deed, DeedState, Point, Recall
from declic.peers.rules.cascade import Node, Reach, Told, forest
from declic.people.models import Person, Programme, Purpose, Right
from declic.people.queries import programmes_with


def programmes_to_see(who: Person | None, *, on: dt.date) -> QuerySet[Programme]:
    """Give the programmes whose spreading somebody may see: in figures that point at nobody."""
    kept = programmes_with(who, Right.COORDINATE, on=on)
    funded = programmes_with(who, Right.FUND, on=on)
    return (kept | funded).select_related("organisation").order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class Spread:
    """The forest of a programme, and what was remembered later of how many who were asked."""

    nodes: tuple[Node, ...]
    asked: int
    remember: int


def spread(programme: Programme) -> Spread:
    """Give how it spreads; rehearsals and demonstrations beside real ones are left out."""
    real = programme.purpose if programme.purpose == Purpose.DEMO else Purpose.REAL
    points = Point.objects.filter(programme=programme, purpose=real)
    reached = _reached(points)
    told = [
        Told(
            key=each.pk,
            kind=each.host.kind,
            reach=reached.get(each.pk, Reach()),
            course=each.course_id,
            course_kind=each.host.kind,
            grown_from=each.grown_from_id,
        )
        for each in points.select_related("host").order_by("number")
    ]
    recalled = Recall.objects.filter(point__in=points).aggregate(
        asked=Coalesce(Sum("asked"), 0), remember=Coalesce(Sum("remember"), 0)
    )
    return Spread(forest(told), recalled["asked"], recalled["remember"])


def _reached(points: QuerySet[Point]) -> Mapping[UUID, Reach]:
    """Add up in the database: what the coach says in place of what was told."""
    told = F("took_part") + F("heard") + F("asked")
    right = F("right_took_part") + F("right_heard") + F("right_asked")
    rows = (
        Deed.objects.filter(point__in=points)
        .exclude(state=DeedState.REJECTED)
        .values_list("point", "state")
        .annotate(deeds=Count("pk"))
        .annotate(people=Sum(Coalesce(right, told, output_field=IntegerField())))
        .order_by()
    )
    found: dict[UUID, Reach] = defaultdict(Reach)
    for point, state, deeds, people in rows:
        is_sure = state != DeedState.REPORTED
        found[point] += Reach(deeds, people if is_sure else 0, 0 if is_sure else people)
    return found
