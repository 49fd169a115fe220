"""Who is told by mail that a date was moved or cancelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from declic.courses.models import Assignment, Course, CourseDate, State, Step
from declic.courses.queries import mails
from declic.courses.queries.mails import Planned
from declic.courses.rules import reminding
from declic.people.models import Purpose
from declic.people.queries import roles_held

# In these a host was told its dates, and trainers were asked for them.
_TOLD = frozenset({State.DATED, State.READY})


def planned_changes(course: Course) -> Iterator[Planned]:
    """Give the mails of a course's dates that were moved or cancelled, for somebody to look at."""
    dates = course.dates.filter(Q(cancelled_at__isnull=False) | Q(moved_at__isnull=False))
    rows = Assignment.objects.filter(date__in=dates).exclude(answer=Assignment.Answer.DECLINED)
    asked = rows.select_related("date__course__programme", "trainer__person")
    promises = list(asked.order_by("date__starts_at", "part"))
    contacts = mails.contacts_of(course)
    for date in dates:
        host, trainer = _kinds(date)
        yield from (mails.to_contact(host, course, contact, date) for contact in contacts)
        yield from (mails.to_trainer(trainer, each) for each in promises if each.date_id == date.pk)


def _kinds(date: CourseDate) -> tuple[str, str]:
    if date.cancelled_at is not None:
        return mails.CANCELLED_HOST, mails.CANCELLED_TRAINER
    return mails.MOVED_HOST, mails.MOVED_TRAINER


def due_changes(*, at: dt.datetime) -> Iterator[Planned]:
    """Give what is to be told now, whether it was told already or not.

    Not of a date that nobody heard of: while the course was only talked about.
    """
    today = at.date()
    for date in _changed(at):
        if _was_told(date):
            host, trainer = _kinds(date)
            for contact in mails.contacts_of(date.course):
                yield mails.to_contact(host, date.course, contact, date)
            for each in _promises(date, today):
                yield mails.to_trainer(trainer, each)


def _changed(at: dt.datetime) -> QuerySet[CourseDate]:
    first, last = at - reminding.CHANGE_WITHIN, at - reminding.CHANGE_RESTS
    changed = Q(cancelled_at__range=(first, last)) | Q(
        cancelled_at=None, moved_at__range=(first, last), course__state__in=_TOLD
    )
    real = CourseDate.objects.filter(changed, starts_at__gt=at, course__purpose=Purpose.REAL)
    real = real.exclude(course__programme__organisation__purpose=Purpose.DEMO)
    return real.select_related(
        "course__programme__organisation",
        "course__host",
        "course__host_adult",
        "course__coach",
        "course__owner",
    )


def _was_told(date: CourseDate) -> bool:
    """Say whether its course stood where dates are told, just before the date was changed."""
    when = date.cancelled_at or date.moved_at
    step = Step.objects.filter(course=date.course_id, at__lt=when).last()
    return step is not None and step.after in _TOLD


def _promises(date: CourseDate, today: dt.date) -> Iterable[Assignment]:
    rows = date.assignments.exclude(answer=Assignment.Answer.DECLINED)
    for each in rows.select_related("trainer__person", "date__course__programme"):
        held = roles_held(each.trainer.person, today)
        if held.filter(programme=date.course.programme).exists():
            yield each
