"""Erase grants when their time is over, and with them what protects their courses."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.funding.models import Charge, Grant, Project, Sponsor
from declic.funding.rules.conditions import HERE

KEPT_YEARS = 10
# A proposal of which nothing came.
PROPOSALS_STAY = dt.timedelta(days=730)


@transaction.atomic
def expire(at: dt.datetime) -> int:
    """Erase grants ten years after they ended, proposals two years after the last step of which
    nothing came, and sponsors that have none left; tell how many.
    """
    forgotten = _proposals(at)
    today = at.astimezone(HERE).date()
    # The first of March stands for a 29th of February that a year does not have.
    leap = (today.month, today.day) == (2, 29)
    day = today.replace(month=3, day=1) if leap else today
    old = Grant.objects.filter(ends_on__lte=day.replace(year=day.year - KEPT_YEARS))
    number, paid = old.count(), list(old.values_list("sponsor", flat=True))
    Charge.objects.filter(unit__grant__in=old).delete()
    old.delete()
    Sponsor.objects.filter(pk__in=paid, grants=None, projects=None).delete()
    return number + forgotten


def _proposals(at: dt.datetime) -> int:
    fresh = Project.objects.filter(turns__at__gt=at - PROPOSALS_STAY)
    rows = Project.objects.filter(made_at__lte=at - PROPOSALS_STAY, grant=None)
    old = rows.exclude(pk__in=fresh.values("pk"))
    number, asked = old.count(), list(old.values_list("sponsor", flat=True))
    old.delete()
    Sponsor.objects.filter(pk__in=asked, grants=None, projects=None).delete()
    return number
