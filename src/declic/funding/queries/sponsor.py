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
from declic.funding.queries.grants import lines_of
from declic.funding.queries.people import people_told, present_in
from declic.funding.queries.quotes import Said, quoted
from declic.funding.rules.progress import Progress
from declic.funding.rules.telling import People, carried
from declic.kernel.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Reading:
    """One grant as its sponsor reads it. `places`: how many units at each kind of place."""

    grant: Grant
    lines: Sequence[tuple[Kind, Progress]]
    places: Mapping[str, int]
    people: People
    languages: Sequence[str]
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
        quoted(grant, told.by_place),
    )


def _charges(grant: Grant) -> list[Charge]:
    rows = Charge.objects.filter(unit__grant=grant).select_related("course__host")
    return list(rows.prefetch_related("course__dates"))


def _languages(courses: Sequence[Course]) -> list[str]:
    """Give the languages that enough people shared: a rare one would point at a few."""
    told = carried((course.languages, present_in(course)) for course in courses)
    return [each.code for each in LANGUAGES if each.code in told]
