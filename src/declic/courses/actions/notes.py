"""Write down what was said, and what is to do."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Course, Note, Task
from declic.people.models import Person, Right
from declic.people.queries import may


def add_note(  # noqa: PLR0913  # keyword-only: a note has these five
    *, course: Course, way: Note.Way, text: str, on: dt.date, by: Person | None, at: dt.datetime
) -> Note:
    """Note a call, a mail or a visit of a day."""
    with transaction.atomic():
        _check_may(course, by, at)
        if not text.strip():
            raise CourseRefusedError("empty")
        return Note.objects.create(course=course, way=way, text=text.strip(), on=on, by=by, at=at)


def add_task(  # noqa: PLR0913  # keyword-only: a task has these five
    *,
    course: Course,
    what: str,
    owner: Person | None,
    due_on: dt.date | None,
    by: Person | None,
    at: dt.datetime,
) -> Task:
    """Put something on the list of a course."""
    with transaction.atomic():
        _check_may(course, by, at)
        if not what.strip():
            raise CourseRefusedError("empty")
        return Task.objects.create(
            course=course, what=what.strip(), owner=owner, due_on=due_on, made_by=by, made_at=at
        )


def finish_task(*, task: Task, by: Person | None, at: dt.datetime) -> Task:
    """Tick a task off; twice is once."""
    with transaction.atomic():
        fresh = Task.objects.select_related("course__programme").get(pk=task.pk)
        _check_may(fresh.course, by, at)
        if fresh.done_at is None:
            fresh.done_at, fresh.done_by = at, by
            fresh.save()
    return fresh


def _check_may(course: Course, by: Person | None, at: dt.datetime) -> None:
    if not may(by, Right.COORDINATE, course.programme, on=at.date()):
        raise CourseRefusedError("may")
