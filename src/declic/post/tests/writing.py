"""Mails as the tests write them."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from declic.post.actions import queue
from declic.post.models import Mail

NOW = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
OURS, THEIRS = uuid4(), uuid4()


def write(**given: Any) -> Mail:  # noqa: ANN401  # what `queue` takes
    """Queue a mail, of which a test says what matters to it."""
    told = {
        "to": "host@school.example",
        "language": "fr",
        "subject": "Votre demande",
        "text": "Bonjour",
        "organisation": OURS,
        "kind": "confirmation",
        "key": f"confirmation:{Mail.objects.count()}",
        "at": NOW,
    }
    return queue(**{**told, **given})
