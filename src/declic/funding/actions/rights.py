"""Who may do anything with the grants of a programme: whoever coordinates it."""

from __future__ import annotations

import datetime as dt

from declic.funding.actions.refusals import FundingRefusedError
from declic.people.models import Person, Programme, Right
from declic.people.queries import may


def check_may(programme: Programme, *, by: Person | None, at: dt.datetime) -> None:
    """Refuse with `may` whoever does not coordinate that programme."""
    if not may(by, Right.COORDINATE, programme, on=at.date()):
        raise FundingRefusedError("may")
