"""Whose mails somebody of the office sees, and which are about a course."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from declic.courses.models import Course, CourseDate, Request
from declic.people.models import Person, Right
from declic.people.queries import ACCOUNT_MAIL, programmes_with
from declic.post.models import Mail, State
from declic.post.queries import counts, mails

# As many mails as a timeline shows, and as many dates as are looked for.
MOST, MOST_ABOUT = 100, 20


def mails_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Mail]:
    """Give the mails of the own organisations; the machine's owner sees all.

    A mail about an account is nobody's but its reader's: its link sets a password, or gives a role.
    """
    if who is None:
        return mails(None)
    programmes = programmes_with(who, Right.COORDINATE, on=on)
    theirs = mails(programmes.values_list("organisation", flat=True).distinct())
    return theirs.exclude(kind=ACCOUNT_MAIL)


def mails_about(course: Course, dates: Iterable[CourseDate]) -> list[Mail]:
    """Give the mails about a course, its dates and its request.

    A mail knows no course; the name under which it was queued holds what it is about.
    """
    about = [course.pk, *Request.objects.filter(course=course).values_list("pk", flat=True)]
    about += [date.pk for date in dates][:MOST_ABOUT]
    named = Q()
    for key in about:
        named |= Q(key__contains=f":{key}")
    rows = mails([course.programme.organisation_id]).exclude(kind=ACCOUNT_MAIL)
    # A request is mailed about before its course is made.
    since = course.made_at - dt.timedelta(days=1)
    return list(rows.filter(named, queued_at__gte=since).defer("text", "html", "said")[:MOST])


def counted(who: Person | None, *, on: dt.date) -> dict[State, int]:
    """Count the same mails in each state."""
    return dict(counts(mails_visible_to(who, on=on)))
