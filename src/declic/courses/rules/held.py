"""When a course counts as delivered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of one date: what its session told, and who confirmed it.

    `serves`: its session was held for what the course is for: a real course needs a real session,
    and a course of a demonstration one of that. A rehearsal serves nothing.
    `why_not`: a coordinator's words why the host did not confirm, or why no session told.
    """

    serves: bool
    ended: bool
    present: int | None
    confirmed: bool
    why_not: str = ""


def counts(date: Held) -> bool:
    """Say whether a date was held: its session ended, with how many were there, and confirmed.

    A coordinator who says why stands in for the host's confirmation, never for the session: what
    was only rehearsed or shown counts in no case.
    """
    told = date.ended and date.present is not None and date.present > 0
    return date.serves and told and (date.confirmed or bool(date.why_not.strip()))


def delivered(dates: Iterable[Held]) -> bool:
    """Say whether a course was delivered: it had dates, and each of them was held."""
    known = list(dates)
    return bool(known) and all(counts(date) for date in known)
