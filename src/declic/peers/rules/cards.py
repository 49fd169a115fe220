"""The code on a young person's card, and how often a wrong one may be tried."""

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
    """Say whether an address has to wait before it tries another code."""
    return len(recent(wrong, now)) >= WRONG_MOST
