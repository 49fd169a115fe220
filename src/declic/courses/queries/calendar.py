"""Dates by day, and courses by province."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import Count, Prefetch, QuerySet

from declic.courses.models import Course, CourseDate, Host
from declic.courses.queries.lists import standing_promises
from declic.courses.rules.hours import HERE, days_bounds
from declic.courses.rules.states import State


def by_day(
    among: QuerySet[Course], first: dt.date, last: dt.date
) -> dict[dt.date, list[CourseDate]]:
    """Give the standing dates of courses on some days, by day in Belgium."""
    begin, after = days_bounds(first, last)
    rows = CourseDate.objects.filter(
        starts_at__gte=begin, starts_at__lt=after, cancelled_at=None, course__in=among
    )
    promises = standing_promises().select_related("trainer__person")
    rows = rows.select_related("course__host").prefetch_related(
        Prefetch("assignments", queryset=promises, to_attr="promises")
    )
    found: dict[dt.date, list[CourseDate]] = {}
    for date in rows.order_by("starts_at", "pk"):
        found.setdefault(date.starts_at.astimezone(HERE).date(), []).append(date)
    return found


def by_province(among: QuerySet[Course]) -> Mapping[str, int]:
    """Count courses by province, cancelled ones left out; where none is known, under ''.

    Reception centres are counted with all others and stand nowhere on a map: neither place nor
    date can be read from a number.
    """
    rows = among.exclude(state=State.CANCELLED).order_by().values_list("host__province")
    return dict(rows.annotate(number=Count("pk")))


def without_shelters(among: QuerySet[Course]) -> QuerySet[Course]:
    """Leave reception centres out: what anybody outside the office may see with place and date."""
    return among.exclude(host__kind=Host.Kind.RECEPTION_CENTRE)
