"""How many young people the courses of a grant reached, and what was told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from declic.courses.models import Course
from declic.funding.models import Charge, Grant, Kind, Told
from declic.funding.rules.telling import People, people
from declic.funding.rules.units import people_of


def groups_by_place(grant: Grant) -> Mapping[str, Sequence[int]]:
    """Give how many were in each course, by the kind of its place, as they were charged."""
    found: dict[str, list[int]] = defaultdict(list)
    for row in _charged(grant):
        found[row.course.host.kind].append(present_in(row.course))
    return found


def present_in(course: Course) -> int:
    """Reckon how many a course reached."""
    dates = (date for date in course.dates.all() if date.cancelled_at is None)
    return people_of((date.group, date.present) for date in dates)


def told_by_place(grant: Grant) -> Mapping[str, Sequence[int]]:
    """Give all numbers that were ever told, by the kind of place, the last one last."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, number in Told.objects.filter(grant=grant).values_list("place", "number"):
        found[place].append(number)
    return found


def people_told(grant: Grant) -> People:
    """Give what a sponsor reads of young people now."""
    told = {place: numbers[-1] for place, numbers in told_by_place(grant).items()}
    held = {place: sum(groups) for place, groups in groups_by_place(grant).items()}
    return people(told, held)


def _charged(grant: Grant) -> list[Charge]:
    rows = Charge.objects.filter(unit__grant=grant, unit__kind=Kind.COURSE)
    rows = rows.select_related("course__host").prefetch_related("course__dates")
    return list(rows.order_by("at", "course"))
