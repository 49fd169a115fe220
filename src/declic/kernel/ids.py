"""Keys for everything that may start on one machine and travel to another."""

from __future__ import annotations

import uuid

import uuid6


def new_id() -> uuid.UUID:
    """Return a key that no other machine makes and that sorts by the time it was made."""
    return uuid.UUID(int=uuid6.uuid7().int)
