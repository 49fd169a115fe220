"""Which form before and which after are one person's, without a name: inside one group only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from declic.kernel.envelopes import Neutral, read_code

# One part of a neutral code may be forgotten; two only in a group as small as a class.
ALLOWED = 1
TOLERANT = 2
SMALL_GROUP = 25


@dataclass(frozen=True, slots=True)
class Link:
    """The place of a form before and of one after that are taken for one person's.

    `tolerant`: two parts of the code differ, which is marked wherever the pair counts.
    """

    before: int
    after: int
    tolerant: bool = False


def by_seat(before: Sequence[str], after: Sequence[str]) -> list[Link]:
    """Pair forms that came from one seat of one session; an empty seat is nobody's."""
    return _alike([seat or None for seat in before], [seat or None for seat in after])


def by_envelope(before: Sequence[str], after: Sequence[str]) -> list[Link]:
    """Pair forms by the code on the card; one that stands twice or has a wrong sign is nobody's."""
    return _alike([read_code(code) for code in before], [read_code(code) for code in after])


def _alike(before: Sequence[str | None], after: Sequence[str | None]) -> list[Link]:
    return [
        Link(place, after.index(code))
        for place, code in enumerate(before)
        if code is not None and before.count(code) == after.count(code) == 1
    ]


def by_neutral_code(before: Sequence[Neutral], after: Sequence[Neutral]) -> list[Link]:
    """Pair forms whose codes are each other's only best fit.

    At most one part may differ, or two in a group of up to 25. Codes of several groups never come
    in here together: in a whole school some would fit by chance.
    """
    small = max(len(before), len(after)) <= SMALL_GROUP
    return fitting(before, after, allowed=TOLERANT if small else ALLOWED)


def fitting(before: Sequence[Neutral], after: Sequence[Neutral], *, allowed: int) -> list[Link]:
    """Pair codes that differ in at most so many parts and fit nobody else as well."""
    best = _only_best(before, after)
    back = _only_best(after, before)
    return [
        Link(place, found, tolerant=before[place].differs(after[found]) > ALLOWED)
        for place, found in enumerate(best)
        if found is not None
        and back[found] == place
        and before[place].differs(after[found]) <= allowed
    ]


def _only_best(mine: Sequence[Neutral], theirs: Sequence[Neutral]) -> list[int | None]:
    return [_nearest(theirs, code.differs) for code in mine]


def _nearest(codes: Sequence[Neutral], far: Callable[[Neutral], int]) -> int | None:
    """Give the place of the one code that is nearest; None when two are, or there is none."""
    distances = [far(code) for code in codes]
    least = min(distances, default=0)
    return distances.index(least) if distances.count(least) == 1 else None
