"""Which sentences of adults a sponsor may read, beside what of the course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

MOST_SIGNS = 280
# A page with many of them would say which came from whom.
MOST_SHOWN = 6
# Where these are held, nobody outside learns when.
UNDATED = frozenset({"reception_centre"})
_LEADS_TO_SOMEBODY = re.compile(r"@|https?:|www\.|\d[\d\s./-]{3,}\d", re.IGNORECASE)
Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Source:
    """Of a course what may stand beside a sentence: its kind of place; its month, or None."""

    place: str
    month: tuple[int, int] | None


def leads_to_somebody(text: str) -> bool:
    """Say whether a sentence holds an address, a link or a number: no sponsor needs one."""
    return bool(_LEADS_TO_SOMEBODY.search(text))


def source(place: str, month: tuple[int, int] | None) -> Source:
    """Give what may stand beside a sentence; a reception centre never has a date."""
    return Source(place, None if place in UNDATED else month)


def shown(quotes: Iterable[tuple[Of, str]], told: Mapping[str, int]) -> Sequence[Of]:
    """Give the sentences that a sponsor reads, of those in this order with their kinds of place.

    `told`: of how many young people the sponsor is told at each kind of place. Where it is told of
    none, since they were few, a sentence would point at them.
    """
    return [each for each, place in quotes if told.get(place)][:MOST_SHOWN]
