"""Destroy the codes of a course's cards on the day that was set; what they paired stays paired."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from declic.courses.models import Course
from declic.impact.actions.gathering import gather_for
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.models import CodesEnd, Gathered
from declic.impact.queries import Source, sources
from declic.impact.rules.people import without_codes
from declic.kernel.codes import ALPHABET
from declic.kernel.envelopes import LENGTH, with_check
from declic.laptops.actions.rows import rewrite
from declic.laptops.models import Result
from declic.live.actions.rows import end_codes as end_in_sessions
from declic.people.models import Person, Right
from declic.people.queries import may

# The form of three months later, and a month in which it comes back.
USUAL = dt.timedelta(days=120)
LONGEST = dt.timedelta(days=365)


def last_day(course: Course) -> dt.date | None:
    """Give the last day of a course, or None while it has no date."""
    last = course.dates.filter(cancelled_at=None).aggregate(last=Max("ends_at"))["last"]
    return last.date() if last else None


def codes_until(course: Course) -> dt.date | None:
    """Give the day on which the codes go: the one that was set, or 120 days after the last date."""
    chosen = CodesEnd.objects.filter(course=course).first()
    last = last_day(course)
    return chosen.on if chosen else (last + USUAL if last else None)


def longest(course: Course) -> dt.date | None:
    """Give the last day that may be chosen."""
    last = last_day(course)
    return last + LONGEST if last else None


def keep_codes_until(
    *, course: Course, on: dt.date, by: Person | None, at: dt.datetime
) -> CodesEnd:
    """Set the day on which the codes go; a day that has come ends them now.

    Raise ImpactRefusedError: `may`; `late`, more than a year after the course; `gone`, they were
    destroyed before.
    """
    with transaction.atomic():
        if not may(by, Right.COORDINATE, course.programme, on=at.date()):
            raise ImpactRefusedError("may")
        known = CodesEnd.objects.filter(course=course).first()
        if known and known.ended_at:
            raise ImpactRefusedError("gone")
        most = longest(course)
        if most is None or on > most:
            raise ImpactRefusedError("late")
        made, _ = CodesEnd.objects.update_or_create(course=course, defaults={"on": on})
        if on <= at.date():
            _end(course, at)
            made.refresh_from_db()
    return made


def end_due(at: dt.datetime) -> int:
    """Destroy the codes of every course whose day has come; tell of how many courses."""
    due = Course.objects.filter(pk__in=_due(at.date()))
    for course in due:
        with transaction.atomic():
            _end(course, at)
    return len(due)


def _due(today: dt.date) -> set[UUID]:
    here = Q(dates__session__in=Gathered.objects.values("pk"))
    here |= Q(dates__session__in=Result.objects.values("pk"))
    chosen = CodesEnd.objects.filter(ended_at=None, on__lte=today)
    known = Course.objects.filter(pk__in=chosen.values("course"))
    left = Course.objects.exclude(pk__in=CodesEnd.objects.values("course")).filter(here)
    old = left.annotate(last=Max("dates__ends_at")).filter(last__date__lte=today - USUAL)
    return {*known.values_list("pk", flat=True), *old.values_list("pk", flat=True)}


def _end(course: Course, at: dt.datetime) -> None:
    gather_for(course.dates.all())
    found = sources(course)
    groups: dict[str, list[Source]] = {}
    for source in found:
        groups.setdefault(source.date.group, []).append(source)
    for group in groups.values():
        _end_group(group)
    end_in_sessions([date.session for date in course.dates.all() if date.session])
    today = codes_until(course) or at.date()
    kept = {"on": today, "ended_at": at}
    CodesEnd.objects.update_or_create(course=course, defaults=kept)


def _end_group(group: Iterable[Source]) -> None:
    """Write the rows of a group anew; codes are compared inside one group only."""
    here = [source for source in group if source.rows]
    kept = without_codes([row for source in here for row in source.rows], _drawn)
    at = 0
    for source in here:
        rows = kept[at : at + len(source.rows)]
        at += len(rows)
        if source.date.session:
            Gathered.objects.filter(pk=source.date.session).update(rows=rows)
            rewrite(session=source.date.session, rows=rows)


def _drawn() -> str:
    return with_check("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))
