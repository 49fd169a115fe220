"""Who sees that somebody asked to be talked with, and what may truly be said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from declic.courses.models import CourseDate, Host
from declic.peers.models import Adult, Handover, Member, Part, Point, Reading
from declic.peers.queries.points import adults_there
from declic.peers.queries.seen import points_beside
from declic.peers.rules.handing import ADULTS_LEAST, HandState, state
from declic.people.models import Person, Programme, Right, Role, RoleKind
from declic.people.queries import programmes_with
from declic.post.models import State
from declic.post.queries import mails

# How long it stays on the young person's page that something was done.
STAYS = dt.timedelta(days=14)
KIND = "group_note"


def key_of(handover: Handover) -> str:
    """Give how the names of the mails about it begin; they say nothing to whoever reads them."""
    return f"group-note:{handover.pk}:"


def handovers_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Handover]:
    """Give those of the contact points whose adult one is, and those that heads are told of.

    One that goes past the coach is never among the coach's, whatever else the coach may do here.
    """
    if who is None:
        return Handover.objects.all()
    beside = points_beside(who, on=on)
    heads = programmes_with(who, Right.ADMINISTER, on=on) | programmes_with(
        who, Right.COORDINATE, on=on
    )
    told = Q(point__in=beside.values("pk")) | (Q(point__programme__in=heads) & ~Q(heads_since=None))
    coached = Adult.objects.filter(person=who, part=Part.COACH, ended_at=None)
    past = Q(without_coach=True, point__in=coached.values("point"))
    return Handover.objects.filter(told).exclude(past)


def waiting(who: Person | None, *, on: dt.date) -> QuerySet[Handover]:
    """Give those that wait for a person to act, the oldest first."""
    rows = handovers_visible_to(who, on=on).filter(acted_at=None)
    return rows.select_related("point__host", "member").order_by("asked_at")


def recipients(handover: Handover, *, heads: bool, on: dt.date) -> list[Person]:
    """Give who is told: the adults who are there, two at least; heads beside them or in place.

    Nobody is told alone: with fewer than two, whoever leads the organisation is told too.
    """
    found = adults_of(handover.point, without_coach=handover.without_coach, on=on)
    if heads or len(found) < ADULTS_LEAST:
        known = {each.pk for each in (*found, *_coach_left_out(handover, on))}
        found += [
            each for each in heads_of(handover.point.programme, on=on) if each.pk not in known
        ]
    return found


def adults_of(point: Point, *, without_coach: bool, on: dt.date) -> list[Person]:
    """Give the adults of a contact point who are really there."""
    there = adults_there([point.pk], on=on).get(point.pk, {})
    return [person for part, person in there.items() if not (without_coach and part == Part.COACH)]


def _coach_left_out(handover: Handover, on: dt.date) -> list[Person]:
    if not handover.without_coach:
        return []
    there = adults_there([handover.point_id], on=on).get(handover.point_id, {})
    return [person for part, person in there.items() if part == Part.COACH]


def heads_of(programme: Programme, *, on: dt.date) -> list[Person]:
    """Give who leads the organisation: its administrators, else its coordinators."""
    roles = Role.objects.filter(programme=programme, ended_at=None, starts_on__lte=on)
    roles = roles.exclude(ends_on__lt=on)
    for kind in (RoleKind.ADMINISTRATOR, RoleKind.COORDINATOR):
        people = Person.objects.filter(
            pk__in=roles.filter(kind=kind).values("person"), is_active=True
        )
        if found := list(people.order_by("name", "pk")):
            return found
    return []


def in_session(host: Host, *, at: dt.datetime) -> bool:
    """Say whether a course is being held at the host right now."""
    running = CourseDate.objects.filter(course__host=host, starts_at__lte=at, ends_at__gte=at)
    return running.filter(cancelled_at=None, ended_at=None).exists()


@dataclass(frozen=True, slots=True)
class Stands:
    """A hand-over, and what may truly be said of it."""

    handover: Handover
    state: HandState
    readings: tuple[Reading, ...]


def stands(rows: Iterable[Handover]) -> list[Stands]:
    """Say of each how it stands."""
    wanted = list(rows)
    told = _read([each.pk for each in wanted])
    return [_one(each, told.get(each.pk, ())) for each in wanted]


def _one(handover: Handover, readings: tuple[Reading, ...]) -> Stands:
    acted = handover.acted_at is not None
    delivered = not readings and not acted and is_delivered(handover)
    return Stands(
        handover, state(delivered=delivered, is_read=bool(readings), acted=acted), readings
    )


def _read(keys: list[UUID]) -> dict[UUID, tuple[Reading, ...]]:
    rows = Reading.objects.filter(handover__in=keys).select_related("person").order_by("read_at")
    found: dict[UUID, tuple[Reading, ...]] = {}
    for each in rows:
        found[each.handover_id] = (*found.get(each.handover_id, ()), each)
    return found


def is_delivered(handover: Handover) -> bool:
    """Say whether a mail server has taken a mail that says to look here."""
    return mails(None).filter(key__startswith=key_of(handover), state=State.SENT).exists()


def of_member(member: Member, *, at: dt.datetime) -> list[Stands]:
    """Give what somebody asked and is still of interest to them; nobody else's."""
    rows = member.handovers.filter(Q(acted_at=None) | Q(acted_at__gt=at - STAYS))
    return stands(rows.select_related("acted_by").order_by("-asked_at")[:5])


def has_read(handover: Handover, who: Person | None) -> bool:
    """Say whether this person has opened it."""
    return who is not None and handover.readings.filter(person=who).exists()
