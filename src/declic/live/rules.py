"""What a seat is, the tables' signs, how long consent, links and the list of past sessions last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

SIGNS = ("star", "moon", "cloud", "leaf", "drop", "heart", "key", "boat")
CONSENT = dt.timedelta(seconds=30)
LINK_LASTS = dt.timedelta(hours=12)
LISTED = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat as its browser knows it. `token` is handed out once and kept nowhere.

    `typed`: it came in by the typed code. `since`: the room's `emptied` when it was looked at.
    """

    seat: UUID
    session: UUID
    language: str
    table: str
    token: str = ""
    typed: bool = False
    since: int = 0


def to_switch_on(
    unreviewed: Collection[str], languages: Sequence[str], source: str, partly: Sequence[str] = ()
) -> list[str]:
    """Name the languages that somebody must switch on by name before a real session uses them.

    Where nothing is reviewed the source stays without that: a room needs one language to go back
    to. Its screens say that nobody has reviewed it. `partly`: languages that hold only a part, to
    which nobody can go back.
    """
    stays = {code for code in languages if code not in unreviewed} or {source}
    wanted = [code for code in languages if code not in stays]
    return [*wanted, *(code for code in partly if code in unreviewed)]
