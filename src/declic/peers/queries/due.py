"""How long what young people did and said of themselves is kept, and what is due first."""

from __future__ import annotations

import datetime as dt

from django.db.models import Min

from declic.peers.models import Deed, Device, Energy, Handover
from declic.peers.queries.cards import DEVICE_LASTS

# How somebody was helps for some weeks; who did what and who asked, as long as a coach may ask.
KEPT = dt.timedelta(days=90)


def first_due() -> dt.datetime | None:
    """Give the moment at which the first of what is here must be gone; so long a backup lasts."""
    moments = (
        (Deed.objects.exclude(member=None), "logged_at", KEPT),
        (Handover.objects.exclude(acted_at=None), "acted_at", KEPT),
        (Device.objects.all(), "opened_at", DEVICE_LASTS),
    )
    firsts = ((rows.aggregate(first=Min(field))["first"], stays) for rows, field, stays in moments)
    found: list[dt.datetime] = [first + stays for first, stays in firsts if first is not None]
    day = Energy.objects.aggregate(first=Min("on"))["first"]
    if day is not None:
        found.append(dt.datetime.combine(day, dt.time(), dt.UTC) + KEPT)
    return min(found, default=None)
