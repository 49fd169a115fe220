"""What this floor puts into pages of the floors below."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from declic.letters.queries.feeds import feed_of
from declic.people import access
from declic.people.models import Person, Right

_LED = {Right.COORDINATE, Right.LEAD, Right.HELP_LEAD, Right.COACH}


def on_account(request: HttpRequest | None, person: object) -> Mapping[str, object] | None:
    """Tell on somebody's own page whether the own dates have an address for calendars."""
    if request is None or not isinstance(person, Person):
        return None
    if _LED.isdisjoint(access.rights_held(request) or ()):
        return None
    feed = feed_of(person)
    return {"since": feed.made_at if feed else None}
