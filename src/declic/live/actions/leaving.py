"""What stands open in a room when somebody's account is closed, or the last role has ended."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.db import transaction

from declic.live.actions.consoles import end_all
from declic.live.models import Session
from declic.people.models import Person


def end_consoles_of(person: Person, *, at: dt.datetime) -> None:
    """End the consoles of the sessions that somebody opened and that still go on.

    The room waits as it is: whoever may lead takes over. Only after the commit, since consoles
    are written by another thread.
    """
    going_on = Session.objects.filter(opened_by=person, ended_at=None)
    for session in going_on.values_list("pk", flat=True):
        transaction.on_commit(partial(end_all, session, at=at))
