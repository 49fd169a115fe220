"""What the room tells of a date, and who confirms that it was held."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction

from declic.courses.actions.courses import move
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Course, CourseDate, State
from declic.courses.queries.gate import serves, was_delivered
from declic.kernel.codes import fingerprint, new_secret
from declic.people.models import Person, Right
from declic.people.queries import may


def begun(*, date: UUID, session: UUID, purpose: str) -> None:
    """Note which session holds a date. A rehearsal leaves no trace, nor does a demonstration.

    Only a course that is a demonstration itself is held by one. A date is one session's: the first
    that ended keeps it, an open one gives way to a newer one.
    """
    with transaction.atomic():
        row = CourseDate.objects.select_related("course").get(pk=date)
        if serves(purpose, row.course.purpose) and row.ended_at is None:
            row.session, row.session_purpose = session, purpose
            row.save(update_fields=["session", "session_purpose"])


def ended(*, session: UUID, present: int, at: dt.datetime) -> None:
    """Note that the session of a date ended, and how many were there; telling twice is once."""
    rows = CourseDate.objects.filter(session=session, ended_at=None)
    rows.update(ended_at=at, present=present)


def ask_host(*, date: CourseDate, by: Person | None, at: dt.datetime) -> str:
    """Make the secret of the link by which the host confirms a date. An older link ends."""
    with transaction.atomic():
        _check_may(date.course, by, at)
        secret = new_secret()
        CourseDate.objects.filter(pk=date.pk).update(secret=fingerprint(secret))
    return secret


def date_of_secret(secret: str) -> CourseDate | None:
    """Give the date that a host's link is for."""
    found = CourseDate.objects.filter(secret=fingerprint(secret), cancelled_at=None)
    return found.select_related("course__host", "course__programme").first()


def confirm_by_host(*, secret: str, at: dt.datetime) -> CourseDate:
    """Let the host say that a date took place: whoever holds the link. Twice is once."""
    with transaction.atomic():
        date = date_of_secret(secret)
        if date is None:
            raise CourseRefusedError("link")
        _confirm(date, CourseDate.Confirmed.HOST, "", at)
    return date


def confirm_by_office(
    *, date: CourseDate, why_not: str, by: Person | None, at: dt.datetime
) -> CourseDate:
    """Let a coordinator stand in for the host, and say why the host did not confirm."""
    with transaction.atomic():
        _check_may(date.course, by, at)
        if not why_not.strip():
            raise CourseRefusedError("reason")
        fresh = CourseDate.objects.get(pk=date.pk)
        _confirm(fresh, CourseDate.Confirmed.COORDINATOR, why_not.strip()[:400], at)
    return fresh


def deliver(*, course: Course, by: Person | None, at: dt.datetime) -> Course:
    """Call a course delivered when each of its dates was held and confirmed, else leave it."""
    fresh = Course.objects.get(pk=course.pk)
    if fresh.state == State.READY and was_delivered(fresh):
        return move(course=fresh, to=State.DELIVERED, by=by, at=at)
    return fresh


def _confirm(date: CourseDate, by: CourseDate.Confirmed, why_not: str, at: dt.datetime) -> None:
    if date.ended_at is None:
        raise CourseRefusedError("not_ended")
    if date.confirmed_at is not None:
        return
    date.confirmed_at, date.confirmed_by, date.why_not = at, by, why_not
    date.save(update_fields=["confirmed_at", "confirmed_by", "why_not"])
    deliver(course=date.course, by=None, at=at)


def _check_may(course: Course, by: Person | None, at: dt.datetime) -> None:
    if not may(by, Right.COORDINATE, course.programme, on=at.date()):
        raise CourseRefusedError("may")
