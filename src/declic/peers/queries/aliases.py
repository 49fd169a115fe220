"""The reviewed list of aliases, as it lies in `content/peers`."""

from __future__ import annotations

from functools import lru_cache

from declic.peers.queries.shelf import Review, Strict, listed
from declic.peers.rules.aliases import Aliases

_Words = dict[str, dict[str, str]]


class _File(Strict):
    review: Review
    animals: _Words
    things: _Words


@lru_cache(maxsize=1)
def aliases() -> Aliases:
    """Give the list; reviewed only when a person put the own name and a day under it."""
    told = _File.model_validate(listed("aliases.yaml"))
    return Aliases(told.animals, told.things, told.review.signed)
