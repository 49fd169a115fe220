"""Lists of courses: narrowed, counted, a page at a time, in a fixed number of questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from declic.courses.models import Assignment, Contact, Course, CourseDate, Trainer
from declic.courses.rules.hours import months_bounds
from declic.courses.rules.states import OPEN

PAGE = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which courses a list shows; what is empty narrows nothing. `month` is its first day."""

    q: str = ""
    state: str = ""
    kind: str = ""
    province: str = ""
    community: str = ""
    trainer: Trainer | None = None
    month: dt.date | None = None
    waiting: str = ""

    def narrow(self, rows: QuerySet[Course]) -> QuerySet[Course]:
        """Leave those courses that are wanted."""
        named = {
            "host__kind": self.kind,
            "host__province": self.province,
            "host__community": self.community,
        }
        rows = rows.filter(**{name: value for name, value in named.items() if value})
        if self.state:
            rows = rows.filter(state__in=OPEN if self.state == "open" else [self.state])
        if self.waiting:
            rows = rows.exclude(waiting_since=None)
        for word in self.q.split():
            rows = rows.filter(_says(word))
        return self._on_dates(rows)

    def _on_dates(self, rows: QuerySet[Course]) -> QuerySet[Course]:
        """Month and trainer are looked for on one and the same date."""
        if self.month is None and self.trainer is None:
            return rows
        dates = CourseDate.objects.filter(course=OuterRef("pk"), cancelled_at=None)
        if self.month is not None:
            first, after = months_bounds(self.month.year, self.month.month)
            dates = dates.filter(starts_at__gte=first, starts_at__lt=after)
        if self.trainer is not None:
            promised = standing_promises().filter(trainer=self.trainer)
            dates = dates.filter(pk__in=promised.values("date"))
        return rows.filter(Exists(dates))


def _says(word: str) -> Q:
    """Say where a word is looked for: the number that people say, host, place, the host's adult."""
    found = Q(host__name__icontains=word) | Q(host__city__icontains=word)
    adults = Contact.objects.filter(name__icontains=word).values("host")
    found |= Q(host__postcode__startswith=word) | Q(host__in=adults)
    year, _, number = word.partition("-")
    if year.isdecimal() and number.isdecimal() and len(word) < 12:  # noqa: PLR2004  # 2027-014
        found |= Q(year=int(year), number=int(number))
    return found


def standing_promises() -> QuerySet[Assignment]:
    """Give who was asked or accepted; who declined is not there any more."""
    return Assignment.objects.exclude(answer=Assignment.Answer.DECLINED)


def with_dates(rows: QuerySet[Course]) -> QuerySet[Course]:
    """Bring host, owner, standing dates and their trainers along, as `course.standing`."""
    promises = standing_promises().select_related("trainer__person").order_by("part", "asked_at")
    dates = CourseDate.objects.filter(cancelled_at=None).prefetch_related(
        Prefetch("assignments", queryset=promises, to_attr="promises")
    )
    return rows.select_related("host", "owner").prefetch_related(
        Prefetch("dates", queryset=dates, to_attr="standing")
    )


def by_state(rows: QuerySet[Course]) -> Mapping[str, int]:
    """Count courses in each state."""
    counted = rows.order_by().values_list("state").annotate(number=Count("pk"))
    return dict(counted)
