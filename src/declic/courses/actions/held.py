"""What the room tells of a date, and who confirms that it was held."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from declic.courses.actions.courses import move
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Course, CourseDate, EndedLink, State
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


def ended(*, session: UUID, present: int | None, at: dt.datetime) -> None:
    """Note that the session of a date ended, and how many were there; telling twice is once.

    None: nobody has said how many yet.
    """
    rows = CourseDate.objects.filter(session=session, ended_at=None)
    with transaction.atomic():
        rows.update(ended_at=at, present=present)
        # The host may have answered before the laptop came home.
        said = CourseDate.objects.filter(session=session, host_took_place=True, confirmed_at=None)
        for date in said:
            _confirm(date, CourseDate.Confirmed.HOST, "", at)


def counted(*, session: UUID, present: int) -> None:
    """Note how many were there, said after the end. What was confirmed stays as it was."""
    rows = CourseDate.objects.filter(session=session, confirmed_at=None)
    rows.exclude(ended_at=None).update(present=present)


@dataclass(frozen=True, slots=True)
class Told:
    """What a laptop that comes back tells of a session that held a date."""

    session: UUID
    purpose: str
    present: int | None
    ended_at: dt.datetime

    def order(self) -> tuple[bool, dt.datetime, str]:
        """Say which of two sessions of one date it is: one with people, else the earlier."""
        return not self.present, self.ended_at, str(self.session)


def brought(*, date: UUID, told: Told) -> None:
    """Note a session that was held elsewhere. In whatever order they come, the same one is kept.

    What the host or the office confirmed stays as it was confirmed.
    """
    with transaction.atomic():
        row = CourseDate.objects.select_related("course").filter(pk=date).first()
        if row is None or not serves(told.purpose, row.course.purpose) or row.confirmed_at:
            return
        if row.session not in {None, told.session} and row.ended_at is not None:
            held = Told(UUID(str(row.session)), row.session_purpose, row.present, row.ended_at)
            if held.order() <= told.order():
                return
        row.session, row.session_purpose = told.session, told.purpose
        row.ended_at, row.present = told.ended_at, told.present
        row.save(update_fields=["session", "session_purpose", "ended_at", "present"])
        if row.host_took_place:
            _confirm(row, CourseDate.Confirmed.HOST, "", told.ended_at)


def ask_host(*, date: CourseDate, by: Person | None, at: dt.datetime) -> str:
    """Make the secret of the link by which the host confirms a date.

    An older link ends: it may have gone to the wrong address. Whoever opens it is told so.
    """
    with transaction.atomic():
        _check_may(date.course, by, at)
        secret, older = new_secret(), CourseDate.objects.get(pk=date.pk).secret
        if older:
            EndedLink.objects.create(date=date, secret=older, ended_at=at)
        CourseDate.objects.filter(pk=date.pk).update(secret=fingerprint(secret))
    return secret


def date_of_secret(secret: str) -> CourseDate | None:
    """Give the date that a host's link is for."""
    found = CourseDate.objects.filter(secret=fingerprint(secret), cancelled_at=None)
    return found.select_related("course__host", "course__programme").first()


def ended_link(secret: str) -> EndedLink | None:
    """Give what is known of a host's link in whose place there is a newer one."""
    found = EndedLink.objects.filter(secret=fingerprint(secret), date__cancelled_at=None)
    return found.select_related("date__course__host", "date__course__programme").first()


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
