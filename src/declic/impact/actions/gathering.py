"""Take the rows of sessions that were held on this server, while one respondent is still one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from declic.courses.models import CourseDate
from declic.impact.models import CodesEnd, Gathered
from declic.live.models import Session
from declic.live.queries.carried import carried


def gather(at: dt.datetime) -> int:
    """Take the rows of every session of a date that has ended, once it is there.

    Forms on paper may be entered after the end, and after the purge: then its rows are taken
    anew, until the codes that pair them are gone. Tell how many sessions were taken.
    """
    del at  # what has ended is told by the sessions
    ended = Session.objects.exclude(ended_at=None)
    fresh = ended.filter(purged_at=None).values("pk")
    new = ended.exclude(pk__in=Gathered.objects.values("pk")).values("pk")
    dates = CourseDate.objects.filter(Q(session__in=fresh) | Q(session__in=new))
    return sum(_take(date) for date in dates)


def gather_for(dates: Iterable[CourseDate]) -> None:
    """Take the rows of these dates now, rather than when the purge comes round."""
    sessions = [date.session for date in dates if date.session]
    ended = Session.objects.filter(pk__in=sessions).exclude(ended_at=None)
    for date in CourseDate.objects.filter(session__in=ended.values("pk")):
        _take(date)


def _take(date: CourseDate) -> bool:
    told = carried(date.session) if date.session else None
    if told is None or CodesEnd.objects.filter(course=date.course).exclude(ended_at=None).exists():
        return False
    known = Gathered.objects.filter(pk=told.session, answers=told.answers).exists()
    if known:
        return False
    rows = [dict(row) for row in told.rows]
    kept = {"date": date, "answers": told.answers, "rows": rows, "ended_at": told.ended_at}
    Gathered.objects.update_or_create(session=told.session, defaults=kept)
    return True
