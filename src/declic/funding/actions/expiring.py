"""Erase grants when their time is over, and with them what protects their courses."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.funding.models import Charge, Grant, Sponsor
from declic.funding.rules.conditions import HERE

KEPT_YEARS = 10


@transaction.atomic
def expire(at: dt.datetime) -> int:
    """Erase grants ten years after they ended, and sponsors that have none left; tell how many."""
    today = at.astimezone(HERE).date()
    # The first of March stands for a 29th of February that a year does not have.
    leap = (today.month, today.day) == (2, 29)
    day = today.replace(month=3, day=1) if leap else today
    old = Grant.objects.filter(ends_on__lte=day.replace(year=day.year - KEPT_YEARS))
    number, paid = old.count(), list(old.values_list("sponsor", flat=True))
    Charge.objects.filter(unit__grant__in=old).delete()
    old.delete()
    Sponsor.objects.filter(pk__in=paid, grants=None).delete()
    return number
