"""Where each key leads in one community on one day, and what is told there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from declic.care.rules import EVERYWHERE, Community, Fact, Place, said

Shelf = Mapping[Place, Fact]
PARTS = ("name", "number", "price", "hours")


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways from keys to facts. With `doubting` no fact at all counts as sure."""

    shelf: Shelf
    place: Community
    today: date
    doubting: bool = False

    def knows(self, key: str) -> bool:
        """Say whether any fact of this community or of the whole country has the key."""
        return self._nearest(key) in self.shelf

    def in_force(self, key: str) -> Fact:
        """Return the sure fact, else the first sure fallback, else the last one.

        Raise KeyError for a key that no fact has.
        """
        way = list(self.way(key))
        if not way:
            raise KeyError(key)
        return next((fact for fact in way if self.is_sure(fact)), way[-1])

    def tells(self, key: str, language: str) -> Fact | None:
        """Return the fact that is told, or None where a text has to do without.

        The last line of a way is told though nobody has checked it lately: a number that may
        have changed is better than none. Of a law or a figure the same would be an untruth.
        """
        spoken = [fact for fact in self.way(key) if fact.speaks(language)]
        sure = next((fact for fact in spoken if self.is_sure(fact)), None)
        last = spoken[-1] if spoken and spoken[-1].kind == "line" else None
        return sure or last

    def is_sure(self, fact: Fact) -> bool:
        """Say whether a fact may be told as sure."""
        return not self.doubting and fact.is_sure(self.today)

    def way(self, key: str) -> Iterator[Fact]:
        """Walk from the community's fact to its fallback; without one, to the whole country's."""
        passed: set[Place] = set()
        step = self._nearest(key)
        while step in self.shelf and step not in passed:
            passed.add(step)
            fact = self.shelf[step]
            yield fact
            step = self._nearest(fact.fallback) if fact.fallback else (fact.key, EVERYWHERE)

    def told(self, key: str, language: str) -> Iterator[tuple[str, str]]:
        """Give what is told of a key and of its parts; empty where there is nothing sure to say."""
        fact = self.tells(key, language)
        if fact is None:
            yield from ((name, "") for name in (key, *(f"{key}.{part}" for part in PARTS)))
            return
        yield key, fact.told(language)
        yield f"{key}.name", said(fact.name, language)
        yield f"{key}.number", fact.shown_number
        sure = self.is_sure(fact)
        yield f"{key}.price", said(fact.price, language) if sure else ""
        yield f"{key}.hours", fact.told_hours(language) if sure else ""

    def _nearest(self, key: str) -> Place:
        return (key, self.place) if (key, self.place) in self.shelf else (key, EVERYWHERE)
