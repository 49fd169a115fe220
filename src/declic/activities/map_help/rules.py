"""Which steps a help map has."""

from __future__ import annotations

from declic.activities.map_help.models import Content

DRAW, ALOUD, PEERS = "draw", "aloud", "peers"
FINGERS = 5


def ids(content: Content) -> list[str]:
    """Give the steps in their order; peer experts only where the pack has words for them."""
    return [DRAW, ALOUD, PEERS] if content.peers else [DRAW, ALOUD]


def card(content: Content) -> tuple[str, ...]:
    """Give the lines to copy from, once each: two facts of a place may be the same number."""
    return tuple(dict.fromkeys(content.card))
