"""Which steps a closing circle has: the round, and what its content adds to it."""

from __future__ import annotations

from declic.activities.close_circle.models import Content

ROUND, CARE, LIGHT = "round", "care", "light"


def ids(content: Content) -> list[str]:
    """Give the steps in their order."""
    there = {ROUND: True, CARE: content.care is not None, LIGHT: content.light is not None}
    return [step for step, is_there in there.items() if is_there]
