"""How many texts and picked cards come in a minute, by seat and room. In memory, never stored."""

from __future__ import annotations

import time
from collections import OrderedDict

from declic.live.rules import Sitting

SEAT_A_MINUTE = 6
# Seats are free to take, so the room has a measure of its own: two texts a minute for each of 30.
ROOM_A_MINUTE = 60
KNOWN_MOST = 20_000
_recent: OrderedDict[str, list[float]] = OrderedDict()


def too_many(sitting: Sitting) -> bool:
    """Count a text, and say whether it is one too many."""
    seat = _count(sitting.seat.hex, SEAT_A_MINUTE)
    return seat or _count(sitting.session.hex, ROOM_A_MINUTE)


def too_many_cards(sitting: Sitting) -> bool:
    """Count a card that a seat picks: nobody shall try out which ones are picked."""
    return _count(f"card {sitting.seat.hex}", SEAT_A_MINUTE)


def _count(who: str, most: int) -> bool:
    now = time.monotonic()
    recent = [then for then in _recent.pop(who, []) if then > now - 60]
    full = len(recent) >= most
    _recent[who] = recent if full else [*recent, now]
    while len(_recent) > KNOWN_MOST:
        _recent.popitem(last=False)
    return full
