"""How grants stand: units, the courses that stand for them, what they cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from declic.courses.models import Course
from declic.funding.models import Charge, Entry, Grant, Kind, Planned, Unit
from declic.funding.queries.charging import PREPARED, day_of
from declic.funding.rules.costs import per_unit
from declic.funding.rules.progress import Progress, Span, progress, spans
from declic.funding.rules.units import kind_of
from declic.letters.queries.costs import totals

NEWEST = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of unit that a grant promises: how it stands, and month by month."""

    kind: Kind
    progress: Progress
    spans: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Stand:
    """A unit, and the course that stands for it with its last day and what it cost in cents."""

    unit: Unit
    charge: Charge | None
    day: dt.date | None
    cents: int | None


def lines_of(grant: Grant, *, today: dt.date) -> list[Line]:
    """Say how each kind of unit stands that the grant promises."""
    return lines_of_all([grant], today=today)[grant.pk]


def lines_of_all(grants: Iterable[Grant], *, today: dt.date) -> Mapping[UUID, list[Line]]:
    """Say it of many grants, in as many questions as of one."""
    every = list(grants)
    units = Unit.objects.filter(grant__in=every).select_related("charge__course")
    units = units.prefetch_related("charge__course__dates")
    planned = Planned.objects.filter(grant__in=every, course__state__in=PREPARED)
    planned = planned.select_related("course").prefetch_related("course__dates")
    rows, coming = list(units), list(planned)
    return {grant.pk: list(_lines(grant, rows, coming, today)) for grant in every}


def _lines(
    grant: Grant, units: Sequence[Unit], coming: Sequence[Planned], today: dt.date
) -> Iterable[Line]:
    period = (grant.starts_on, grant.ends_on)
    for kind in Kind:
        own = [unit for unit in units if unit.grant_id == grant.pk and unit.kind == kind]
        if not own:
            continue
        held = [last_day(unit.charge.course) for unit in own if hasattr(unit, "charge")]
        meant = [each.course for each in coming if each.grant_id == grant.pk]
        to_come = [last_day(course) for course in meant if kind_is(course, kind)]
        stands = progress(
            len(own), delivered=len(held), planned=len(to_come), period=period, today=today
        )
        days = {"delivered": _known(held, today), "planned": _known(to_come, grant.ends_on)}
        yield Line(kind, stands, spans(len(own), period, **days))


def _known(days: Iterable[dt.date | None], otherwise: dt.date) -> list[dt.date]:
    return [day or otherwise for day in days]


def kind_is(course: Course, kind: Kind) -> bool:
    """Say whether a course counts as a unit of that kind."""
    return kind_of(course.audience) is kind


def last_day(course: Course) -> dt.date | None:
    """Give the day on which a course ends; None while it has no date."""
    days = [day_of(date) for date in course.dates.all() if date.cancelled_at is None]
    return max(days, default=None)


def stands_of(grant: Grant) -> list[Stand]:
    """Give every unit of a grant, with the course that stands for it."""
    units = Unit.objects.filter(grant=grant).select_related("charge__course__host")
    rows = list(units.prefetch_related("charge__course__dates").order_by("kind", "number"))
    charges = {unit.pk: getattr(unit, "charge", None) for unit in rows}
    costs = totals([each.course_id for each in charges.values() if each])
    return [_stand(unit, charges[unit.pk], costs) for unit in rows]


def _stand(unit: Unit, charge: Charge | None, costs: Mapping[UUID, int]) -> Stand:
    if charge is None:
        return Stand(unit, None, None, None)
    return Stand(unit, charge, last_day(charge.course), costs.get(charge.course_id))


@dataclass(frozen=True, slots=True)
class Costs:
    """What is known of costs: of how many of the charged courses, and of one when all are known."""

    known: int
    of: int
    total: int
    one: int | None


def costs_of(stands: Iterable[Stand], kind: Kind) -> Costs:
    """Say what the charged courses of a kind cost."""
    own = [each for each in stands if each.charge and each.unit.kind == kind]
    cents = [each.cents for each in own]
    known = [each for each in cents if each is not None]
    return Costs(len(known), len(own), sum(known), per_unit(cents))


def planned_for(grant: Grant) -> list[Planned]:
    """Give the courses that are meant for a grant and are to come."""
    rows = Planned.objects.filter(grant=grant, course__state__in=PREPARED)
    rows = rows.select_related("course__host").prefetch_related("course__dates")
    return list(rows.order_by("at", "course"))


def history_of(grant: Grant) -> list[Entry]:
    """Give what was charged and taken off, the newest first."""
    rows = Entry.objects.filter(grant=grant).select_related("course__host", "by")
    return list(rows[:NEWEST])
