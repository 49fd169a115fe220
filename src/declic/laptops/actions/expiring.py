"""Erase what is too old to be of use: files that went out, and courses that were prepared."""

from __future__ import annotations

import datetime as dt

from declic.laptops.models import Bundle, Opened, Prepared


def expire(at: dt.datetime) -> int:
    """Erase files and prepared courses that are no longer good; tell how many.

    A prepared course stays as long as one of its sessions waits to be brought back. Of a file
    that went out its name stays, so that results are taken in however late they come.
    """
    gone = Bundle.objects.filter(expires_at__lte=at).exclude(contents=None).update(contents=None)
    waiting = Opened.objects.filter(received_at=None).values("prepared")
    old = Prepared.objects.filter(expires_at__lte=at).exclude(pk__in=waiting)
    number = old.count()
    old.delete()
    return gone + number
