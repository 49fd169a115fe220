"""How long a backup may last: no longer than the data in it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from declic.live.models import Answer, Press, Seat, Session, Slip
from declic.live.tasks import PRESSES_STAY, SEATS_END, SLIPS_STAY
from declic.peers.queries.due import first_due as peers_due
from declic.post.queries import first_due as mails_due
from declic.web.sealing import LONGEST

A_DAY = dt.timedelta(days=1)


def loosen(copy: Any) -> None:  # noqa: ANN401  # pysqlite3 has no types
    """Take out of the copy who answered in sessions that have ended: it would be due in a day.

    `copy` is a connection to a copy of the database. Nothing that is counted changes.
    """
    ended = f"(SELECT id FROM {_table(Session)} WHERE ended_at IS NOT NULL)"  # noqa: S608
    copy.execute(
        f"UPDATE {_table(Answer)} SET respondent = 'gone:' || lower(hex(randomblob(8))) "  # noqa: S608
        f"WHERE session_id IN {ended}"
    )
    copy.execute(f"DELETE FROM {_table(Seat)} WHERE session_id IN {ended}")  # noqa: S608


def until(made: dt.datetime) -> dt.datetime:
    """Give the moment at which the first of the data that are here now must be gone."""
    due = [made + LONGEST]
    if Session.objects.filter(ended_at=None).exists():
        # It may end at once, and its seats go a day later.
        due.append(made + SEATS_END)
    slip = Slip.objects.order_by("day").first()
    if slip is not None:
        midnight = dt.datetime.combine(slip.day, dt.time(), dt.UTC)
        due.append(midnight + SLIPS_STAY + A_DAY)
    pressed = Press.objects.exclude(session__ended_at=None).order_by("session__ended_at").first()
    if pressed is not None and pressed.session.ended_at is not None:
        due.append(pressed.session.ended_at + PRESSES_STAY)
    due += [first for first in (mails_due(), peers_due()) if first is not None]
    return min(due)


def _table(model: type[Answer | Seat | Session]) -> str:
    return f'"{model._meta.db_table}"'
