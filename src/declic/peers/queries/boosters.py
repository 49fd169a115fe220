"""Which session is the booster of a contact point: while it runs, and until it is noted as done."""

from __future__ import annotations

import datetime as dt

from declic.live.queries import present_in
from declic.peers.models import Booster, Point
from declic.peers.models.boosters import LASTS
from declic.peers.rules.deeds import BOOSTER_WEEKS


def plan_of(number: int) -> str:
    """Name the plan of the booster of that number."""
    return f"booster-{BOOSTER_WEEKS[number - 1]}-weeks"


def running(point: Point, *, at: dt.datetime) -> Booster | None:
    """Give the booster that goes on now."""
    found = _known(point, at)
    return found if found and found.session.ended_at is None else None


def over(point: Point, *, at: dt.datetime) -> Booster | None:
    """Give the booster that ended and that nobody has noted as done."""
    found = _known(point, at)
    return found if found and found.session.ended_at else None


def present(booster: Booster) -> int:
    """Give how many were there: as was said in the room, else how many devices there were."""
    return present_in(booster.session_id) or booster.session.seated or 0


def _known(point: Point, at: dt.datetime) -> Booster | None:
    rows = Booster.objects.filter(point=point, opened_at__gt=at - LASTS)
    return rows.select_related("session").first()
