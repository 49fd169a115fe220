"""Erase what was kept of courses long enough. A part of the purge of the whole program."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max, ProtectedError, Q, QuerySet

from declic.courses.models import Contact, Course, Host, Note, State, Task
from declic.letters.actions import drop_costs

WORDS_STAY = dt.timedelta(days=730)
COURSES_STAY = dt.timedelta(days=7 * 365 + 2)
# What was said of a course, and the adults whom a session named: nobody needs it for the accounts.
SAID = ("wished", "needs", "responsible", "deputy", "trusted_adult", "help_place", "help_until")
OVER = (State.CLOSED, State.CANCELLED)


@transaction.atomic
def forget_courses(*, at: dt.datetime) -> int:
    """Erase courses 7 years after their last date, with all that hangs on them; tell how many rows.

    One that a floor above protects, such as one charged to a grant, stays until it does no more.
    What was said of one goes after 24 months, and so do the adults of a host that had no course
    since. A course that never had a date is over when it was closed or cancelled, and counts from
    the day on which it was made; one that still waits for a date stays.
    """
    gone = [course for course in _over_before(at - COURSES_STAY) if _erased(course)]
    return len(gone) + _forget_words(at - WORDS_STAY) + _forget_adults(at - WORDS_STAY)


def _erased(course: Course) -> bool:
    try:
        with transaction.atomic():
            drop_costs(about=[course.pk])
            Course.objects.filter(pk=course.pk).delete()
    except ProtectedError:
        return False
    return True


def _over_before(day: dt.datetime) -> QuerySet[Course]:
    dated = Course.objects.annotate(last=Max("dates__ends_at"))
    return dated.filter(Q(last__lte=day) | Q(last=None, state__in=OVER, made_at__lte=day))


def _forget_words(day: dt.datetime) -> int:
    old = list(_over_before(day).values_list("pk", flat=True))
    said = Q()
    for name in SAID:
        said |= ~Q(**{name: ""})
    rows = Course.objects.filter(said, pk__in=old)
    number = rows.update(**dict.fromkeys(SAID, ""))
    told = (model.objects.filter(course__in=old).delete()[0] for model in (Note, Task))
    return number + sum(told)


def _forget_adults(day: dt.datetime) -> int:
    """Erase adults who were written down long ago, of hosts whose last course is long over."""
    later = Course.objects.exclude(pk__in=_over_before(day).values("pk"))
    quiet = Host.objects.exclude(pk__in=later.values("host"))
    return Contact.objects.filter(host__in=quiet, made_at__lte=day).delete()[0]
