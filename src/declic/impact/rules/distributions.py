"""The distributions that intervals rest on: normal, Student's t, and the noncentral t.

A few series in place of 200 MB of libraries on a trainer's laptop; `impact/tests` holds them
against published values and against integrals that are reckoned in another way.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from statistics import NormalDist

NORMAL = NormalDist()
LEVEL = 0.95
TAIL = (1 - LEVEL) / 2
Z = NORMAL.inv_cdf(1 - TAIL)

_EXACT = 1e-14
_TINY = 1e-300
_STEPS, _NEAR = 42, 1e-12


def t_cdf(t: float, df: float) -> float:
    """Give the chance of a value up to `t` (NIST DLMF 8.17 and 26.2; Johnson, Kotz, ch. 28)."""
    if t > 0:
        return 1 - t_cdf(-t, df)
    if t * t < df:
        # Near the middle the tail is nearly half, and would lose its last digits.
        return 0.5 - incomplete_beta(0.5, df / 2, t * t / (df + t * t)) / 2
    return incomplete_beta(df / 2, 0.5, df / (df + t * t)) / 2


@cache
def t_quantile(chance: float, df: float) -> float:
    """Give the value up to which lies that chance, strictly between 0 and 1."""
    reach = 1.0
    while t_cdf(-reach, df) > min(chance, 1 - chance):
        reach *= 2
    return _root(lambda t: t_cdf(t, df) - chance, -reach, reach)


def noncentral_t_cdf(t: float, df: float, shift: float) -> float:
    """Give the chance of a value up to `t` when the mean is `shift` standard errors from zero.

    The series of Lenth (1989), Applied Statistics 38, 185-189 (AS 243), with its weights by
    logarithms, so that a large shift does not underflow.
    """
    if t < 0:
        return 1 - noncentral_t_cdf(-t, df, -shift)
    below, x = NORMAL.cdf(-shift), t * t / (t * t + df)
    if x < _TINY:
        return below
    return min(1.0, max(0.0, below + _mixed(x, df / 2, shift) / 2))


def _mixed(x: float, b: float, shift: float) -> float:
    """Add up incomplete beta functions, each weighted by how likely a Poisson count is."""
    half = shift * shift / 2
    last = int(half + 9 * math.sqrt(half) + 30)
    whole, halves = _betas(0.5, b, x), _betas(1.0, b, x)
    return math.fsum(
        _weight(half, place) * whole(place)
        + shift / math.sqrt(2) * _weight(half, place + 0.5) * halves(place)
        for place in range(last)
    )


def _weight(half: float, place: float) -> float:
    """Give `half ** place * exp(-half) / gamma(place + 1)`; times the shift for odd powers."""
    power = int(place)
    if half == 0:
        return 0.0 if power else 1 / math.gamma(place + 1)
    return math.exp(power * math.log(half) - half - math.lgamma(place + 1))


def _betas(a: float, b: float, x: float) -> Callable[[int], float]:
    """Give I_x(a + place, b) for one place after the other (DLMF 8.17.20)."""
    value = incomplete_beta(a, b, x)
    drop = math.exp(a * math.log(x) + b * math.log1p(-x) - math.log(a) - _log_beta(a, b))
    at = 0

    def up_to(place: int) -> float:
        nonlocal value, drop, at
        while at < place:
            value -= drop
            drop *= x * (a + b + at) / (a + at + 1)
            at += 1
        return max(value, 0.0)

    return up_to


def shift_where(chance: float, t: float, df: float) -> float:
    """Give the shift under which a value up to `t` has that chance: a limit of its interval.

    Steiger and Fouladi (1997), Noncentrality interval estimation.
    """
    reach = abs(t) + 10
    # The chance falls while the shift grows.
    return _root(lambda shift: chance - noncentral_t_cdf(t, df, shift), t - reach, t + reach)


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Give the regularized I_x(a, b) by its continued fraction (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) - _log_beta(a, b)) / a
    return front * _fraction(a, b, x)


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _fraction(a: float, b: float, x: float) -> float:
    """Go down the fraction by Lentz's method until it stands still."""
    value = c = _TINY
    d, place = 0.0, 0
    while abs(c * d - 1) > _EXACT:
        term = _term(place, a, b, x)
        d = 1 / _apart(1 + term * d)
        c = _apart(1 + term / c)
        value *= c * d
        place += 1
    return value


def _term(place: int, a: float, b: float, x: float) -> float:
    m, is_odd = divmod(place, 2)
    if place == 0:
        return 1.0
    if is_odd:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))


def _apart(value: float) -> float:
    """Keep a divisor from zero."""
    return value if abs(value) > _TINY else _TINY


def _root(rises: Callable[[float], float], low: float, high: float) -> float:
    """Close in on where a rising function is zero: Ridders (1979), IEEE Trans. CAS 26, 979-980.

    Each step at least halves what is left, and near the zero it needs a handful of them.
    """
    at_low, at_high, last, found = rises(low), rises(high), math.inf, low
    for _ in range(_STEPS):
        middle = (low + high) / 2
        at_middle = rises(middle)
        bend = math.sqrt(max(at_middle * at_middle - at_low * at_high, 0.0)) or 1.0
        found = middle - (middle - low) * at_middle / bend
        if abs(found - last) <= _NEAR:
            break
        last = found
        for point, value in ((middle, at_middle), (found, rises(found))):
            if value > 0 and point < high:
                high, at_high = point, value
            elif value <= 0 and point > low:
                low, at_low = point, value
    return found
