"""The calendar of dates: a month or a week, with the holidays of all communities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from declic.courses.forms.filters import Month
from declic.courses.models import CourseDate
from declic.courses.queries.calendar import OnDay, by_day
from declic.courses.queries.days import Holiday, holidays_on, unverified
from declic.courses.queries.seen import courses_kept_by
from declic.courses.rules.calendar import month_weeks, read_week, shifted, week, week_name
from declic.courses.rules.hours import HERE
from declic.courses.views.page import OFFICE, UNREADABLE, behind, shown, today, who
from declic.courses.words import COMMUNITIES
from declic.kernel import clock

# As many dates as a day of the month shows, and one of a week.
A_DAY, IN_A_WEEK = 4, 60


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar; `more` is how many dates it does not show."""

    day: dt.date
    dates: Sequence[CourseDate]
    more: int
    holidays: list[Holiday]
    is_inside: bool


@require_safe
@behind(*OFFICE)
def calendar(request: HttpRequest) -> HttpResponseBase:
    """Show a month (`month=2027-03`), or a week (`week=2027-W10`); this month else."""
    local = clock.now().astimezone(HERE).date()
    if "week" in request.GET:
        monday = read_week(request.GET["week"])
        wrong = "" if monday else _("This is no week: write 2027-W10.")
        return _week(request, monday or local, wrong)
    try:
        first = Month().clean(request.GET.get("month", "")) if "month" in request.GET else None
        wrong = ""
    except ValidationError as error:
        first, wrong = None, " ".join(error.messages)
    return _month(request, first or local.replace(day=1), wrong)


def _month(request: HttpRequest, first: dt.date, wrong: str) -> HttpResponseBase:
    weeks = month_weeks(first.year, first.month)
    dates = _dates(request, weeks[0][0], weeks[-1][-1], A_DAY)
    days = [[_day(each, dates, first.month) for each in row] for row in weeks]
    context = {
        "weeks": days,
        "first": first,
        "before": f"month={shifted(first, -1):%Y-%m}",
        "after": f"month={shifted(first, 1):%Y-%m}",
        "other": f"week={week_name(first)}",
        "is_month": True,
    }
    return _shown(request, context, weeks[0][0], weeks[-1][-1], wrong)


def _week(request: HttpRequest, day: dt.date, wrong: str) -> HttpResponseBase:
    days = week(day)
    dates = _dates(request, days[0], days[-1], IN_A_WEEK)
    seven = dt.timedelta(days=7)
    context = {
        "weeks": [[_day(each, dates, None) for each in days]],
        "first": days[0],
        "last": days[-1],
        "before": f"week={week_name(day - seven)}",
        "after": f"week={week_name(day + seven)}",
        "other": f"month={days[0]:%Y-%m}",
        "is_month": False,
    }
    return _shown(request, context, days[0], days[-1], wrong)


def _dates(request: HttpRequest, first: dt.date, last: dt.date, most: int) -> dict[dt.date, OnDay]:
    return by_day(courses_kept_by(who(request), on=today()), first, last, most=most)


def _day(day: dt.date, dates: dict[dt.date, OnDay], month: int | None) -> Day:
    there = dates.get(day, OnDay([], 0))
    inside = month is None or day.month == month
    more = there.number - len(there.dates)
    return Day(day, there.dates, more, holidays_on(day), inside)


def _shown(
    request: HttpRequest, context: dict[str, Any], first: dt.date, last: dt.date, wrong: str
) -> HttpResponseBase:
    told = [(COMMUNITIES[each.community], each) for each in unverified(first, last)]
    frame = {"here": "courses", "tab": "calendar", "unverified": told, "error": wrong}
    status = UNREADABLE if wrong else 200
    return shown(request, "courses/calendar.html", {**frame, **context}, status=status)
