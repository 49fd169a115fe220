"""Whose mails somebody of the office sees: those of the organisations that one coordinates for."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from declic.people.models import Person, Right
from declic.people.queries import programmes_with
from declic.post.models import Mail, State
from declic.post.queries import counts, mails


def mails_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Mail]:
    """Give the mails of the own organisations; the machine's owner sees all."""
    if who is None:
        return mails(None)
    programmes = programmes_with(who, Right.COORDINATE, on=on)
    return mails(programmes.values_list("organisation", flat=True).distinct())


def counted(who: Person | None, *, on: dt.date) -> dict[State, int]:
    """Count the same mails in each state."""
    if who is None:
        return dict(counts(None))
    programmes = programmes_with(who, Right.COORDINATE, on=on)
    return dict(counts(programmes.values_list("organisation", flat=True).distinct()))
