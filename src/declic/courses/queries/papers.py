"""What the page of a course's letters and mails lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from declic.courses.models import Course
from declic.courses.queries.changes import planned_changes
from declic.courses.queries.letters import about, letters_of
from declic.courses.queries.mails import Planned, planned_of
from declic.letters.models import Letter
from declic.letters.queries import costs
from declic.letters.queries.letters import About, letter
from declic.letters.queries.names import Offered, offered
from declic.post.models import Mail
from declic.post.queries import mails


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter of a course: its languages, and in which one it is opened first."""

    name: str
    languages: list[Offered]
    first: str
    empty: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail of a course, and what has become of it."""

    planned: Planned
    mail: Mail | None


def told(course: Course, *, today: dt.date, language: str) -> About:
    """Give what a letter is filled with, costs as readers of that language read them."""
    return about(
        course,
        today=today,
        costs=costs.told(course.pk, language),
        total=costs.total(course.pk, language),
    )


def written(course: Course, name: str, language: str, *, today: dt.date) -> Letter:
    """Write a letter of a course. Raise UnknownTemplateError for one that it does not have."""
    return _written(course, name, language, told(course, today=today, language=language), today)


def _written(course: Course, name: str, language: str, filled: About, today: dt.date) -> Letter:
    return letter(name, language, filled, today=today, near=course.host.language)


def papers_of(course: Course, *, today: dt.date) -> list[Paper]:
    """Give a course's letters, and what each still lacks."""
    organisation = course.programme.organisation_id
    filled = told(course, today=today, language=course.host.language)
    found = []
    for name in letters_of(course):
        languages = offered(name, organisation)
        codes = [each.language.code for each in languages]
        first = course.host.language if course.host.language in codes else codes[0]
        made = _written(course, name, first, filled, today)
        found.append(Paper(name, languages, first, tuple(sorted(made.empty))))
    return found


def mails_of(course: Course) -> list[Planned]:
    """Give the mails of a course that somebody may look at and send."""
    return [*planned_of(course), *planned_changes(course)]


def sent_of(course: Course) -> list[Sent]:
    """Give a course's mails with what became of them, newest first where one was sent again."""
    planned = mails_of(course)
    rows = _rows(planned)
    return [Sent(each, _newest(each, rows)) for each in planned]


def _rows(planned: Iterable[Planned]) -> list[Mail]:
    asked = [Q(key__startswith=each.key) for each in planned]
    return list(mails(None).filter(reduce(or_, asked))) if asked else []


def _newest(planned: Planned, rows: Iterable[Mail]) -> Mail | None:
    return next((row for row in rows if row.key.startswith(planned.key)), None)
