"""The years of a programme: which reports there are, and of which courses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from declic.courses.models import Course
from declic.impact.models import Report, YearReport
from declic.impact.queries import answered, sources
from declic.impact.rules.research import Attended
from declic.impact.rules.year import Reported, Year, year
from declic.people.models import Person, Programme, Right
from declic.people.queries import programmes_with

HERE = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, slots=True)
class Standing:
    """A year of a programme. `held`: courses that took place; `reported`: those with a report."""

    programme: Programme
    year: int
    held: int
    reported: int
    made: YearReport | None


def programmes_kept(who: Person | None, *, on: dt.date) -> QuerySet[Programme]:
    """Give the programmes whose years somebody reads."""
    return programmes_with(who, Right.COORDINATE, on=on).select_related("organisation")


def held_in(programme: Programme, number: int) -> QuerySet[Course]:
    """Give the courses of a year of which something was held here: real ones, or the example's."""
    courses = Course.objects.filter(programme=programme, year=number, from_before=False)
    held = courses.filter(purpose=programme.purpose).exclude(
        dates__ended_at=None, dates__isnull=True
    )
    return held.filter(dates__ended_at__isnull=False).distinct().order_by("number")


def reported_in(programme: Programme, number: int) -> list[Report]:
    """Give the published reports of a year's courses, in the order of their numbers."""
    found = Report.objects.filter(course__programme=programme, course__year=number)
    return list(found.select_related("course__host").order_by("course__number"))


def standings(who: Person | None, *, on: dt.date) -> list[Standing]:
    """Give every year of the programmes that somebody keeps, the newest first."""
    return [
        standing(programme, number)
        for programme in programmes_kept(who, on=on).order_by("name")
        for number in _years(programme)
    ]


def _years(programme: Programme) -> list[int]:
    held = Course.objects.filter(programme=programme, dates__ended_at__isnull=False)
    return sorted(set(held.values_list("year", flat=True)), reverse=True)


def standing(programme: Programme, number: int) -> Standing:
    """Say what of a year is there."""
    return Standing(
        programme,
        number,
        held_in(programme, number).count(),
        Report.objects.filter(course__programme=programme, course__year=number).count(),
        YearReport.objects.filter(programme=programme, year=number).first(),
    )


def traced(report: YearReport) -> list[Course]:
    """Give the courses of a year in the order in which its figures number them."""
    found = Course.objects.filter(pk__in=report.courses).select_related("host")
    order = {key: place for place, key in enumerate(report.courses)}
    return sorted(found, key=lambda course: order[str(course.pk)])


def attended(courses: Iterable[Course]) -> Iterator[Attended]:
    """Give the courses as researchers may get them: by month and kind of place."""
    for course in courses:
        found = sources(course)
        begins = min((source.date.starts_at for source in found), default=None)
        if begins is not None:
            month = begins.astimezone(HERE).strftime("%Y-%m")
            yield Attended(month, course.host.kind, tuple(answered(found)))


def year_of(reports: Sequence[Report], *, held: int) -> Year:
    """Reckon a year from the published reports of its courses."""
    told = [Reported(each.course.host.kind, each.figures) for each in reports]
    return year(told, without=max(0, held - len(told)))
