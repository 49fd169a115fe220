"""How many have a pledge. Nobody is counted as missing: those who have none are no number."""

from __future__ import annotations

from collections.abc import Mapping

YES = "yes"


def have(answered: int, votes: Mapping[str, int]) -> int:
    """Give how many have one: while it is open the answers, later the tally with raised hands."""
    return max(answered, votes.get(YES, 0))
