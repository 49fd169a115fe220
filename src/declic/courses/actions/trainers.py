"""Ask trainers for dates, and note what they said."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.courses.actions.courses import keep_ready
from declic.courses.actions.dates import occupy
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Assignment, CourseDate, Quarter, Trainer
from declic.courses.queries.profiles import leading
from declic.courses.rules.hours import HERE
from declic.people.models import Person, Right
from declic.people.queries import may


def ask(
    *,
    date: CourseDate,
    trainer: Trainer,
    part: Assignment.Part,
    by: Person | None,
    at: dt.datetime,
) -> Assignment:
    """Ask a trainer for a date, which takes the hours at once. Refused with `clash` if taken.

    Who was asked already, or accepted, is not asked again: only the part may be another one.
    """
    with transaction.atomic():
        fresh = CourseDate.objects.select_related("course__programme").get(pk=date.pk)
        _check_may(fresh, by, at)
        if fresh.cancelled_at is not None or fresh.session is not None:
            raise CourseRefusedError("held")
        if not _leads(trainer, fresh):
            raise CourseRefusedError("trainer")
        made, new = Assignment.objects.get_or_create(
            date=fresh, trainer=trainer, defaults={"part": part, "asked_at": at}
        )
        if not new:
            _again(made, part, at)
        if new or made.answer == Assignment.Answer.ASKED:
            made.quarters.all().delete()
            occupy(made)
        keep_ready(course=fresh.course, by=by, at=at)
    return made


def _leads(trainer: Trainer, date: CourseDate) -> bool:
    """Say whether somebody still leads for the programme on that day."""
    programme, day = date.course.programme_id, date.starts_at.astimezone(HERE).date()
    if trainer.programme_id != programme or trainer.retired_at is not None:
        return False
    return trainer.person_id in leading(programme, on=day)


def _again(assignment: Assignment, part: Assignment.Part, at: dt.datetime) -> None:
    assignment.part = part
    if assignment.answer == Assignment.Answer.DECLINED:
        assignment.asked_at, assignment.answered_at = at, None
        assignment.answer = Assignment.Answer.ASKED
    assignment.save()


def answer(
    *,
    assignment: Assignment,
    accepts: bool,
    by: Person | None,
    at: dt.datetime,
    seen: str = "",
) -> Assignment:
    """Note what a trainer said: the trainer, or a coordinator who heard it on the telephone.

    `seen`: the answer that a page showed; refused with `stale` when another one stands there now,
    and with `held` once a session holds the date, or it was cancelled.
    """
    with transaction.atomic():
        fresh = _standing(assignment, seen)
        if fresh.date.cancelled_at is not None:
            raise CourseRefusedError("held")
        if by is None or fresh.trainer.person_id != by.pk:
            _check_may(fresh.date, by, at)
        fresh.answer = Assignment.Answer.ACCEPTED if accepts else Assignment.Answer.DECLINED
        fresh.answered_at = at
        fresh.save()
        fresh.quarters.all().delete()
        if accepts:
            occupy(fresh)
        keep_ready(course=fresh.date.course, by=by, at=at)
    return fresh


def release(*, assignment: Assignment, by: Person | None, at: dt.datetime, seen: str = "") -> None:
    """Take a trainer off a date, as if nobody had asked."""
    with transaction.atomic():
        fresh = _standing(assignment, seen)
        _check_may(fresh.date, by, at)
        Quarter.objects.filter(assignment=fresh).delete()
        fresh.delete()
        keep_ready(course=fresh.date.course, by=by, at=at)


def _standing(assignment: Assignment, seen: str) -> Assignment:
    rows = Assignment.objects.select_related("date__course", "trainer")
    fresh = rows.filter(pk=assignment.pk).first()
    if fresh is None or (seen and fresh.answer != seen):
        raise CourseRefusedError("stale")
    if fresh.date.session is not None:
        raise CourseRefusedError("held")
    return fresh


def _check_may(date: CourseDate, by: Person | None, at: dt.datetime) -> None:
    if not may(by, Right.COORDINATE, date.course.programme, on=at.date()):
        raise CourseRefusedError("may")
