"""Which mails there are and what has become of them.

Whose mails somebody sees is decided by the floor that knows people: it hands down the
organisations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from declic.post.models import Mail, State
from declic.post.words import sentence

__all__ = ["counts", "due", "mails", "sentence"]


def mails(organisations: Iterable[UUID] | None) -> QuerySet[Mail]:
    """Give the mails of these organisations, the newest first; None: of all, and of none.

    A mail in nobody's name is seen by the machine's owner alone.
    """
    rows = Mail.objects.order_by("-queued_at", "-pk")
    return rows if organisations is None else rows.filter(organisation__in=list(organisations))


def counts(organisations: Iterable[UUID] | None) -> Mapping[State, int]:
    """Count the mails in each state."""
    rows = mails(organisations).order_by().values_list("state").annotate(number=Count("pk"))
    found = {State(state): number for state, number in rows}
    return {state: found.get(state, 0) for state in State}


def due(at: dt.datetime) -> QuerySet[Mail]:
    """Give what has to be sent by then, the longest due first.

    Also what a sender took and never came back with.
    """
    waits = Q(state=State.WAITING, due_at__lte=at)
    left = Q(state=State.SENDING, leased_until__lte=at)
    return Mail.objects.filter(waits | left).order_by("due_at", "pk")
