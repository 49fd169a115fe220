"""Dates by day, and courses by province."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from declic.courses.models import Course, CourseDate
from declic.courses.queries.lists import standing_promises
from declic.courses.rules.hours import HERE, days_bounds
from declic.courses.rules.states import State


@dataclass(frozen=True, slots=True)
class OnDay:
    """The dates of a day that are shown, and how many there are in all."""

    dates: list[CourseDate]
    number: int


def by_day(
    among: QuerySet[Course], first: dt.date, last: dt.date, *, most: int
) -> dict[dt.date, OnDay]:
    """Give the standing dates of courses on some days, by day in Belgium, the first `most` of each.

    Of a full month only what is shown is read whole.
    """
    begin, after = days_bounds(first, last)
    rows = CourseDate.objects.filter(
        starts_at__gte=begin, starts_at__lt=after, cancelled_at=None, course__in=among
    )
    keys: dict[dt.date, list[UUID]] = {}
    for key, starts_at in rows.order_by("starts_at", "pk").values_list("pk", "starts_at"):
        keys.setdefault(starts_at.astimezone(HERE).date(), []).append(key)
    shown = {day: there if len(there) <= most else there[: most - 1] for day, there in keys.items()}
    whole = _whole(key for there in shown.values() for key in there)
    return {
        day: OnDay([whole[key] for key in shown[day]], len(there)) for day, there in keys.items()
    }


def _whole(keys: Iterable[UUID]) -> dict[UUID, CourseDate]:
    promises = standing_promises().select_related("trainer__person")
    rows = CourseDate.objects.filter(pk__in=list(keys)).select_related("course__host")
    return {
        date.pk: date
        for date in rows.prefetch_related(
            Prefetch("assignments", queryset=promises, to_attr="promises")
        )
    }


def by_province(among: QuerySet[Course]) -> Mapping[str, int]:
    """Count courses by province, cancelled ones left out; where none is known, under ''.

    Reception centres are counted with all others and stand nowhere on a map: neither place nor
    date can be read from a number.
    """
    rows = among.exclude(state=State.CANCELLED).order_by().values_list("host__province")
    return dict(rows.annotate(number=Count("pk")))
