"""Write what was typed on a page of the office, unless somebody was quicker with the same field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from declic.courses.actions.courses import change_course
from declic.courses.actions.hosts import change_contact, change_host
from declic.courses.actions.profiles import change_trainer
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Contact, Course, Host, Trainer
from declic.courses.rules.seen import Edit, overtaken, wanted
from declic.people.models import Person

Edits = Sequence[Edit]
Row = TypeVar("Row", bound=Model)
Write = Callable[[Row, Mapping[str, Any]], Row]


def edit_course(*, course: Course, edits: Edits, by: Person | None, at: dt.datetime) -> Course:
    """Fill in a course. Refused with `stale` and the fields that somebody else changed."""

    def write(row: Course, fields: Mapping[str, Any]) -> Course:
        return change_course(course=row, fields=fields, by=by, at=at)

    return _edited(course, edits, write)


def edit_host(*, host: Host, edits: Edits, by: Person | None, at: dt.datetime) -> Host:
    """Correct a host. Refused with `stale` and the fields that somebody else changed."""

    def write(row: Host, fields: Mapping[str, Any]) -> Host:
        return change_host(host=row, fields=fields, by=by, at=at)

    return _edited(host, edits, write)


def edit_contact(*, contact: Contact, edits: Edits, by: Person | None, at: dt.datetime) -> Contact:
    """Correct an adult of a host. Refused with `stale` and the fields."""

    def write(row: Contact, fields: Mapping[str, Any]) -> Contact:
        return change_contact(contact=row, fields=fields, by=by, at=at)

    return _edited(contact, edits, write)


def edit_trainer(*, trainer: Trainer, edits: Edits, by: Person | None, at: dt.datetime) -> Trainer:
    """Correct a trainer's profile. Refused with `stale` and the fields."""

    def write(row: Trainer, fields: Mapping[str, Any]) -> Trainer:
        return change_trainer(trainer=row, fields=fields, by=by, at=at)

    return _edited(trainer, edits, write)


def _edited(row: Row, edits: Edits, write: Write[Row]) -> Row:
    with transaction.atomic():
        fresh = type(row)._default_manager.get(pk=row.pk)  # noqa: SLF001  # its public name
        now = {edit.name: getattr(fresh, edit.name) for edit in edits}
        if names := overtaken(edits, now):
            raise CourseRefusedError("stale", *names)
        return write(fresh, wanted(edits))
