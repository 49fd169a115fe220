"""Who sees which hosts, courses, dates and trainers: the only place where this is written.

`who` is an account, or None, the machine's owner, who sees everything on the own machine.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet

from declic.courses.models import (
    Assignment,
    Contact,
    Course,
    CourseDate,
    Host,
    State,
    Trainer,
)
from declic.people.models import Person, Purpose, Right
from declic.people.queries import programmes_with

# Digits; more do not fit into a column.
_YEAR, _NUMBER = 4, 9


def courses_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Course]:
    """Give the courses of whom one coordinates, those one leads, and those of one's own host."""
    if who is None:
        return Course.objects.all()
    coordinates = Q(programme__in=programmes_with(who, Right.COORDINATE, on=on))
    return Course.objects.filter(coordinates | _led_by(who, on) | _coached_by(who, on))


def courses_called(name: str, *, on: dt.date) -> list[Course]:
    """Give the owner's courses of an id, or of a number such as 2026-12: one a programme."""
    rows = courses_visible_to(None, on=on).select_related("host")
    try:
        return list(rows.filter(pk=UUID(name)))
    except ValueError:
        year, _, number = name.partition("-")
    if not all(part.isascii() and part.isdigit() for part in (year, number)):
        return []
    small = len(year) <= _YEAR and len(number) <= _NUMBER
    return list(rows.filter(year=int(year), number=int(number))) if small else []


def _led_by(who: Person, on: dt.date) -> Q:
    """Courses to whose dates a person is promised, while the role of trainer holds."""
    leads = programmes_with(who, Right.LEAD, on=on)
    helps = programmes_with(who, Right.HELP_LEAD, on=on)
    promised = Assignment.objects.filter(trainer__person=who).exclude(
        answer=Assignment.Answer.DECLINED
    )
    standing = Q(programme__in=leads) | Q(programme__in=helps)
    return standing & Q(pk__in=promised.values("date__course"))


def _coached_by(who: Person, on: dt.date) -> Q:
    programmes = programmes_with(who, Right.COACH, on=on)
    return Q(programme__in=programmes, host__in=Contact.objects.filter(person=who).values("host"))


def courses_kept_by(who: Person | None, *, on: dt.date) -> QuerySet[Course]:
    """Give the courses that somebody may change: of the programmes that one coordinates."""
    return Course.objects.filter(programme__in=programmes_with(who, Right.COORDINATE, on=on))


def hosts_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Host]:
    """Give the hosts of the programmes that one coordinates."""
    return Host.objects.filter(programme__in=programmes_with(who, Right.COORDINATE, on=on))


def trainers_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Trainer]:
    """Give the trainers of the programmes that one coordinates, and oneself."""
    kept = Q(programme__in=programmes_with(who, Right.COORDINATE, on=on))
    if who is None:
        return Trainer.objects.filter(kept)
    leads = programmes_with(who, Right.LEAD, on=on) | programmes_with(who, Right.HELP_LEAD, on=on)
    return Trainer.objects.filter(kept | Q(person=who, programme__in=leads))


def dates_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[CourseDate]:
    """Give the dates of the courses that one sees."""
    return CourseDate.objects.filter(course__in=courses_visible_to(who, on=on))


def counted() -> QuerySet[Course]:
    """Give the courses that may stand in a figure: real ones that were delivered here."""
    held = [State.DELIVERED, State.FOLLOWED_UP, State.CLOSED]
    return Course.objects.filter(purpose=Purpose.REAL, state__in=held, from_before=False)
