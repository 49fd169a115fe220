"""Shares of people, the same people twice, and who went up or down: with their intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from declic.impact.rules.change import Estimate
from declic.impact.rules.distributions import Z


def wilson(count: int, of: int) -> Estimate | None:
    """Give a share with Wilson's (1927) score interval; None of nobody."""
    if of <= 0:
        return None
    share, weight = count / of, Z * Z / of
    middle = (share + weight / 2) / (1 + weight)
    half = math.sqrt(share * (1 - share) * weight + weight * weight / 4) / (1 + weight)
    # What rounding adds beyond nobody and everybody.
    low, high = middle - half if count else 0.0, middle + half if count < of else 1.0
    return Estimate(share, low, high)


@dataclass(frozen=True, slots=True)
class Twice:
    """The same people asked the same twice: right both times, only after, only before, never."""

    both: int
    gained: int
    lost: int
    neither: int

    @property
    def pairs(self) -> int:
        return self.both + self.gained + self.lost + self.neither


def twice(pairs: Sequence[tuple[bool, bool]]) -> Twice:
    """Count pairs of before and after."""
    return Twice(
        both=sum(first and later for first, later in pairs),
        gained=sum(later and not first for first, later in pairs),
        lost=sum(first and not later for first, later in pairs),
        neither=sum(not first and not later for first, later in pairs),
    )


def difference(of: Twice) -> Estimate | None:
    """Give the share after less the share before: Newcombe (1998), Stat. Med. 17, 2635-2650.

    His method 10: Wilson's limits of both shares, joined by how they hang together, with a
    correction of continuity.
    """
    after, before = wilson(of.both + of.gained, of.pairs), wilson(of.both + of.lost, of.pairs)
    if after is None or before is None:
        return None
    phi = _together(of)
    down, up = after.value - after.low, before.high - before.value
    rise, fall = after.high - after.value, before.value - before.low
    value = (of.gained - of.lost) / of.pairs
    low = math.sqrt(max(0.0, down * down - 2 * phi * down * up + up * up))
    high = math.sqrt(max(0.0, rise * rise - 2 * phi * rise * fall + fall * fall))
    return Estimate(value, value - low, value + high)


def _together(of: Twice) -> float:
    first, later = of.both + of.lost, of.both + of.gained
    margins = first * (of.pairs - first) * later * (of.pairs - later)
    if not margins:
        return 0.0
    cross = of.both * of.neither - of.gained * of.lost
    corrected = max(cross - of.pairs / 2, 0.0) if cross > 0 else float(cross)
    return corrected / math.sqrt(margins)


def mcnemar_mid_p(of: Twice) -> float:
    """Give the mid-p of McNemar's test: Fagerland, Lydersen, Laake (2013), BMC MRM 13:91.

    Of those who changed, half would by chance have gone each way.
    """
    changed, fewer = of.gained + of.lost, min(of.gained, of.lost)
    at = math.comb(changed, fewer)
    if of.gained == of.lost:
        return 1 - at / (1 << changed) / 2 if changed else 1.0
    below = sum(math.comb(changed, count) for count in range(fewer))
    # Twice the tail, in which this very table counts half; whole numbers until the end.
    return (2 * below + at) / (1 << changed)


@dataclass(frozen=True, slots=True)
class Moved:
    """Of how many the answer on a scale went up, stayed and went down."""

    up: int
    same: int
    down: int

    @property
    def pairs(self) -> int:
        return self.up + self.same + self.down


def moved(pairs: Sequence[tuple[float, float]]) -> Moved:
    """Count who went up, stayed and went down; with `wilson`, more honest than a mean of steps."""
    return Moved(
        up=sum(later > first for first, later in pairs),
        same=sum(later == first for first, later in pairs),
        down=sum(later < first for first, later in pairs),
    )
