"""The code on a young person's card, and from which wrong one on the answer is to wait."""

from __future__ import annotations

from collections.abc import Iterable

# It lasts for months and opens a page from anywhere, so it is longer than the code of a room.
SIGNS = 12
WRONG_MOST = 30
WRONG_WITHIN = 600.0  # seconds


def recent(wrong: Iterable[float], now: float) -> list[float]:
    """Keep of the moments at which a wrong code came those that still count."""
    return [then for then in wrong if then > now - WRONG_WITHIN]


def too_many(wrong: Iterable[float], now: float) -> bool:
    """Say whether so many wrong codes came from an address that the answer is to wait."""
    return len(recent(wrong, now)) >= WRONG_MOST
