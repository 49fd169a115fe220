"""In the office: believe no file, and no laptop that had it, when it was lost; or again."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from declic.laptops.queries import bundles_visible_to
from declic.laptops.rules.envelope import UnfitError
from declic.people.models import Person


def note_lost(*, bundle: UUID, is_lost: bool, by: Person | None, at: dt.datetime) -> None:
    """Take nothing in any more that answers this file, and give it to nobody; or take it again.

    What came in before stays. Raise UnfitError for what is not one's own.
    """
    found = bundles_visible_to(by, on=at.date()).filter(pk=bundle)
    if not found.update(ended_at=at if is_lost else None):
        raise UnfitError("gone")
