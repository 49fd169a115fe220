"""Erase answers and reports seven years after their course."""

from __future__ import annotations

import datetime as dt

from declic.impact.models import Gathered, Report, YearReport

KEPT = dt.timedelta(days=7 * 365 + 2)


def expire(at: dt.datetime) -> int:
    """Erase what is too old; tell how many rows."""
    old = Gathered.objects.filter(ended_at__lte=at - KEPT)
    number = old.count()
    old.delete()
    for made in (Report.objects.all(), YearReport.objects.all()):
        too_old = made.filter(made_at__lte=at - KEPT)
        number += too_old.count()
        too_old.delete()
    return number
