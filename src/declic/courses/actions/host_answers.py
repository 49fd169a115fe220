"""Let a host say by its link whether a date took place, and how many were there."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from declic.courses.actions import request_mails
from declic.courses.actions.held import confirm_by_host, date_of_secret
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import CourseDate, Task
from declic.courses.queries.requests import coordinators_of
from declic.courses.rules.host_answers import COUNT_MOST, link_says
from declic.courses.rules.hours import HERE


def says(*, date: CourseDate, at: dt.datetime) -> str:
    """Say as a code why a link asks nothing now; empty when it asks."""
    answered = date.host_said_at is not None or date.confirmed_at is not None
    return link_says(starts_at=date.starts_at, ends_at=date.ends_at, answered=answered, at=at)


def answer(*, secret: str, took_place: bool, count: int | None, at: dt.datetime) -> CourseDate:
    """Keep what the host says, and confirm the date with it.

    The laptop may come home later than the host answers: then the word is kept, and confirms once
    the session has told its end. A second answer changes nothing.
    Refused with `link`, `early`, `expired` or `count`.
    """
    with transaction.atomic():
        date = date_of_secret(secret)
        if date is None:
            raise CourseRefusedError("link")
        date = CourseDate.objects.select_for_update().get(pk=date.pk)
        if (closed := says(date=date, at=at)) == "used":
            return date
        _check(closed, count if took_place else 1)
        date.host_said_at, date.host_took_place = at, took_place
        date.host_count = count if took_place else None
        date.save(update_fields=["host_said_at", "host_took_place", "host_count"])
        if not took_place:
            _not_held(date, at)
        elif date.ended_at is not None:
            confirm_by_host(secret=secret, at=at)
    return date


def _check(closed: str, count: int | None) -> None:
    if closed:
        raise CourseRefusedError(closed)
    if count is None or not 1 <= count <= COUNT_MOST:
        raise CourseRefusedError("count")


def _not_held(date: CourseDate, at: dt.datetime) -> None:
    """Put a call on the list of the course, in the language of whoever makes it."""
    course = date.course
    office = coordinators_of(course.programme, on=at.date())
    owner = course.owner or (office[0] if office else None)
    with translation.override(owner.language if owner else "en"):
        day = date_format(localtime(date.starts_at, HERE), _("j F Y"))
        what = _("The host says that the date of %(day)s did not take place.") % {"day": day}
    Task.objects.create(course=course, what=what, owner=owner, due_on=at.date(), made_at=at)
    request_mails.tell_not_held(date=date, at=at)
