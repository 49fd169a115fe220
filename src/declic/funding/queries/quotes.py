"""The sentences of adults about the courses of a grant: all for the office, few for the sponsor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from declic.courses.models import Course
from declic.funding.models import Charge, Grant, Quote
from declic.funding.queries.grants import last_day
from declic.funding.rules.quotes import Source, shown, source


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as the sponsor reads it, and what of its course may stand beside it."""

    text: str
    language: str
    source: Source


def quotes_of(grant: Grant) -> list[Quote]:
    """Give what was written down, the newest first."""
    rows = Quote.objects.filter(grant=grant).select_related("course__host", "by", "approved_by")
    return list(rows.prefetch_related("course__dates"))


def quoted(grant: Grant, told: Mapping[str, int]) -> Sequence[Said]:
    """Give what the sponsor reads: approved, of courses that stand for a unit now."""
    standing = set(Charge.objects.filter(unit__grant=grant).values_list("course", flat=True))
    rows = [each for each in quotes_of(grant) if each.approved_at and each.course_id in standing]
    found = shown(((each, each.course.host.kind) for each in rows), told)
    return [Said(each.text, each.language, _source(each.course)) for each in found]


def _source(course: Course) -> Source:
    day = last_day(course)
    return source(course.host.kind, (day.year, day.month) if day else None)


def quotable(grant: Grant) -> list[Course]:
    """Give the courses of which somebody may have said something."""
    rows = Charge.objects.filter(unit__grant=grant).select_related("course__host")
    return [each.course for each in rows.order_by("unit__kind", "unit__number")]
