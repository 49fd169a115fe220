"""What a sponsor reads of a grant: numbers, and nothing that leads to a place, a day or a person.

This is the whole of it. Page, PDF and table are made of it, so that none of them can tell more.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from declic.courses.models import Course
from declic.funding.models import Charge, Grant, Kind
from declic.funding.queries.grants import Costs, costs_of, lines_of, stands_of
from declic.funding.queries.people import people_told, present_in
from declic.funding.queries.quotes import Said, quoted
from declic.funding.rules.progress import Progress, share_gone
from declic.funding.rules.telling import People, carried
from declic.kernel.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Reading:
    """One grant as its sponsor reads it. `places`: how many units at each kind of place; `gone`:
    how much of the period is over, from 0 to 1.
    """

    grant: Grant
    lines: Sequence[tuple[Kind, Progress]]
    places: Mapping[str, int]
    people: People
    languages: Sequence[str]
    costs: Mapping[Kind, Costs]
    gone: float
    quotes: Sequence[Said] = ()

    @property
    def rows(self) -> list[tuple[str, int, int | None]]:
        """Give for each kind of place how many units, and how many people are told of it."""
        told = self.people.by_place
        return [(place, count, told.get(place)) for place, count in self.places.items()]


def reading(grant: Grant, *, today: dt.date) -> Reading:
    """Gather what the sponsor of a grant reads today."""
    courses = [each.course for each in _charges(grant)]
    told = people_told(grant)
    places = Counter(course.host.kind for course in courses)
    return Reading(
        grant,
        [(line.kind, line.progress) for line in lines_of(grant, today=today)],
        dict(sorted(places.items(), key=lambda pair: (-pair[1], pair[0]))),
        told,
        _languages(courses),
        _costs(grant),
        share_gone((grant.starts_on, grant.ends_on), today),
        quoted(grant, told.by_place),
    )


def _costs(grant: Grant) -> Mapping[Kind, Costs]:
    stands = stands_of(grant)
    every = {kind: costs_of(stands, kind) for kind in Kind}
    return {kind: each for kind, each in every.items() if each.of}


@dataclass(frozen=True, slots=True)
class Row:
    """A course that the figures come from, for those who may see it."""

    course: Course
    kind: str
    present: int


def rows_of(grant: Grant) -> list[Row]:
    """Give the courses that the figures are made of: for the office, never for a sponsor."""
    return [Row(each.course, each.unit.kind, present_in(each.course)) for each in _charges(grant)]


def _charges(grant: Grant) -> list[Charge]:
    rows = Charge.objects.filter(unit__grant=grant).select_related("course__host", "unit")
    rows = rows.order_by("unit__kind", "unit__number")
    return list(rows.prefetch_related("course__dates"))


def _languages(courses: Sequence[Course]) -> list[str]:
    """Give the languages that enough people shared: a rare one would point at a few."""
    told = carried((course.languages, present_in(course)) for course in courses)
    return [each.code for each in LANGUAGES if each.code in told]
