"""What a seat is, which signs tables have, how long consent is waited for and a link lasts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

SIGNS = ("star", "moon", "cloud", "leaf", "drop", "heart", "key", "boat")
CONSENT = dt.timedelta(seconds=30)
LINK_LASTS = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat as its browser knows it. `token` is handed out once and kept nowhere."""

    seat: UUID
    session: UUID
    language: str
    table: str
    token: str = ""
