from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.impact.rules.change import Estimate
from declic.impact.rules.distributions import Z
from declic.impact.rules.shares import Twice, difference, mcnemar_mid_p, moved, twice, wilson

few = st.integers(0, 25)
tables = st.builds(Twice, few, few, few, few)


# Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_s_interval_is_the_published_one(
    count: int, of: int, low: float, high: float
) -> None:
    found = wilson(count, of)
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_of_nobody_there_is_no_share() -> None:
    assert wilson(0, 0) is None
    assert difference(Twice(0, 0, 0, 0)) is None


@given(st.integers(1, 200).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_wilson_s_limits_are_where_the_score_test_turns(counted: tuple[int, int]) -> None:
    """Independent of the formula: at a limit the share lies Z standard errors away."""
    found = wilson(*counted)
    assert found is not None
    assert 0 <= found.low <= found.value <= found.high <= 1
    for limit in (found.low, found.high):
        error = math.sqrt(limit * (1 - limit) / counted[1])
        assert error == 0 or abs(found.value - limit) == pytest.approx(Z * error, abs=1e-9)


# Fagerland, Lydersen, Laake (2014), Stat. Med. 33: Bentur 2009, Cavo 2012. Altman (2000), p. 52.
@pytest.mark.parametrize(
    ("table", "value", "low", "high"),
    [
        (Twice(1, 1, 7, 12), -0.286, -0.507, -0.026),
        (Twice(59, 6, 16, 80), -0.062, -0.119, -0.005),
        (Twice(14, 5, 0, 22), 0.12, 0.011, 0.226),
    ],
)
def test_newcombe_s_interval_is_the_published_one(
    table: Twice, value: float, low: float, high: float
) -> None:
    found = difference(table)
    assert found is not None
    assert found.value == pytest.approx(value, abs=0.002)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))


@given(tables)
def test_a_difference_lies_in_its_interval_and_that_between_minus_one_and_one(of: Twice) -> None:
    found = difference(of)
    assert (found is None) == (of.pairs == 0)
    if found:
        assert -1 - 1e-9 <= found.low <= found.value <= found.high <= 1 + 1e-9


@given(tables)
def test_before_and_after_exchanged_turn_the_difference(of: Twice) -> None:
    there, back = difference(of), difference(Twice(of.both, of.lost, of.gained, of.neither))
    if there and back:
        turned = Estimate(-back.value, -back.high, -back.low)
        assert there.low == pytest.approx(turned.low)
        assert there.high == pytest.approx(turned.high)


def test_nineteen_of_twenty_differences_hold_the_truth() -> None:
    """Drawn again and again from known shares: 50 % right before, 70 % after, n = 22."""
    chance, held = random.Random(8), 0  # noqa: S311  # drawn alike in every run
    for _ in range(1_500):
        drawn = chance.choices(range(4), (40, 30, 10, 20), k=22)
        found = difference(Twice(*(drawn.count(each) for each in range(4))))
        held += found is not None and found.low <= 0.2 <= found.high
    assert 0.93 <= held / 1_500 <= 0.98


# Fagerland, Lydersen, Laake (2013), BMC Medical Research Methodology 13:91.
@pytest.mark.parametrize(
    ("table", "chance"), [(Twice(1, 1, 7, 12), 0.039), (Twice(59, 6, 16, 80), 0.035)]
)
def test_the_mid_p_is_the_published_one(table: Twice, chance: float) -> None:
    assert mcnemar_mid_p(table) == pytest.approx(chance, abs=5e-4)


@given(tables)
def test_the_mid_p_is_what_counting_every_way_gives(of: Twice) -> None:
    """Every way in which those who changed could have gone; half of what is as likely as this."""
    changed = of.gained + of.lost
    ways = [math.comb(changed, up) for up in range(changed + 1)]
    seen = ways[of.gained]
    told = sum((Fraction(each, 1 + (each == seen)) for each in ways if each <= seen), Fraction())
    assert mcnemar_mid_p(of) == pytest.approx(float(told / 2**changed) if changed else 1.0)


def test_pairs_are_counted_by_what_became_of_them() -> None:
    pairs = [(True, True), (False, True), (False, True), (True, False), (False, False)]
    assert twice(pairs) == Twice(both=1, gained=2, lost=1, neither=1)
    assert twice(pairs).pairs == 5


def test_steps_on_a_scale_are_counted_not_averaged() -> None:
    found = moved([(1, 2), (3, 3), (5, 4), (1, 5)])
    assert (found.up, found.same, found.down, found.pairs) == (2, 1, 1, 4)
    assert moved([]).pairs == 0
