"""Keep what sponsors are told of people: each number once and for good, far enough from the last.

Called in the transaction that charges a course or takes one off: what a page shows is read from
here, and never reckoned anew for whoever opens it.
"""

from __future__ import annotations

import datetime as dt

from declic.funding.models import Grant, Told
from declic.funding.queries.people import groups_by_place, told_by_place
from declic.funding.rules.telling import tell


def retell(*, grant: Grant, at: dt.datetime) -> None:
    """Write down what can be told now of each kind of place."""
    groups, before = groups_by_place(grant), told_by_place(grant)
    for place in groups.keys() | before.keys():
        ever = before.get(place, ())
        number = tell(groups.get(place, ()), ever)
        if number != (ever[-1] if ever else 0):
            Told.objects.create(grant=grant, place=place, number=number, at=at)
