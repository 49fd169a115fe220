"""Whom a card's code or a browser's token belongs to; both are kept as fingerprints alone."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from declic.peers.models import Member

DEVICE_LASTS = dt.timedelta(days=90)


def card_print(code: str) -> str:
    """Give what is stored of a card's code: worthless without this installation's own key.

    A code that people type is short enough to be guessed from a bare fingerprint.
    """
    return salted_hmac("declic.peers.card", code, algorithm="sha256").hexdigest()


def member_of_card(code: str) -> Member | None:
    """Give whose card has this code, as long as it was not ended."""
    return _going_on().filter(card=card_print(code)).first()


def member_of_device(token: str, *, at: dt.datetime) -> Member | None:
    """Give whose card opened this browser, asked anew each time: an ended card ends at once."""
    found = _going_on().filter(devices__token=token, devices__opened_at__gt=at - DEVICE_LASTS)
    return found.exclude(card=None).first()


def _going_on() -> QuerySet[Member]:
    rows = Member.objects.filter(ended_on=None, point__ended_on=None)
    return rows.select_related("point__host", "point__programme__organisation")
