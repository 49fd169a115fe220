"""Note what those remember whom it reached, some months later."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Point, Recall
from declic.peers.queries.seen import points_beside
from declic.peers.rules.deeds import COUNT_MOST
from declic.people.models import Person


@transaction.atomic
def note(*, point: Point, asked: int, remember: int, by: Person | None, at: dt.datetime) -> Recall:
    """Note of how many who were asked how many remember."""
    if not points_beside(by, on=at.date()).filter(pk=point.pk).exists():
        raise PointRefusedError("ended")
    if not 0 <= remember <= asked <= COUNT_MOST or asked == 0:
        raise PointRefusedError("counts")
    return Recall.objects.create(point=point, asked=asked, remember=remember, by=by, at=at)
