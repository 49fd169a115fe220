"""Which votes on a question a role may know: the rule of every kind whose figures a room sees."""

from __future__ import annotations

from collections.abc import Mapping

from declic.activities.models import ONE, Seen
from declic.kernel.steps import total


def votes(item: str, seen: Seen, *, tables: bool) -> Mapping[str, int]:
    """Give the votes on an item's one question as far as the role may know them; else nothing.

    Where people vote, figures of which one would show a single person are not told.
    """
    if seen.role == "console":
        return total(seen.results.get(item, {}).get(ONE, {}))
    if not tables and points_at_one(seen):
        return {}
    told = seen.told.get(ONE) if seen.phase == "revealed" else None
    return (told.counts if told else None) or {}


def points_at_one(seen: Seen) -> bool:
    """Say whether figures would show one person, alone with an answer, to everybody."""
    told = seen.told.get(ONE) if seen.phase == "revealed" and seen.role != "console" else None
    return told is not None and 1 in (told.counts or {}).values()
