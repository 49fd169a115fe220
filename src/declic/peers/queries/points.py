"""Contact points with what they lack; asked in a fixed number of questions, however many."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from declic.peers.models import Adult, Member, Part, Point
from declic.peers.queries.seen import BESIDE
from declic.peers.rules.standing import Alarm, alarms
from declic.people.models import RIGHTS, Person, Programme, Role
from declic.people.queries import is_vetted, programmes_with

# The roles that let somebody be an adult of a contact point.
KINDS = [kind for kind, rights in RIGHTS.items() if not rights.isdisjoint(BESIDE)]


@dataclass(frozen=True, slots=True)
class Stood:
    """A contact point, its adults who are there, how many young people, and what is missing."""

    point: Point
    coach: Person | None
    second: Person | None
    young: int
    alarms: tuple[Alarm, ...]


def stood(points: Iterable[Point], *, on: dt.date) -> list[Stood]:
    """Say of each how it stands on a day."""
    wanted = list(points)
    there = adults_there([each.pk for each in wanted], on=on)
    young = Counter(going_on(wanted).values_list("point", flat=True))
    return [_one(each, there.get(each.pk, {}), young[each.pk]) for each in wanted]


def _one(point: Point, there: Mapping[str, Person], young: int) -> Stood:
    missing = alarms(young=young, parts=frozenset(there), ended=point.ended_on is not None)
    return Stood(point, there.get(Part.COACH), there.get(Part.SECOND), young, missing)


def going_on(points: Iterable[Point]) -> QuerySet[Member]:
    """Give the young people who have not stopped."""
    return Member.objects.filter(point__in=list(points), ended_on=None)


def adults_there(points: Iterable[UUID], *, on: dt.date) -> Mapping[UUID, Mapping[str, Person]]:
    """Give for each contact point who of its adults is really there, by part.

    Whose account is closed or whose role in the programme is over is not there.
    """
    rows = Adult.objects.filter(point__in=list(points), ended_at=None, person__is_active=True)
    found = list(rows.select_related("person", "point"))
    held = _held({each.person_id for each in found}, on)
    there: dict[UUID, dict[str, Person]] = defaultdict(dict)
    for each in found:
        if (each.person_id, each.point.programme_id) in held:
            there[each.point_id][each.part] = each.person
    return there


def _held(people: set[UUID], on: dt.date) -> set[tuple[UUID, UUID]]:
    roles = Role.objects.filter(person__in=people, kind__in=KINDS, ended_at=None, starts_on__lte=on)
    roles = roles.exclude(ends_on__lt=on)
    return set(roles.values_list("person", "programme"))


def may_stand_beside(person: Person, programme: Programme, *, on: dt.date) -> bool:
    """Say whether somebody has a role that lets them be an adult of a contact point."""
    return any(programmes_with(person, right, on=on).filter(pk=programme.pk) for right in BESIDE)


def is_fit(person: Person, programme: Programme, *, on: dt.date) -> bool:
    """Say whether the organisation has seen what it must see of whoever meets young people."""
    return is_vetted(person, programme.organisation, on=on)


def to_choose(programme: Programme, *, on: dt.date) -> QuerySet[Person]:
    """Give who may be an adult of a contact point of the programme, by name."""
    roles = Role.objects.filter(programme=programme, kind__in=KINDS, ended_at=None)
    roles = roles.filter(starts_on__lte=on).exclude(ends_on__lt=on)
    return Person.objects.filter(pk__in=roles.values("person"), is_active=True).order_by("name")
