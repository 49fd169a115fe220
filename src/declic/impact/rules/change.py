"""How much higher or lower the same people scored after a course: in points first, with limits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from declic.impact.rules.distributions import TAIL, shift_where, t_quantile

# Below this many pairs nothing is told but how many there were.
LEAST = 10
# A spread below this is what rounding leaves of none.
_NO_SPREAD = 1e-9
# So far from zero an interval of shifts says nothing that a reader could use.
_FAR = 1_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class TooFew:
    """Too few pairs to say anything but how many there are."""

    pairs: int


@dataclass(frozen=True, slots=True)
class Change:
    """What two scores of each person add up to. `raw` is in points, and comes first.

    `g_z` is standardised by the spread of the changes, for small groups; `d_av` by the spread of
    the scores, which other studies can be compared with. Each None when the changes, or the
    scores, have no spread to measure by. `alike`: everybody changed by the same, which is more
    than a figure may tell of anybody.
    """

    pairs: int
    before: float
    after: float
    raw: Estimate
    g_z: Estimate | None
    d_av: Estimate | None

    @property
    def alike(self) -> bool:
        return self.raw.low == self.raw.high


def change(pairs: Sequence[tuple[float, float]], *, least: int = LEAST) -> Change | TooFew:
    """Compare the scores before and after of each person; the order of persons is nothing.

    Raw: the paired t interval (Student 1908; Altman 2000, Statistics with Confidence, ch. 4).
    """
    number = len(pairs)
    if number < max(least, 2):
        return TooFew(number)
    before, after = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    changes = [later - first for first, later in pairs]
    middle, spread = mean(changes), deviation(changes)
    error = spread / math.sqrt(number)
    apart = math.sqrt((deviation(before) ** 2 + deviation(after) ** 2) / 2)
    limits = _limits(middle / error, number) if error else None
    return Change(
        pairs=number,
        before=mean(before),
        after=mean(after),
        raw=around(middle, error, number),
        g_z=_scaled(limits, middle / spread, small(number), number) if limits else None,
        d_av=_scaled(limits, middle / spread, spread / apart, number) if limits and apart else None,
    )


def _limits(t: float, number: int) -> tuple[float, float] | None:
    """Give the limits of the noncentrality behind `t`: Steiger and Fouladi (1997)."""
    if abs(t) > _FAR:
        return None
    return shift_where(1 - TAIL, t, number - 1), shift_where(TAIL, t, number - 1)


def _scaled(limits: tuple[float, float], d_z: float, by: float, number: int) -> Estimate:
    """Give d_z and its limits times a factor: J for g_z; for d_av Algina and Keselman (2003)."""
    root = math.sqrt(number)
    return Estimate(d_z * by, limits[0] * by / root, limits[1] * by / root)


def small(number: int) -> float:
    """Give the correction for small groups: Hedges (1981), with n - 1 for pairs."""
    return 1 - 3 / (4 * (number - 1) - 1)


def around(middle: float, error: float, number: int) -> Estimate:
    """Give the t interval around a mean of that many."""
    half = t_quantile(1 - TAIL, number - 1) * error if error else 0.0
    return Estimate(middle, middle - half, middle + half)


def mean(values: Sequence[float]) -> float:
    """Give the mean; exact sums, so that the order of values is nothing."""
    return math.fsum(values) / len(values)


def deviation(values: Sequence[float]) -> float:
    """Give the sample's standard deviation; what rounding leaves of none is none."""
    middle = mean(values)
    found = math.sqrt(math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1))
    return found if found > _NO_SPREAD else 0.0
