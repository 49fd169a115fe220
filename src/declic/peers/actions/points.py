"""Begin a contact point, name its adults, end it. Who coordinates its programme may."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from declic.courses.models import Course, Host
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Adult, Device, Member, Part, Point
from declic.peers.queries.points import is_fit, may_stand_beside
from declic.peers.queries.seen import hosts_for_points, points_kept_by
from declic.people.models import Person, Programme


@dataclass(frozen=True, slots=True)
class Beside:
    """The two adults: neither is alone with what a young person says."""

    coach: Person
    second: Person


@transaction.atomic
def begin(  # noqa: PLR0913  # each by its name
    *,
    host: Host,
    adults: Beside,
    course: Course | None = None,
    grown_from: Point | None = None,
    by: Person | None,
    at: dt.datetime,
) -> Point:
    """Begin a contact point at a host, with the course or the contact point that it comes of."""
    if not hosts_for_points(by, on=at.date()).filter(pk=host.pk).exists():
        raise PointRefusedError("not_yours")
    if course is not None and course.host_id != host.pk:
        raise PointRefusedError("other_host")
    if grown_from is not None and grown_from.programme_id != host.programme_id:
        raise PointRefusedError("not_yours")
    _check(adults, host.programme, at)
    of = Point.objects.select_for_update().filter(programme=host.programme)
    point = Point.objects.create(
        programme=host.programme,
        purpose=course.purpose if course else host.programme.purpose,
        host=host,
        course=course,
        grown_from=grown_from,
        number=(of.aggregate(last=Max("number"))["last"] or 0) + 1,
        started_on=at.date(),
        made_by=by,
        made_at=at,
    )
    for part, person in ((Part.COACH, adults.coach), (Part.SECOND, adults.second)):
        Adult.objects.create(point=point, person=person, part=part, starts_at=at)
    return point


def move_points(gone: Host, keep: Host) -> None:
    """Give the contact points of one host to another, of which it was found to be the same."""
    Point.objects.filter(host=gone).update(host=keep)


def _check(adults: Beside, programme: Programme, at: dt.datetime) -> None:
    if adults.coach.pk == adults.second.pk:
        raise PointRefusedError("one_adult")
    for person in (adults.coach, adults.second):
        if not may_stand_beside(person, programme, on=at.date()):
            raise PointRefusedError("no_role")
        if not is_fit(person, programme, on=at.date()):
            raise PointRefusedError("not_vetted")


@transaction.atomic
def name_adults(*, point: Point, adults: Beside, by: Person | None, at: dt.datetime) -> None:
    """Name who is beside the young people from now on; whoever was before sees it no longer."""
    row = _kept(point, by, at)
    _check(adults, row.programme, at)
    now = {each.part: each for each in row.adults.filter(ended_at=None)}
    wanted = {Part.COACH: adults.coach, Part.SECOND: adults.second}
    # All who go, go first: two may change places.
    changed = [p for p, who in wanted.items() if p not in now or now[p].person_id != who.pk]
    row.adults.filter(ended_at=None, part__in=changed).update(ended_at=at)
    for part in changed:
        Adult.objects.create(point=row, person=wanted[part], part=part, starts_at=at)


@transaction.atomic
def end(*, point: Point, why: str, by: Person | None, at: dt.datetime) -> None:
    """End a contact point: its cards open nothing from the same moment."""
    row = _kept(point, by, at)
    if why not in Point.End.values:
        raise PointRefusedError("reason")
    row.ended_on, row.end = at.date(), why
    row.save(update_fields=["ended_on", "end"])
    Device.objects.filter(member__point=row).delete()
    cards = Member.objects.filter(point=row).exclude(card=None)
    cards.update(card=None, card_ended_at=at)


def _kept(point: Point, by: Person | None, at: dt.datetime) -> Point:
    rows = points_kept_by(by, on=at.date()).filter(pk=point.pk, ended_on=None)
    row = rows.select_for_update().first()
    if row is None:
        raise PointRefusedError("ended")
    return row
