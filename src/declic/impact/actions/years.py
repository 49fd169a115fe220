"""Publish a year: first the reports of its courses that lack one, then the year's, once."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import asdict

from django.db import transaction

from declic.impact.actions.publishing import publish
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.models import Report, Research, YearReport
from declic.impact.queries.years import attended, held_in, reported_in, year_of
from declic.impact.rules.research import lines
from declic.people.models import Person, Programme, Right
from declic.people.queries import may


def publish_year(
    *, programme: Programme, year: int, by: Person | None, at: dt.datetime
) -> YearReport:
    """Reckon a year's figures and freeze them. Again gives the same report, unchanged.

    Raise ImpactRefusedError: `may`; `nothing`, when no course of it has answers here.
    """
    if not may(by, Right.COORDINATE, programme, on=at.date()):
        raise ImpactRefusedError("may")
    known = YearReport.objects.filter(programme=programme, year=year).first()
    if known is not None:
        return known
    held = list(held_in(programme, year))
    there = set(Report.objects.filter(course__in=held).values_list("course", flat=True))
    for course in held:
        if course.pk not in there:
            # A course whose answers are not here goes without; the report says how many.
            with suppress(ImpactRefusedError):
                publish(course=course, by=by, at=at)
    return _freeze(programme, year, len(held), by, at)


@transaction.atomic
def _freeze(
    programme: Programme, year: int, held: int, by: Person | None, at: dt.datetime
) -> YearReport:
    reports = reported_in(programme, year)
    if not reports:
        raise ImpactRefusedError("nothing")
    kept = {
        "figures": asdict(year_of(reports, held=held)),
        "courses": [str(each.course_id) for each in reports],
        "made_by": by,
        "made_at": at,
    }
    made, _ = YearReport.objects.get_or_create(programme=programme, year=year, defaults=kept)
    rows = lines(attended([each.course for each in reports]))
    Research.objects.get_or_create(year=made, defaults={"rows": [dict(row) for row in rows]})
    return made
