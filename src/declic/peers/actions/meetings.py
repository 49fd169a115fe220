"""Set a meeting, hold it, or let it fall out. After one that was held the next is set by itself."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Meeting, Point
from declic.peers.queries.deeds import meetings_beside
from declic.peers.queries.seen import points_beside
from declic.peers.rules.deeds import EVERY
from declic.peers.rules.hours import moved
from declic.people.models import Person

AHEAD = dt.timedelta(days=120)
# One may meet a little earlier than it was set; nothing that lies weeks ahead was held.
BEFORE = dt.timedelta(hours=12)


@transaction.atomic
def set_meeting(
    *, point: Point, starts_at: dt.datetime, by: Person | None, at: dt.datetime
) -> Meeting:
    """Set the next meeting, in place of the one that was set."""
    row = points_beside(by, on=at.date()).filter(pk=point.pk, ended_on=None).first()
    if row is None:
        raise PointRefusedError("ended")
    if not at - BEFORE < starts_at < at + AHEAD:
        raise PointRefusedError("time")
    row.meetings.filter(held_at=None, cancelled_at=None).update(cancelled_at=at)
    return Meeting.objects.create(point=row, starts_at=starts_at)


@transaction.atomic
def hold(*, meeting: Meeting, by: Person | None, at: dt.datetime) -> Meeting:
    """Note that a meeting was held, and set the next one two weeks later at the same hour."""
    row = _open(meeting, by, at)
    if row.starts_at > at + BEFORE:
        raise PointRefusedError("early")
    row.held_at = at
    row.save(update_fields=["held_at"])
    return Meeting.objects.create(point=row.point, starts_at=moved(row.starts_at, EVERY))


@transaction.atomic
def cancel(*, meeting: Meeting, by: Person | None, at: dt.datetime) -> None:
    """Let a meeting fall out."""
    row = _open(meeting, by, at)
    row.cancelled_at = at
    row.save(update_fields=["cancelled_at"])


def _open(meeting: Meeting, by: Person | None, at: dt.datetime) -> Meeting:
    rows = meetings_beside(by, on=at.date()).filter(pk=meeting.pk)
    row = rows.filter(held_at=None, cancelled_at=None).select_for_update(of=("self",)).first()
    if row is None:
        raise PointRefusedError("gone")
    return row
