"""Trainers for a date, each with why they fit; and how much each of them leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from declic.courses.models import Assignment, Away, CourseDate, Quarter, Trainer
from declic.courses.queries.lists import standing_promises
from declic.courses.queries.profiles import leading
from declic.courses.rules.fitting import Candidate, Fitting, Wanted, fitting
from declic.courses.rules.hours import HERE, months_bounds, quarters
from declic.people.queries import vetted_among


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trainer, and why."""

    trainer: Trainer
    fitting: Fitting


@dataclass(frozen=True, slots=True)
class _Known:
    """What is asked once for all trainers."""

    led: Mapping[UUID, int]
    away: Collection[UUID]
    busy: Collection[UUID]
    vetted: Collection[UUID]
    declined: Collection[UUID]
    leading: Collection[UUID]


def proposals(date: CourseDate, trainers: QuerySet[Trainer], *, on: dt.date) -> list[Proposal]:
    """Give the trainers that may be asked for a date, who fits best first.

    Whoever was asked for it already and did not decline is not proposed again, nor is anybody
    whose role has ended.
    """
    promises = list(Assignment.objects.filter(date=date).select_related("trainer"))
    standing = [each for each in promises if each.answer != Assignment.Answer.DECLINED]
    course = date.course
    now = leading(course.programme_id, on=on)
    rows = trainers.filter(programme=course.programme_id, retired_at=None, person__in=now)
    rows = rows.exclude(pk__in=[each.trainer_id for each in standing]).select_related("person")
    found = list(rows.order_by("person__name", "pk"))
    known = _known(date, found, promises, on)
    wanted = _wanted(date, standing)
    made = [Proposal(each, fitting(_candidate(each, known), wanted)) for each in found]
    return sorted(made, key=lambda proposal: -proposal.fitting.score)


def _wanted(date: CourseDate, standing: Iterable[Assignment]) -> Wanted:
    course = date.course
    young = [each.trainer.young for each in standing]
    return Wanted(
        languages=frozenset(course.languages),
        province=course.host.province,
        kind=course.host.kind,
        plan=date.plan or course.plan,
        day=date.starts_at.astimezone(HERE).date(),
        young_asked=any(young),
        adult_asked=not all(young),
    )


def _known(
    date: CourseDate, trainers: list[Trainer], promises: Iterable[Assignment], on: dt.date
) -> _Known:
    day = date.starts_at.astimezone(HERE).date()
    people = [each.person_id for each in trainers]
    taken = Quarter.objects.filter(
        person__in=people, quarter__in=quarters(date.starts_at, date.ends_at)
    )
    away = Away.objects.filter(trainer__in=trainers, starts_on__lte=day, ends_on__gte=day)
    organisation = date.course.programme.organisation
    return _Known(
        led=led_in(day, trainers),
        away=frozenset(away.values_list("trainer", flat=True)),
        busy=frozenset(taken.exclude(assignment__date=date).values_list("person", flat=True)),
        # Vetted on the day itself; one seen tomorrow cannot be asked today.
        vetted=vetted_among(people, organisation, on=max(on, day)),
        declined=frozenset(
            each.trainer_id for each in promises if each.answer == Assignment.Answer.DECLINED
        ),
        leading=frozenset(leading(date.course.programme_id, on=max(on, day))),
    )


def _candidate(trainer: Trainer, known: _Known) -> Candidate:
    return Candidate(
        languages=frozenset(trainer.languages),
        provinces=frozenset(trainer.provinces),
        kinds=frozenset(trainer.host_kinds),
        plans=frozenset(trainer.plans),
        weekdays=frozenset(trainer.weekdays),
        young=trainer.young,
        most_a_month=trainer.most_a_month,
        led=known.led.get(trainer.pk, 0),
        away=trainer.pk in known.away,
        busy=trainer.person_id in known.busy,
        vetted=trainer.person_id in known.vetted,
        declined=trainer.pk in known.declined,
        role_over=trainer.person_id not in known.leading,
    )


def led_in(day: dt.date, trainers: Iterable[Trainer]) -> Mapping[UUID, int]:
    """Count the dates that trainers are asked for or promised in the month of a day."""
    first, after = months_bounds(day.year, day.month)
    rows = standing_promises().filter(
        trainer__in=list(trainers),
        date__starts_at__gte=first,
        date__starts_at__lt=after,
        date__cancelled_at=None,
    )
    return dict(rows.values_list("trainer").annotate(number=Count("pk")))


def load(
    trainers: Iterable[Trainer], first: dt.date, months: int
) -> Mapping[UUID, Mapping[dt.date, int]]:
    """Count each trainer's dates in each of some months from `first`, the first day of one."""
    last = first
    for _each in range(months - 1):
        last = (last + dt.timedelta(days=31)).replace(day=1)
    begin, _after = months_bounds(first.year, first.month)
    _begin, end = months_bounds(last.year, last.month)
    rows = standing_promises().filter(
        trainer__in=list(trainers),
        date__starts_at__gte=begin,
        date__starts_at__lt=end,
        date__cancelled_at=None,
    )
    counted = rows.annotate(month=TruncMonth("date__starts_at", tzinfo=HERE))
    found: dict[UUID, dict[dt.date, int]] = {}
    for trainer, month, number in counted.values_list("trainer", "month").annotate(n=Count("pk")):
        found.setdefault(trainer, {})[month.date()] = number
    return found
