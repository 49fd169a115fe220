"""Remember the session of a booster, and note that it was held."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction

from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Booster, Deed, DeedState, Point
from declic.peers.models.boosters import LASTS
from declic.peers.queries.boosters import over, present
from declic.peers.queries.seen import points_beside
from declic.peers.rules.deeds import COUNT_MOST, Kind
from declic.people.models import Person


@transaction.atomic
def remember(*, point: Point, session: UUID, by: Person | None, at: dt.datetime) -> None:
    """Remember which session is the booster of a contact point, in place of an older one."""
    row = points_beside(by, on=at.date()).filter(pk=point.pk, ended_on=None).first()
    if row is None:
        raise PointRefusedError("ended")
    Booster.objects.filter(point=row).delete()
    Booster.objects.create(point=row, session_id=session, opened_at=at)


@transaction.atomic
def done(*, point: Point, by: Person | None, at: dt.datetime) -> Deed:
    """Note that the booster was held, as an action that the coach confirmed; forget its session.

    It is nobody's action, and counts as many as were present.
    """
    row = points_beside(by, on=at.date()).filter(pk=point.pk).first()
    held = over(row, at=at) if row else None
    if row is None or held is None:
        raise PointRefusedError("gone")
    deed = Deed.objects.create(
        pk=held.pk,
        point=row,
        kind=Kind.BOOSTER,
        on=held.opened_at.date(),
        took_part=min(present(held), COUNT_MOST),
        heard=0,
        asked=0,
        logged_at=at,
        state=DeedState.CONFIRMED,
        decided_by=by,
        decided_at=at,
    )
    held.delete()
    return deed


def expire(at: dt.datetime) -> int:
    """Forget sessions that nobody noted as done in time."""
    return Booster.objects.filter(opened_at__lte=at - LASTS).delete()[0]
