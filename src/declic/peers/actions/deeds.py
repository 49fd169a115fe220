"""Log an action, rest, and say that something was heavy; the coach confirms, and talks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Deed, DeedState, Energy, Member
from declic.peers.queries.deeds import deeds_beside
from declic.peers.queries.due import KEPT
from declic.peers.queries.seen import members_beside
from declic.peers.rules.deeds import ENERGIES, Counts, Kind, decided, faults
from declic.people.models import Person


@dataclass(frozen=True, slots=True)
class Told:
    """What a young person told of an action. `once`: made with the page, so that it counts once."""

    once: UUID
    kind: Kind
    on: dt.date
    counts: Counts
    energy: int
    heavy: bool = False


@transaction.atomic
def log(*, member: Member, told: Told, at: dt.datetime) -> Deed:
    """Keep an action. The same page sent twice keeps one."""
    if next(faults(told.counts, told.on, at.date()), None) or told.energy not in ENERGIES:
        raise PointRefusedError("counts")
    row, is_new = Deed.objects.get_or_create(
        pk=told.once,
        defaults={
            "point_id": member.point_id,
            "member": member,
            "kind": told.kind,
            "on": told.on,
            "took_part": told.counts.took_part,
            "heard": told.counts.heard,
            "asked": told.counts.asked,
            "logged_at": at,
        },
    )
    if row.point_id != member.point_id:
        raise PointRefusedError("counts")
    if is_new:
        Energy.objects.create(member=member, level=told.energy, on=at.date())
        if told.heavy:
            Member.objects.filter(pk=member.pk, heavy_since=None).update(heavy_since=at)
    return row


def rest(*, member: Member, rests: bool, at: dt.datetime) -> None:
    """Rest, or come back; nobody is asked why."""
    since = at.date() if rests else None
    Member.objects.filter(pk=member.pk).update(resting_since=since)


@transaction.atomic
def decide(
    *, deed: Deed, said: Counts | None, rejects: bool, by: Person | None, at: dt.datetime
) -> Deed:
    """Confirm an action as it was told, say how many there really were, or reject it.

    What was told stays beside it. It can be said anew as often as somebody knows better.
    """
    rows = deeds_beside(by, on=at.date()).filter(pk=deed.pk)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise PointRefusedError("gone")
    if said is not None and next(faults(said, row.on, row.on), None):
        raise PointRefusedError("counts")
    told = Counts(row.took_part, row.heard, row.asked)
    row.state = decided(told, said, rejects=rejects)
    right = said if row.state == DeedState.CORRECTED else None
    row.right_took_part = right.took_part if right else None
    row.right_heard = right.heard if right else None
    row.right_asked = right.asked if right else None
    row.decided_by, row.decided_at = by, at
    row.save()
    return row


@transaction.atomic
def talked(*, member: Member, by: Person | None, at: dt.datetime) -> None:
    """Note that the coach has talked with somebody on whom something weighed."""
    rows = members_beside(by, on=at.date()).filter(pk=member.pk, ended_on=None)
    if not Member.objects.filter(pk__in=rows.values("pk")).update(heavy_since=None):
        raise PointRefusedError("gone")


def expire(at: dt.datetime) -> int:
    """Forget how somebody was, and who did what; the figures stay."""
    gone = Energy.objects.filter(on__lte=(at - KEPT).date()).delete()[0]
    old = Deed.objects.filter(logged_at__lte=at - KEPT).exclude(member=None)
    return gone + old.update(member=None)
