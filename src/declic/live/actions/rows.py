"""Keep the rows of a course when its answers are loosened, and end the codes in them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from declic.live import rooms
from declic.live.models import Rows, Session
from declic.live.queries.carried import rows_here


def keep_rows(session: UUID) -> None:
    """Keep the rows of a real session that is held for an office, as they are now."""
    row = Session.objects.filter(pk=session, purpose=Session.Purpose.REAL).first()
    room = rooms.read(session) if row and row.course else None
    if room is not None:
        made = [dict(each) for each in rows_here(room)]
        Rows.objects.update_or_create(session_id=session, defaults={"rows": made})


def end_codes(sessions: Collection[UUID]) -> int:
    """Take the codes out of kept rows; tell how many there were."""
    number = 0
    for kept in Rows.objects.filter(session__in=sessions):
        coded = [row for row in kept.rows if row["code"]]
        number += len(coded)
        if coded:
            kept.rows = [{**row, "code": ""} for row in kept.rows]
            kept.save(update_fields=["rows"])
    return number
