"""Erase what is too old to be of use: files that went out, and courses that were prepared."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.courses.actions.aging import COURSES_STAY
from declic.laptops.actions.packing import LASTS
from declic.laptops.models import Bundle, Laptop, Opened, Prepared, Receipt, Result


def expire(at: dt.datetime) -> int:
    """Erase files and prepared courses that are no longer good; tell how many.

    A prepared course stays as long as one of its sessions waits to be brought back. Of a file
    that went out its name stays, so that results are taken in however late they come; 7 years
    after its last date it goes, with all that came back.
    """
    gone = Bundle.objects.filter(expires_at__lte=at).exclude(contents=None).update(contents=None)
    waiting = Opened.objects.filter(received_at=None).values("prepared")
    old = Prepared.objects.filter(expires_at__lte=at).exclude(pk__in=waiting)
    number = old.count()
    old.delete()
    return gone + number + _forget_results(at)


@transaction.atomic
def _forget_results(at: dt.datetime) -> int:
    """Erase what went out and came back of courses that are erased by now."""
    old = list(Bundle.objects.filter(expires_at__lte=at - COURSES_STAY + LASTS))
    number = Result.objects.filter(bundle__in=old).delete()[0]
    Receipt.objects.filter(bundle__in=old).delete()
    for laptop in Laptop.objects.filter(bundle__in=old):
        _forget_laptop(laptop)
    Bundle.objects.filter(pk__in=[each.pk for each in old]).delete()
    return number


def _forget_laptop(laptop: Laptop) -> None:
    """Forget a laptop, unless what it brought of a later file is still here."""
    later = Result.objects.filter(laptop=laptop).order_by("received_at").first()
    if later is None:
        laptop.delete()
    else:
        laptop.bundle_id = later.bundle_id
        laptop.save(update_fields=["bundle"])
