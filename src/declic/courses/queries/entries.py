"""Dates of courses as entries of a calendar: for one date, and for one person's feed."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from declic.courses.models import Assignment, CourseDate
from declic.courses.queries.letters import is_shelter, place_of
from declic.courses.queries.seen import dates_visible_to
from declic.letters.models import Entry
from declic.people.models import Person

# A calendar program keeps what it has read; so long a date is still told, moved or cancelled.
STAYS = dt.timedelta(days=60)


def entry(date: CourseDate, language: str, *, is_sure: bool = True) -> Entry:
    """Tell a date to a calendar, which may lie with a provider somewhere.

    Of a reception centre it says no place and no name: whoever has to go there signs in.
    """
    course = date.course
    hidden = is_shelter(course)
    with translation.override(language):
        number = _("Course %(number)s") % {"number": course.label}
        look = _("Where it is stands on your page in the office, once you have signed in.")
    return Entry(
        id=date.pk,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        title=number if hidden else f"{number}: {course.host.name}",
        place="" if hidden else place_of(date, course),
        about=look if hidden else "",
        changed=date.moved,
        is_cancelled=date.cancelled_at is not None,
        is_sure=is_sure,
    )


def entries_of(person: Person, *, at: dt.datetime) -> list[Entry]:
    """Give the dates that a person leads, coaches or looks after, while a role lets see them."""
    promised = Assignment.objects.filter(trainer__person=person)
    promised = promised.exclude(answer=Assignment.Answer.DECLINED)
    dates = _own(dates_visible_to(person, on=at.date()), person, promised)
    dates = dates.filter(ends_at__gte=at - STAYS).select_related("course__host")
    asked = promised.filter(answer=Assignment.Answer.ASKED).values_list("date", flat=True)
    unsure = set(asked)
    return [
        entry(date, person.language, is_sure=date.pk not in unsure)
        for date in dates.order_by("starts_at", "pk").distinct()
    ]


def _own(
    dates: QuerySet[CourseDate], person: Person, promised: QuerySet[Assignment]
) -> QuerySet[CourseDate]:
    leads = Q(pk__in=promised.values("date"))
    coaches = Q(course__coach__person=person) | Q(course__host_adult__person=person)
    return dates.filter(leads | coaches | Q(course__owner=person))
