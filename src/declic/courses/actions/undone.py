"""What floors above do when a delivered course is taken back: it stands for nothing any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from declic.courses.models import Course
from declic.people.models import Person

Undone = Callable[[Course, str, Person | None, dt.datetime], None]
_told: list[Undone] = []


def when_undone(tell: Undone) -> None:
    """Let a floor above act in the very transaction; once, in `AppConfig.ready`."""
    _told.append(tell)


def undone(course: Course, reason: str, *, by: Person | None, at: dt.datetime) -> None:
    """Tell that a course is not delivered any more, and why."""
    for tell in _told:
        tell(course, reason, by, at)
