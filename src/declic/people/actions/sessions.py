"""End where somebody is signed in."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from allauth.usersessions.models import UserSession

from declic.people.models import Person


class Tell(Protocol):
    """What is called when somebody was signed out."""

    def __call__(self, person: Person, /, *, at: dt.datetime) -> None: ...


_told: dict[str, Tell] = {}


def when_somebody_leaves(key: str, tell: Tell) -> None:
    """Be told whose sessions were ended, to end what stands open besides."""
    _told[key] = tell


def end_sessions(person: Person, *, at: dt.datetime) -> None:
    """Sign somebody out everywhere, and end what is open in their name."""
    for session in UserSession.objects.filter(user=person):
        session.end()
    for tell in _told.values():
        tell(person, at=at)
