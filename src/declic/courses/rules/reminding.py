"""When somebody is reminded: from the days of a date, on the calendar of Belgium."""

from __future__ import annotations

import datetime as dt

from declic.courses.rules.hours import HERE

# Nobody gets a reminder in the night: from this hour on.
FROM = dt.time(9)
AFTER_END = dt.timedelta(hours=1)
ASK_WITHIN = dt.timedelta(days=7)
# A change rests before it is told, so that who corrects it at once tells it once.
CHANGE_RESTS, CHANGE_WITHIN = dt.timedelta(minutes=15), dt.timedelta(days=3)
VETTING_DAYS = 30
TASK_DAYS = 3


def is_awake(at: dt.datetime) -> bool:
    """Say whether reminders go out at that hour."""
    return at.astimezone(HERE).time() >= FROM


def days_until(starts_at: dt.datetime, at: dt.datetime) -> int:
    """Count the days to a date, as people count them: tomorrow is one, whatever the hour."""
    return (starts_at.astimezone(HERE).date() - at.astimezone(HERE).date()).days


def in_a_week(starts_at: dt.datetime, at: dt.datetime) -> bool:
    """Say whether it is a week; a day late is still told, later it would not be true."""
    return days_until(starts_at, at) in {6, 7}


def tomorrow(starts_at: dt.datetime, at: dt.datetime) -> bool:
    """Say whether it is tomorrow."""
    return days_until(starts_at, at) == 1


def to_be_confirmed(ends_at: dt.datetime, at: dt.datetime) -> bool:
    """Say whether a host is asked now whether a date took place."""
    return ends_at + AFTER_END <= at <= ends_at + ASK_WITHIN


def three_weeks_ago(ends_at: dt.datetime, at: dt.datetime) -> bool:
    """Say whether it was three weeks ago; some days late are still told."""
    return -days_until(ends_at, at) in range(21, 25)


def task_is_due(due_on: dt.date, today: dt.date) -> bool:
    """Say whether a task is due today, or was in the last days."""
    return due_on <= today <= due_on + dt.timedelta(days=TASK_DAYS)


def vetting_ends(until: dt.date, today: dt.date) -> bool:
    """Say whether a vetting ends within the month."""
    return today <= until <= today + dt.timedelta(days=VETTING_DAYS)
