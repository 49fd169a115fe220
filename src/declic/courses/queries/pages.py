"""What the page of one course shows beside its own fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from declic.courses.models import Course, CourseDate, Note, Step, Task
from declic.courses.queries.lists import with_dates
from declic.courses.queries.post import mails_about
from declic.courses.rules.states import State
from declic.people.models import Person, Programme, Role, RoleKind
from declic.people.queries import holding

NEAR = dt.timedelta(days=14)
MOST_NEAR = 20


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a course, or will: a step, a note, a date, a mail."""

    at: dt.datetime
    what: str
    row: object


def near(course: Course, dates: Iterable[CourseDate], among: QuerySet[Course]) -> list[CourseDate]:
    """Give dates of other courses in the same province within two weeks of one of these."""
    when = Q()
    for date in dates:
        when |= Q(starts_at__range=(date.starts_at - NEAR, date.starts_at + NEAR))
    if not when or not course.host.province:
        return []
    found = CourseDate.objects.filter(when, cancelled_at=None, course__in=among)
    found = found.filter(course__host__province=course.host.province).exclude(course=course)
    found = found.exclude(course__state=State.CANCELLED)
    return list(found.select_related("course__host").order_by("starts_at")[:MOST_NEAR])


def timeline(course: Course, dates: Iterable[CourseDate]) -> list[Event]:
    """Give what happened to a course and what will, in the order of time."""
    steps = Step.objects.filter(course=course).select_related("by")
    notes = Note.objects.filter(course=course).select_related("by")
    mails = mails_about(course, dates)
    events = [*_events(steps, notes, dates), *(Event(each.due_at, "mail", each) for each in mails)]
    return sorted(events, key=lambda event: (event.at, event.what))


def _events(
    steps: Iterable[Step], notes: Iterable[Note], dates: Iterable[CourseDate]
) -> Iterator[Event]:
    yield from (Event(step.at, "step", step) for step in steps)
    yield from (Event(_noon(note.on), "note", note) for note in notes)
    yield from (Event(date.starts_at, "date", date) for date in dates)
    yield from (
        Event(date.cancelled_at, "date_cancelled", date)
        for date in dates
        if date.cancelled_at is not None
    )


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


def office_of(programme: Programme, *, on: dt.date) -> QuerySet[Person]:
    """Give who works in the office of a programme on a day."""
    kinds = [RoleKind.ADMINISTRATOR, RoleKind.COORDINATOR]
    roles = Role.objects.filter(holding(on), programme=programme, kind__in=kinds)
    return Person.objects.filter(pk__in=roles.values("person"), is_active=True).order_by("name")


def tasks_of(course: Course) -> list[Task]:
    """Give what is to do for a course, what is done last."""
    rows = Task.objects.filter(course=course).select_related("owner", "done_by")
    return sorted(rows, key=lambda task: task.done_at is not None)


def own_tasks(who: Person | None, among: QuerySet[Course]) -> QuerySet[Task]:
    """Give what somebody has to do; the machine's owner sees what is nobody's."""
    rows = Task.objects.filter(course__in=among, done_at=None, owner=who)
    return rows.select_related("course__host").order_by("due_on", "pk")


def whole(rows: QuerySet[Course]) -> QuerySet[Course]:
    """Bring along all that one course's page names."""
    return with_dates(rows).select_related(
        "host", "programme__organisation", "host_adult", "coach", "owner"
    )
