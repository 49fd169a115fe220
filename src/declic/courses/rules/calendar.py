"""Months and weeks as a calendar draws them: whole weeks that begin on Monday."""

from __future__ import annotations

import datetime as dt
import re

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
FIRST_YEAR, LAST_YEAR = 2000, 2100


def monday(day: dt.date) -> dt.date:
    """Give the Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def month_weeks(year: int, month: int) -> list[list[dt.date]]:
    """Give the weeks that touch a month, with the days before and after that fill them."""
    first = dt.date(year, month, 1)
    at, weeks = monday(first), list[list[dt.date]]()
    while at <= first or (at.year, at.month) == (year, month):
        weeks.append([at + dt.timedelta(days=each) for each in range(7)])
        at += dt.timedelta(days=7)
    return weeks


def week(day: dt.date) -> list[dt.date]:
    """Give the seven days of a day's week."""
    return [monday(day) + dt.timedelta(days=each) for each in range(7)]


def week_name(day: dt.date) -> str:
    """Write a day's week as browsers do: 2027-W10."""
    year, number, _weekday = day.isocalendar()
    return f"{year}-W{number:02d}"


def read_week(told: str) -> dt.date | None:
    """Give the Monday of a week as browsers write it, None when there is no such week."""
    found = _WEEK.fullmatch(told)
    year, number = map(int, found.groups()) if found else (0, 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date.fromisocalendar(year, number, 1)
    except ValueError:
        return None


def months_from(first: dt.date, number: int) -> list[dt.date]:
    """Give the first days of some months, from that of one on."""
    return [shifted(first, each) for each in range(number)]


def shifted(first: dt.date, months: int) -> dt.date:
    """Give the first day of the month so many months later, or earlier."""
    at = first.year * 12 + first.month - 1 + months
    return dt.date(at // 12, at % 12 + 1, 1)
