"""Erase what was kept of accounts long enough. A part of the purge of the whole program."""

from __future__ import annotations

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from declic.people.models import Change, Invitation

INVITATIONS_STAY = dt.timedelta(days=30)
CHANGES_STAY = dt.timedelta(days=3 * 365)


@transaction.atomic
def erase(*, at: dt.datetime) -> dict[str, int]:
    """Erase what is due; tell how much of each."""
    return {
        "invitations": _invitations(at),
        "changes": Change.objects.filter(at__lt=at - CHANGES_STAY).delete()[0],
        "sign_ins": _sessions(at),
    }


def _invitations(at: dt.datetime) -> int:
    """Those that were used, taken back or too old a month ago."""
    due = at - INVITATIONS_STAY
    over = Q(used_at__lt=due) | Q(ended_at__lt=due) | Q(expires_at__lt=due)
    return Invitation.objects.filter(over).delete()[0]


def _sessions(at: dt.datetime) -> int:
    """Sessions that are over, and their lines in the list of where somebody is signed in."""
    gone = Session.objects.filter(expire_date__lt=at).delete()[0]
    there = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=there).delete()
    return gone
