"""The names that young people of a contact point go by: a reviewed list, and nothing typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

Words = Mapping[str, Mapping[str, str]]
BETWEEN = "-"


@dataclass(frozen=True, slots=True)
class Aliases:
    """An animal and a thing make a name. `reviewed`: somebody has read every word in each language.

    Two nouns side by side need no grammar, so that each language says them as they stand.
    """

    animals: Words
    things: Words
    reviewed: bool = False

    def keys(self) -> tuple[str, ...]:
        """Name every pair, in a fixed order."""
        return tuple(f"{a}{BETWEEN}{t}" for a in self.animals for t in self.things)

    def said(self, key: str, language: str) -> str:
        """Say a pair in a language; in English where the language has no word.

        A pair that is no longer on the list is told by its key, so that its card stays known.
        """
        animal, _, thing = key.partition(BETWEEN)
        known = self.animals.get(animal), self.things.get(thing)
        words = [each.get(language) or each["en"] for each in known if each]
        return " · ".join(words) if len(words) == len(known) else key


def chosen(
    aliases: Aliases, taken: Collection[str], pick: Callable[[Sequence[str]], str]
) -> str | None:
    """Choose a pair that nobody of the contact point has; None when all are taken.

    A pair that shares no word with another one of the group comes first: nobody is mixed up.
    """
    free = [key for key in aliases.keys() if key not in taken]  # noqa: SIM118  # no mapping
    words = {word for key in taken for word in key.split(BETWEEN)}
    apart = [key for key in free if words.isdisjoint(key.split(BETWEEN))]
    return pick(apart or free) if free else None
