"""Charge a delivered course to a grant, and take it off again."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from declic.courses.models import Course
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.actions.rights import check_may
from declic.funding.actions.telling import retell
from declic.funding.models import Charge, Entry, Grant, Planned, Unit
from declic.funding.queries.charging import charge_of, free_units, unmet_by
from declic.funding.rules.units import kind_of, may_be_charged
from declic.people.models import Person


def charge(*, grant: Grant, course: Course, by: Person | None, at: dt.datetime) -> Charge:
    """Let a delivered course stand for the first free unit of its kind.

    Refused with `may`, `programme`, `not_delivered`, `conditions` (and which), `charged`, or
    `full`. That a course stands for one unit alone, and a unit for one course, the database keeps:
    of two who press at once, the later one is refused or gets the next unit.
    """
    check_may(grant.programme, by=by, at=at)
    _check(grant, course)
    if charge_of(course) is not None:
        raise FundingRefusedError("charged")
    kind = kind_of(course.audience)
    for unit in free_units(grant, kind):
        try:
            with transaction.atomic():
                return _charged(unit, course, by, at)
        except IntegrityError as taken:
            if charge_of(course) is not None:
                raise FundingRefusedError("charged") from taken
    raise FundingRefusedError("full", kind)


def _check(grant: Grant, course: Course) -> None:
    if course.programme_id != grant.programme_id:
        raise FundingRefusedError("programme")
    told = {"purpose": course.purpose, "of": grant.purpose, "from_before": course.from_before}
    if not may_be_charged(course.state, **told):  # type: ignore[arg-type]  # each by its name
        raise FundingRefusedError("not_delivered")
    if lacks := unmet_by(grant, course):
        raise FundingRefusedError("conditions", *lacks)


def _charged(unit: Unit, course: Course, by: Person | None, at: dt.datetime) -> Charge:
    # As it stands now: whoever takes *delivered* back may have been quicker.
    fresh = Course.objects.select_related("host").get(pk=course.pk)
    _check(unit.grant, fresh)
    made = Charge.objects.create(unit=unit, course=fresh, by=by, at=at)
    Planned.objects.filter(course=fresh).delete()
    _note(made, Entry.Did.CHARGED, "", by, at)
    retell(grant=unit.grant, at=at)
    return made


def take_off(
    *, unit: Unit, course: Course, reason: str, by: Person | None, at: dt.datetime
) -> None:
    """Take a course off the unit for which it stands, with a reason; the history keeps both.

    Refused with `reason`, or with `stale` when that course does not stand there any more.
    """
    with transaction.atomic():
        check_may(unit.grant.programme, by=by, at=at)
        if not reason.strip():
            raise FundingRefusedError("reason")
        found = Charge.objects.filter(unit=unit, course=course).select_related("unit__grant")
        if (standing := found.first()) is None:
            raise FundingRefusedError("stale")
        _taken_off(standing, reason, by, at)


def drop_undone(course: Course, reason: str, by: Person | None, at: dt.datetime) -> None:
    """Take a course off that is not delivered any more, in the step that took *delivered* back."""
    found = Charge.objects.filter(course=course).select_related("unit__grant")
    if (standing := found.first()) is not None:
        _taken_off(standing, reason, by, at)


def _taken_off(standing: Charge, reason: str, by: Person | None, at: dt.datetime) -> None:
    _note(standing, Entry.Did.TAKEN_OFF, reason, by, at)
    grant = standing.unit.grant
    standing.delete()
    retell(grant=grant, at=at)


def _note(of: Charge, did: Entry.Did, reason: str, by: Person | None, at: dt.datetime) -> None:
    unit = of.unit
    Entry.objects.create(
        grant=unit.grant,
        course=of.course,
        kind=unit.kind,
        number=unit.number,
        did=did,
        reason=reason.strip()[:400],
        by=by,
        at=at,
    )
