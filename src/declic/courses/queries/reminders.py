"""The mails that are due at a moment; derived from what is known, so that no list can be wrong.

Nothing for demonstrations, and nothing to anybody who left: whose account is closed, or whose role
no longer holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db.models import Q, QuerySet

from declic.courses.models import Assignment, CourseDate, State, Task
from declic.courses.queries import mails
from declic.courses.queries.changes import due_changes
from declic.courses.queries.gate import standing_dates
from declic.courses.queries.mails import Draft, Planned
from declic.courses.rules import reminding
from declic.courses.rules.hours import HERE
from declic.people.models import VETTED, Person, Programme, Purpose, Vetting
from declic.people.queries import roles_held

# All that a reminder may be about lies within these days of now.
_BEFORE, _AFTER = dt.timedelta(days=26), dt.timedelta(days=9)


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is due. It is written only if its key was not used yet."""

    key: str
    write: Callable[[], Draft]


def due_reminders(*, at: dt.datetime) -> Iterator[Due]:
    """Give every reminder that is due, whether it was sent already or not."""
    today = at.astimezone(HERE).date()
    # What the office did in the early morning may be about the same day.
    yield from (_due(planned, today) for planned in due_changes(at=at))
    if not reminding.is_awake(at):
        return
    for date in _dates(at):
        yield from _of_date(date, at, today)
    for task in _tasks(today):
        if task.owner is not None and _is_here(task.owner, task.course.programme, today):
            write = partial(mails.of_task, task, task.owner, today=today)
            yield Due(mails.key_of_task(task, task.owner), write)
    for each in _vettings(today):
        yield Due(mails.key_of_vetting(each), partial(mails.of_vetting, each))


def _due(planned: Planned, today: dt.date) -> Due:
    return Due(planned.key, partial(mails.draft, planned, today=today))


def _dates(at: dt.datetime) -> QuerySet[CourseDate]:
    near = CourseDate.objects.filter(starts_at__gte=at - _BEFORE, starts_at__lte=at + _AFTER)
    real = near.filter(cancelled_at=None, course__purpose=Purpose.REAL)
    real = real.exclude(course__programme__organisation__purpose=Purpose.DEMO)
    return real.select_related(
        "course__programme__organisation",
        "course__host",
        "course__host_adult",
        "course__coach",
        "course__owner",
    )


def _of_date(date: CourseDate, at: dt.datetime, today: dt.date) -> Iterator[Due]:
    state = State(date.course.state)
    if state in {State.DATED, State.READY}:
        yield from _ahead(date, at, today)
    asked = state is State.READY and date.confirmed_at is None
    if asked and reminding.to_be_confirmed(date.ends_at, at):
        yield from _to_host_adult(mails.HELD, date, today)
    ended = state is State.DELIVERED and reminding.three_weeks_ago(date.ends_at, at)
    if ended and date == standing_dates(date.course)[-1]:
        yield from _to_host_adult(mails.FOLLOW_UP, date, today)


def _ahead(date: CourseDate, at: dt.datetime, today: dt.date) -> Iterator[Due]:
    for is_due, host, trainer in (
        (reminding.in_a_week(date.starts_at, at), mails.WEEK_HOST, mails.WEEK_TRAINER),
        (reminding.tomorrow(date.starts_at, at), mails.DAY_HOST, mails.DAY_TRAINER),
    ):
        if is_due:
            for contact in mails.contacts_of(date.course):
                yield _due(mails.to_contact(host, date.course, contact, date), today)
            yield from _to_trainers(trainer, date, today)


def _to_host_adult(kind: str, date: CourseDate, today: dt.date) -> Iterator[Due]:
    # Whoever opens the door answers for the host; where there is no address, the coach does.
    for contact in mails.contacts_of(date.course)[:1]:
        yield _due(mails.to_contact(kind, date.course, contact, date), today)


def _to_trainers(kind: str, date: CourseDate, today: dt.date) -> Iterator[Due]:
    rows = date.assignments.filter(answer=Assignment.Answer.ACCEPTED)
    for assignment in rows.select_related("trainer__person", "date__course__programme"):
        if _is_here(assignment.trainer.person, date.course.programme, today):
            yield _due(mails.to_trainer(kind, assignment), today)


def _is_here(person: Person, programme: Programme, today: dt.date) -> bool:
    return roles_held(person, today).filter(programme=programme).exists()


def _tasks(today: dt.date) -> QuerySet[Task]:
    since = today - dt.timedelta(days=reminding.TASK_DAYS)
    rows = Task.objects.filter(done_at=None, due_on__gte=since, due_on__lte=today)
    rows = rows.filter(course__purpose=Purpose.REAL).exclude(owner=None)
    rows = rows.exclude(course__programme__organisation__purpose=Purpose.DEMO)
    return rows.select_related("owner", "course__programme__organisation", "course__host")


def _vettings(today: dt.date) -> Iterator[Vetting]:
    until = today + dt.timedelta(days=reminding.VETTING_DAYS)
    ending = Vetting.objects.filter(check_again_on__gte=today, check_again_on__lte=until)
    ending = ending.exclude(organisation__purpose=Purpose.DEMO)
    for row in ending.select_related("person", "organisation"):
        held = roles_held(row.person, today).filter(
            kind__in=VETTED, programme__organisation=row.organisation
        )
        if held.exists() and not _is_renewed(row, until):
            yield row


def _is_renewed(row: Vetting, until: dt.date) -> bool:
    others = Vetting.objects.filter(person=row.person, organisation=row.organisation)
    lasting = Q(check_again_on=None) | Q(check_again_on__gt=until)
    return others.filter(lasting).exclude(pk=row.pk).exists()
