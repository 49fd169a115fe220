"""Which mails there are and what has become of them.

Whose mails somebody sees is decided by the floor that knows people: it hands down the
organisations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from declic.post.models import Mail, State
from declic.post.rules.mails import ROWS_STAY, TEXTS_STAY, address
from declic.post.rules.preview import preview
from declic.post.words import sentence

__all__ = ["address", "counts", "due", "first_due", "mails", "preview", "sentence"]


def mails(organisations: Iterable[UUID] | None) -> QuerySet[Mail]:
    """Give the mails of these organisations, the newest first; None: of all, and of none.

    A mail in nobody's name is seen by the machine's owner alone.
    """
    rows = Mail.objects.order_by("-queued_at", "-pk")
    return rows if organisations is None else rows.filter(organisation__in=list(organisations))


def counts(among: QuerySet[Mail]) -> Mapping[State, int]:
    """Count these mails in each state."""
    rows = among.order_by().values_list("state").annotate(number=Count("pk"))
    found = {State(state): number for state, number in rows}
    return {state: found.get(state, 0) for state in State}


def first_due() -> dt.datetime | None:
    """Give the moment at which the first of what is kept here must be erased."""
    kept = Mail.objects.filter(erased_at=None)
    firsts = (
        (Mail.objects.all(), "queued_at", ROWS_STAY),
        (kept.exclude(settled_at=None), "settled_at", TEXTS_STAY),
        (kept.filter(settled_at=None), "due_at", TEXTS_STAY),
    )
    found = ((rows.aggregate(first=Min(field))["first"], stay) for rows, field, stay in firsts)
    return min((first + stay for first, stay in found if first), default=None)


def due(at: dt.datetime) -> QuerySet[Mail]:
    """Give what has to be sent by then, the longest due first.

    Also what a sender took and never came back with.
    """
    waits = Q(state=State.WAITING, due_at__lte=at)
    left = Q(state=State.SENDING, leased_until__lte=at)
    return Mail.objects.filter(waits | left).order_by("due_at", "pk")
