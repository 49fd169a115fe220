"""Which courses may be charged to which grant, and which units are free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from declic.courses.models import Course, CourseDate, State
from declic.funding.models import Charge, Grant, Unit
from declic.funding.rules.conditions import HERE, Asked, Offered, unmet
from declic.funding.rules.units import COUNTED, HELD, Kind, kind_of

# Of these a course is still to be held.
PREPARED = (State.RECEIVED, State.TALKING, State.DATED, State.READY)
MOST_OFFERED = 200


def free_units(grant: Grant, kind: Kind) -> list[Unit]:
    """Give the units for which no course stands, the first one first."""
    return list(Unit.objects.filter(grant=grant, kind=kind, charge=None).order_by("number"))


def charge_of(course: Course) -> Charge | None:
    """Give for which unit a course stands."""
    found = Charge.objects.filter(course=course)
    return found.select_related("unit__grant__sponsor").first()


def conditions_of(grant: Grant) -> Asked:
    """Give what a grant asks, as the rules read it."""
    return Asked(grant.starts_on, grant.ends_on, grant.host_kinds, grant.provinces)


def unmet_by(grant: Grant, course: Course) -> tuple[str, ...]:
    """Name the conditions of a grant that a course does not meet."""
    days = [day_of(date) for date in course.dates.all() if date.cancelled_at is None]
    return unmet(conditions_of(grant), Offered(days, course.host.kind, course.host.province))


def day_of(date: CourseDate) -> dt.date:
    """Give the day of a date by the clocks of Belgium."""
    return date.starts_at.astimezone(HERE).date()


def to_charge(grant: Grant) -> list[Course]:
    """Give the delivered courses that may be charged to a grant, the oldest first."""
    rows = _of(grant).filter(state__in=HELD, from_before=False, purpose__in=COUNTED, charge=None)
    return _fitting(grant, rows)


def to_plan(grant: Grant) -> list[Course]:
    """Give the courses that are to come and are meant for no grant yet."""
    return _fitting(grant, _of(grant).filter(state__in=PREPARED, planned_for=None))


def _of(grant: Grant) -> QuerySet[Course]:
    rows = Course.objects.filter(programme=grant.programme, purpose=grant.purpose)
    rows = rows.select_related("host").prefetch_related("dates")
    return rows.order_by("year", "number")


def _fitting(grant: Grant, rows: Iterable[Course]) -> list[Course]:
    return [each for each in rows if not unmet_by(grant, each)][:MOST_OFFERED]


def grants_for(course: Course, grants: QuerySet[Grant]) -> list[Grant]:
    """Give those of some grants for which a course could stand, free units or none."""
    rows = grants.filter(programme=course.programme_id, purpose=course.purpose)
    kind = kind_of(course.audience)
    rows = rows.filter(units__kind=kind).distinct().order_by("starts_on", "name")
    return [each for each in rows if not unmet_by(each, course)]
