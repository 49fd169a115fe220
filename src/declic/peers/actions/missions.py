"""Say that a mission of a place is done, or open again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Mission, Point
from declic.peers.queries.missions import keys
from declic.peers.queries.seen import points_beside
from declic.people.models import Person


@transaction.atomic
def mark(*, point: Point, key: str, done: bool, by: Person | None, at: dt.datetime) -> None:
    """Note that a mission is done, or that it is open again; said twice, it is so once."""
    row = points_beside(by, on=at.date()).filter(pk=point.pk, ended_on=None).first()
    if row is None:
        raise PointRefusedError("ended")
    if key not in keys():
        raise PointRefusedError("reason")
    if done:
        Mission.objects.get_or_create(point=row, key=key, defaults={"done_on": at.date()})
    else:
        Mission.objects.filter(point=row, key=key).delete()
