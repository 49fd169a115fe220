"""The rows of a course, and its report, as far as its reader sees the course.

For floors above also what may be told of tables and sums of people: `published`, `spread`,
`share`, `sum_of`, `frozen`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from declic.courses.models import Course, CourseDate
from declic.courses.queries.seen import courses_visible_to
from declic.impact.models import Gathered, Report
from declic.impact.rules.cells import (
    Published,
    Share,
    Spread,
    frozen,
    published,
    share,
    spread,
    sum_of,
)
from declic.impact.rules.change import Change, Estimate, TooFew
from declic.impact.rules.kept import change_of
from declic.impact.rules.people import Answered, people
from declic.impact.rules.pooling import Forest, Pooled, pooled
from declic.impact.rules.report import Figures, figures
from declic.laptops.models import Result
from declic.people.models import Person

__all__ = [
    "Change", "Estimate", "Forest", "Pooled", "Published", "Share", "Source", "Spread", "TooFew",
    "answered", "figures_of", "frozen", "has_report", "pooled_of", "present", "published",
    "reports_visible_to", "share", "sources", "spread", "sum_of",
]  # fmt: skip

Rows = list[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Source:
    """A date of a course, and whether the answers of its session are here. `forms`: how many."""

    date: CourseDate
    rows: Rows
    here: bool

    @property
    def forms(self) -> int:
        return sum(len(row["forms"]) for row in self.rows)


def reports_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Report]:
    """Give the reports of the courses that one sees."""
    return Report.objects.filter(course__in=courses_visible_to(who, on=on))


def has_report(course: Course) -> bool:
    """Say whether a course's figures were published."""
    return Report.objects.filter(course=course).exists()


def sources(course: Course) -> list[Source]:
    """Give the standing dates of a course with the rows of the session that holds each.

    A date counts by one session only, wherever it was held.
    """
    dates = list(course.dates.filter(cancelled_at=None))
    rows = _rows([date.session for date in dates if date.session])
    return [
        Source(date, rows.get(date.session, []), here=date.session in rows)
        if date.session
        else Source(date, [], here=False)
        for date in dates
    ]


def _rows(sessions: Collection[UUID]) -> dict[UUID, Rows]:
    brought = Result.objects.filter(pk__in=sessions).values_list("pk", "rows")
    own = Gathered.objects.filter(pk__in=sessions).values_list("pk", "rows")
    return {**dict(own), **dict(brought)}


def answered(found: Collection[Source]) -> Iterator[Answered]:
    """Give the people of a course, group by group: codes are compared inside one group only."""
    groups: dict[str, Rows] = {}
    for source in found:
        groups.setdefault(source.date.group, []).extend(source.rows)
    for rows in groups.values():
        yield from people(rows)


def present(found: Collection[Source]) -> int | None:
    """Give how many were there: of each group the fullest of its parts. None if nobody said."""
    most: dict[str, int] = {}
    for source in found:
        if source.date.present is not None:
            group = source.date.group
            most[group] = max(most.get(group, 0), source.date.present)
    return sum(most.values()) or None


def figures_of(found: Collection[Source]) -> Figures:
    """Reckon the figures of a course from what is here."""
    return figures(list(answered(found)), present=present(found))


def pooled_of(courses: QuerySet[Course], *, measure: str = "know") -> Pooled | Forest:
    """Take the published reports of courses together, in the order of their numbers.

    A course is one unit, from eight courses on; below, each stands for itself. Courses without a
    report are not in it.
    """
    told = Report.objects.filter(course__in=courses).order_by("course__year", "course__number")
    found = told.values_list("figures", flat=True)
    return pooled([change_of(figures, measure) for figures in found])
