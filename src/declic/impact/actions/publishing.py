"""Publish the figures of a course: once, so that nobody can compare two versions."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from django.db import transaction

from declic.courses.models import Course
from declic.impact.actions.gathering import gather_for
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.models import Report
from declic.impact.queries import figures_of, sources
from declic.people.models import Person, Purpose, Right
from declic.people.queries import may


def publish(*, course: Course, by: Person | None, at: dt.datetime) -> Report:
    """Reckon a course's figures and freeze them. Again gives the same report, unchanged.

    Raise ImpactRefusedError: `may`; `demo`, since only real courses have figures; `nothing`, when
    no answers of it are here.
    """
    with transaction.atomic():
        if not may(by, Right.COORDINATE, course.programme, on=at.date()):
            raise ImpactRefusedError("may")
        known = Report.objects.filter(course=course).first()
        if known is not None:
            return known
        if course.from_before or not _counts(course):
            raise ImpactRefusedError("demo")
        gather_for(course.dates.all())
        found = sources(course)
        if not any(source.rows for source in found):
            raise ImpactRefusedError("nothing")
        kept = {"figures": asdict(figures_of(found)), "made_by": by, "made_at": at}
        report, _ = Report.objects.get_or_create(course=course, defaults=kept)
    return report


def _counts(course: Course) -> bool:
    """Say whether it is a real course, or one of the example year, whose reports say so."""
    whole = Purpose.DEMO in {course.programme.purpose, course.programme.organisation.purpose}
    return course.purpose == Purpose.REAL or whole
