"""Keep what a trainer can do, where, and when not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Away, Trainer
from declic.people.models import Person, Programme, Right, RoleKind
from declic.people.queries import may, roles_held

TRAINER_FIELDS = frozenset(
    {"languages", "provinces", "host_kinds", "plans", "weekdays", "young", "most_a_month"}
    | {"external_id", "retired_at"}
)
LONGEST_AWAY = dt.timedelta(days=400)


def make_trainer(
    *,
    programme: Programme,
    person: Person,
    fields: Mapping[str, Any],
    by: Person | None,
    at: dt.datetime,
) -> Trainer:
    """Give a person who leads or helps to lead in a programme a profile; twice is once."""
    with transaction.atomic():
        _check(programme, fields, by, at)
        kinds = [RoleKind.TRAINER, RoleKind.CO_FACILITATOR]
        held = roles_held(person, at.date())
        if not held.filter(programme=programme, kind__in=kinds).exists():
            raise CourseRefusedError("trainer")
        return Trainer.objects.get_or_create(
            programme=programme, person=person, defaults=dict(fields)
        )[0]


def change_trainer(
    *, trainer: Trainer, fields: Mapping[str, Any], by: Person | None, at: dt.datetime
) -> Trainer:
    """Correct what is known of a trainer."""
    with transaction.atomic():
        _check(trainer.programme, fields, by, at)
        fresh = Trainer.objects.get(pk=trainer.pk)
        for name, value in fields.items():
            setattr(fresh, name, value)
        fresh.save()
    return fresh


def go_away(
    *, trainer: Trainer, starts_on: dt.date, ends_on: dt.date, by: Person | None, at: dt.datetime
) -> Away:
    """Note days on which a trainer cannot be asked: the trainer, or a coordinator who was told.

    Dates that were promised before stay promised.
    """
    with transaction.atomic():
        _check_self(trainer, by, at)
        if ends_on < starts_on:
            raise CourseRefusedError("ends_before")
        if ends_on - starts_on > LONGEST_AWAY:
            raise CourseRefusedError("too_long_away")
        return Away.objects.get_or_create(trainer=trainer, starts_on=starts_on, ends_on=ends_on)[0]


def come_back(*, away: Away, by: Person | None, at: dt.datetime) -> None:
    """Take days away back; twice is once."""
    with transaction.atomic():
        _check_self(away.trainer, by, at)
        Away.objects.filter(pk=away.pk).delete()


def _check(
    programme: Programme, fields: Mapping[str, Any], by: Person | None, at: dt.datetime
) -> None:
    if unknown := set(fields) - TRAINER_FIELDS:
        raise CourseRefusedError("field", *sorted(unknown))
    if not may(by, Right.COORDINATE, programme, on=at.date()):
        raise CourseRefusedError("may")


def _check_self(trainer: Trainer, by: Person | None, at: dt.datetime) -> None:
    if by is not None and trainer.person_id == by.pk:
        return
    if not may(by, Right.COORDINATE, trainer.programme, on=at.date()):
        raise CourseRefusedError("may")
