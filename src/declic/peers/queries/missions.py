"""The missions of a place: a short reviewed list, each done or open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from declic.peers.models import Mission, Point
from declic.peers.queries.shelf import Review, Strict, listed


class _File(Strict):
    review: Review
    missions: dict[str, dict[str, str]]


@lru_cache(maxsize=1)
def _list() -> _File:
    return _File.model_validate(listed("missions.yaml"))


def keys() -> frozenset[str]:
    """Name the missions."""
    return frozenset(_list().missions)


def reviewed() -> bool:
    """Say whether a person has read the list."""
    return _list().review.signed


@dataclass(frozen=True, slots=True)
class Told:
    """A mission in the words of a language, and since when it is done; None while it is open."""

    key: str
    words: str
    done_on: dt.date | None


def missions_of(point: Point, language: str) -> list[Told]:
    """Give the missions of a place, in the order of the list."""
    done = dict(Mission.objects.filter(point=point).values_list("key", "done_on"))
    return [
        Told(key, words.get(language) or words["en"], done.get(key))
        for key, words in _list().missions.items()
    ]
