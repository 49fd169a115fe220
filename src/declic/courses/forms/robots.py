"""What keeps robots out of a public form, and shuts no person out.

A field that nobody sees stays empty, and nobody fills a page in within three seconds. Whoever
stumbles is asked kindly to press once more; nothing is counted by address, since a school is one.
"""

from __future__ import annotations

import datetime as dt

from django.core import signing
from django.utils.translation import gettext as _

TRAP, SINCE = "website", "since"
QUICKEST = dt.timedelta(seconds=3)
LONGEST = dt.timedelta(hours=24)
_SALT = "courses.ask"


def stamp(address: str, at: dt.datetime) -> str:
    """Sign when the page of a form was made."""
    return signing.dumps(at.timestamp(), salt=f"{_SALT}.{address}")


def shown_since(address: str, given: str) -> dt.datetime | None:
    """Give when the page was made; None when nobody signed that."""
    try:
        seconds = signing.loads(given, salt=f"{_SALT}.{address}")
    except signing.BadSignature:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def asks_again(address: str, since: str, at: dt.datetime) -> str:
    """Say why somebody is asked to press once more; empty when not."""
    shown = shown_since(address, since)
    if shown is None or not dt.timedelta() <= at - shown <= LONGEST:
        return _("Please press once more. Everything that you wrote is still here.")
    if at - shown < QUICKEST:
        return _("That was very quick. Please press once more: everything is still here.")
    return ""


def trapped(given: str) -> str:
    """Say that the field that nobody sees must stay empty; empty when it is."""
    return _("This field must stay empty. Empty it and press once more.") if given else ""
