"""End where somebody is signed in."""

from __future__ import annotations

from collections.abc import Callable

from allauth.usersessions.models import UserSession

from declic.people.models import Person

_told: list[Callable[[Person], None]] = []


def when_somebody_leaves(tell: Callable[[Person], None]) -> None:
    """Be told whose sessions were ended, to end what stands open besides."""
    _told.append(tell)


def end_sessions(person: Person) -> None:
    """Sign somebody out everywhere, and end what is open in their name."""
    for session in UserSession.objects.filter(user=person):
        session.end()
    for tell in _told:
        tell(person)
