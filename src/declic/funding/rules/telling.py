"""How many young people a sponsor is told of, so that no figure points at a few of them.

A sponsor opens the same page again and again. Told exactly each time, the number before a course
and the number after it would tell how many were in that course's group, however small it was. So
whatever is told once is kept, and no two numbers that a sponsor ever reads for one kind of place
lie closer to each other than the least cell, nor does the first of them lie closer to none.
Totals are sums of what was told, and of nothing else: taking the parts from the whole gives nothing
that was not told already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from declic.kernel.cells import OUTSIDE


def tell(groups: Sequence[int], before: Collection[int], *, least: int = OUTSIDE) -> int:
    """Say how many people to tell of, when these groups came in this order.

    `before`: every number that was told already. The most of the groups that can be told are; the
    later ones wait until there are enough of them.
    """
    ever = {0, *before}
    sums = accumulate(groups, initial=0)
    return max(each for each in sums if _is_apart(each, ever, least))


def _is_apart(number: int, ever: Collection[int], least: int) -> bool:
    return all(each == number or abs(each - number) >= least for each in ever)


@dataclass(frozen=True, slots=True)
class People:
    """What is told: a number for each kind of place, and their sum. `waits`: more is to come."""

    by_place: Mapping[str, int]
    waits: bool

    @property
    def total(self) -> int:
        """All that is told, and nothing that is not."""
        return sum(self.by_place.values())


def people(told: Mapping[str, int], held: Mapping[str, int]) -> People:
    """Give what was told of each kind of place where courses were held; `held`: who was there."""
    shown = {place: told.get(place, 0) for place in held}
    return People(
        {place: number for place, number in shown.items() if number},
        any(shown[place] != number for place, number in held.items()),
    )


def carried(groups: Iterable[tuple[Iterable[str], int]], *, least: int = OUTSIDE) -> frozenset[str]:
    """Give the languages of groups that together were enough people; pairs of them and a number."""
    sums: Counter[str] = Counter()
    for languages, present in groups:
        sums.update(dict.fromkeys(languages, present))
    return frozenset(each for each, number in sums.items() if number >= least)
