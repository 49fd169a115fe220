"""Calendars, and whose secret address one is."""

from __future__ import annotations

from declic.kernel.codes import fingerprint
from declic.letters.models import Feed
from declic.letters.rules.calendars import calendar
from declic.people.models import Person

__all__ = ["calendar", "feed_of", "person_of"]


def person_of(secret: str) -> Person | None:
    """Give the person whose address this is, while the account is open."""
    found = Feed.objects.filter(secret=fingerprint(secret), person__is_active=True)
    feed = found.select_related("person").first()
    return feed.person if feed else None


def feed_of(person: Person) -> Feed | None:
    """Give the address of a person, if there is one; its secret is not known any more."""
    return Feed.objects.filter(person=person).first()
