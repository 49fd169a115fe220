"""Give a course its dates, move them, cancel them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from django.db import IntegrityError, transaction

from declic.courses.actions.courses import keep_ready
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Assignment, Course, CourseDate, Quarter, State
from declic.courses.rules.hours import quarters, wrong
from declic.courses.rules.states import PREPARED
from declic.people.models import Person, Right
from declic.people.queries import may

# How many of its former times a date keeps.
MOST_BEFORE = 20


@dataclass(frozen=True, slots=True)
class When:
    """From when until when, where, and for which group and part."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str = ""
    group: str = ""
    part: int = 1
    plan: str = ""


class Stood(NamedTuple):
    """Where a date stands, or stood before it was moved."""

    starts_at: dt.datetime
    group: str
    part: int


def stood(date: CourseDate) -> list[Stood]:
    """Give where a date stands, and everywhere it stood before."""
    before = [Stood(dt.datetime.fromisoformat(at), group, part) for at, group, part in date.before]
    return [*before, Stood(date.starts_at, date.group, date.part)]


def add_date(*, course: Course, when: When, by: Person | None, at: dt.datetime) -> CourseDate:
    """Add a date. A course that was talked about does not become dated by itself."""
    with transaction.atomic():
        fresh = _open(course, by, at)
        _check(when)
        made = CourseDate.objects.create(
            course=fresh,
            starts_at=when.starts_at,
            ends_at=when.ends_at,
            place=when.place,
            group=when.group,
            part=when.part,
            plan=when.plan,
        )
        keep_ready(course=fresh, by=by, at=at)
    return made


def move_date(
    *, date: CourseDate, when: When, by: Person | None, at: dt.datetime, seen: int | None = None
) -> CourseDate:
    """Move a date; whoever is promised to it is promised to the new hours, or it is refused.

    `seen`: how often it had been moved when a page showed it; refused with `stale` if more often.
    """
    with transaction.atomic():
        course = _open(date.course, by, at)
        _check(when)
        fresh = CourseDate.objects.get(pk=date.pk)
        if seen is not None and fresh.moved != seen:
            raise CourseRefusedError("stale")
        if fresh.session is not None or fresh.cancelled_at is not None:
            raise CourseRefusedError("held")
        # A table from before the move means this date, and no second one.
        stands = [fresh.starts_at.isoformat(), fresh.group, fresh.part]
        fresh.before = [*fresh.before, stands][-MOST_BEFORE:]
        if (fresh.starts_at, fresh.ends_at) != (when.starts_at, when.ends_at):
            fresh.moved_at = at
        fresh.starts_at, fresh.ends_at, fresh.place = when.starts_at, when.ends_at, when.place
        fresh.group, fresh.part, fresh.plan = when.group, when.part, when.plan
        fresh.moved += 1
        fresh.save()
        for assignment in fresh.assignments.exclude(answer=Assignment.Answer.DECLINED):
            assignment.quarters.all().delete()
            occupy(assignment)
        keep_ready(course=course, by=by, at=at)
    return fresh


def cancel_date(*, date: CourseDate, by: Person | None, at: dt.datetime) -> None:
    """Cancel a date; its trainers are free again. What was held cannot be cancelled."""
    with transaction.atomic():
        course = _open(date.course, by, at)
        fresh = CourseDate.objects.get(pk=date.pk)
        if fresh.ended_at is not None:
            raise CourseRefusedError("held")
        if fresh.cancelled_at is not None:
            return
        fresh.cancelled_at = at
        fresh.moved += 1
        fresh.save()
        Quarter.objects.filter(assignment__date=fresh).delete()
        keep_ready(course=course, by=by, at=at)


def occupy(assignment: Assignment) -> None:
    """Take the quarters of an hour of a date; the database refuses what is taken already.

    Call it inside a transaction: the refusal `clash` undoes it.
    """
    date, person = assignment.date, assignment.trainer.person
    rows = [
        Quarter(assignment=assignment, person=person, quarter=each)
        for each in quarters(date.starts_at, date.ends_at)
    ]
    try:
        with transaction.atomic():
            Quarter.objects.bulk_create(rows)
    except IntegrityError as taken:
        raise CourseRefusedError("clash", str(person)) from taken


def _check(when: When) -> None:
    if reason := wrong(when.starts_at, when.ends_at):
        raise CourseRefusedError(reason)


def _open(course: Course, by: Person | None, at: dt.datetime) -> Course:
    if not may(by, Right.COORDINATE, course.programme, on=at.date()):
        raise CourseRefusedError("may")
    fresh = Course.objects.get(pk=course.pk)
    if State(fresh.state) not in PREPARED:
        raise CourseRefusedError("ended")
    return fresh
