"""Make a course, fill it in, and move it on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from declic.courses.actions.keys import check_key
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.undone import undone
from declic.courses.models import Course, CourseDate, Host, Quarter, State, Step
from declic.courses.queries.gate import missing_of, standing_dates, was_delivered
from declic.courses.queries.seen import courses_kept_by
from declic.courses.rules.states import may_move, needs_reason
from declic.people.models import Person, Programme, Right
from declic.people.queries import may

# What may be written into a course after it was made; the rest has actions of its own.
FIELDS = frozenset(
    {
        "host_adult",
        "coach",
        "owner",
        "waiting_since",
        "audience",
        "age_least",
        "age_most",
        "group_size",
        "groups",
        "languages",
        "staff_language",
        "phones",
        "phones_by",
        "room",
        "wall",
        "wished",
        "needs",
        "interpreter",
        "guardians",
        "responsible",
        "deputy",
        "trusted_adult",
        "help_place",
        "help_until",
        "adults_present",
        "plan",
        "options",
        "external_id",
    }
)


def make_course(  # noqa: PLR0913  # keyword-only: each is a decision of whoever makes it
    *,
    host: Host,
    fields: Mapping[str, Any],
    by: Person | None,
    at: dt.datetime,
    reason: str = "",
    year: int | None = None,
) -> Course:
    """Make a course of that host, received and numbered in its year: this one, or that told.

    A request that a host sent makes one too: `by` is None then as well.
    """
    with transaction.atomic():
        _check_may(host.programme, by, at)
        course = _new(host, fields, year or at.year, at)
        Step.objects.create(course=course, after=course.state, reason=reason, by=by, at=at)
    return course


def _new(host: Host, fields: Mapping[str, Any], year: int, at: dt.datetime) -> Course:
    _check_fields(fields)
    course = Course(
        programme=host.programme,
        purpose=host.programme.purpose,
        host=host,
        year=year,
        number=_next_number(host.programme, year),
        made_at=at,
    )
    return _written(course, fields)


def _next_number(programme: Programme, year: int) -> int:
    # Inside a transaction that has the right to write: nobody else takes the same one.
    taken = Course.objects.filter(programme=programme, year=year).aggregate(last=Max("number"))
    return (taken["last"] or 0) + 1


def change_course(
    *, course: Course, fields: Mapping[str, Any], by: Person | None, at: dt.datetime
) -> Course:
    """Fill in or correct what is known of a course.

    What takes readiness away takes the state *ready* away too, so that no trainer leaves for a
    course that lost its coach.
    """
    with transaction.atomic():
        _check_may(course.programme, by, at)
        _check_fields(fields)
        fresh = _written(Course.objects.get(pk=course.pk), fields)
        keep_ready(course=fresh, by=by, at=at)
    return fresh


def change_host_of(
    *, course: Course, host: Host, seen: UUID | None, by: Person | None, at: dt.datetime
) -> Course:
    """Give a course another host of its programme; the adults of the old one fall away.

    `seen`: the host that whoever changes it saw. Refused with `host` across programmes, and with
    `held` once a date was held.
    """
    with transaction.atomic():
        _check_may(course.programme, by, at)
        fresh = Course.objects.get(pk=course.pk)
        if host.programme_id != fresh.programme_id or host.retired_at is not None:
            raise CourseRefusedError("host")
        if seen is not None and fresh.host_id not in {seen, host.pk}:
            raise CourseRefusedError("stale", "host")
        if fresh.dates.exclude(session=None).exists():
            raise CourseRefusedError("held")
        if fresh.host_id != host.pk:
            fresh.host, fresh.host_adult, fresh.coach = host, None, None
            fresh.save()
            keep_ready(course=fresh, by=by, at=at)
    return fresh


def keep_ready(*, course: Course, by: Person | None, at: dt.datetime) -> None:
    """Take a course that lacks something again back to *dated*, with what it lacks as reason."""
    if course.state != State.READY:
        return
    if lacks := missing_of(course, on=at.date()):
        reason = ", ".join(each.what for each in lacks)
        _moved(course, State.DATED, reason=reason, by=by, at=at)


def move(  # noqa: PLR0913  # keyword-only
    *,
    course: Course,
    to: State,
    by: Person | None,
    at: dt.datetime,
    reason: str = "",
    seen: str = "",
) -> Course:
    """Move a course on, or back, along the table of states.

    `seen`: the state in which whoever moves it saw it, if a page showed one. Refused with `stale`,
    `move`, `reason`, `dates`, `missing` (and what) or `not_held`.
    """
    with transaction.atomic():
        _check_may(course.programme, by, at)
        fresh = Course.objects.get(pk=course.pk)
        if seen and fresh.state != seen:
            raise CourseRefusedError("stale")
        _check_move(fresh, to, reason, at)
        _moved(fresh, to, reason=reason, by=by, at=at)
        # Who undoes *delivered* may find that something was taken away meanwhile.
        keep_ready(course=fresh, by=by, at=at)
    return fresh


def _check_move(course: Course, to: State, reason: str, at: dt.datetime) -> None:
    now = State(course.state)
    if not may_move(now, to):
        raise CourseRefusedError("move", now, to)
    if needs_reason(now, to) and not reason.strip():
        raise CourseRefusedError("reason")
    if to is State.DATED and now is State.TALKING and not standing_dates(course):
        raise CourseRefusedError("dates")
    if to is State.READY and now is State.DATED:
        lacks = missing_of(course, on=at.date())
        if lacks:
            raise CourseRefusedError("missing", *(each.what for each in lacks))
    if to is State.DELIVERED and not was_delivered(course):
        raise CourseRefusedError("not_held")


def _moved(course: Course, to: State, *, reason: str, by: Person | None, at: dt.datetime) -> None:
    Step.objects.create(
        course=course, before=course.state, after=to, reason=reason.strip()[:400], by=by, at=at
    )
    before, course.state = course.state, to
    course.save(update_fields=["state"])
    if before == State.DELIVERED and to is State.READY:
        undone(course, reason.strip()[:400], by=by, at=at)
    if to is State.CANCELLED:
        _free(course, at)


def _free(course: Course, at: dt.datetime) -> None:
    """Cancel what was not held yet: no trainer waits for a course that nobody wants."""
    gone = CourseDate.objects.filter(course=course, cancelled_at=None, ended_at=None)
    Quarter.objects.filter(assignment__date__in=gone).delete()
    gone.update(cancelled_at=at, moved=F("moved") + 1)


def _written(course: Course, fields: Mapping[str, Any]) -> Course:
    for name, value in fields.items():
        setattr(course, name, value)
    there = Course.objects.filter(programme=course.programme_id)
    check_key(there, course.external_id, of=course.pk)
    course.save()
    return course


def _check_fields(fields: Mapping[str, Any]) -> None:
    if unknown := set(fields) - FIELDS:
        raise CourseRefusedError("field", *sorted(unknown))


def _check_may(programme: Programme, by: Person | None, at: dt.datetime) -> None:
    if not may(by, Right.COORDINATE, programme, on=at.date()):
        raise CourseRefusedError("may")


def is_kept_by(course: Course, who: Person | None, *, on: dt.date) -> bool:
    """Say whether somebody may change this course."""
    return courses_kept_by(who, on=on).filter(pk=course.pk).exists()
