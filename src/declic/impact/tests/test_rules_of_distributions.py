from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.impact.rules.distributions import (
    NORMAL,
    incomplete_beta,
    noncentral_t_cdf,
    shift_where,
    t_cdf,
    t_quantile,
)

freedom = st.integers(1, 200)
chances = st.floats(0.001, 0.999)


def by_integral(t: float, df: float, shift: float, steps: int = 4_000) -> float:
    """Reckon it another way: over the spread that the group may have had (Johnson, Kotz, 31)."""
    log = math.log(2) + df / 2 * math.log(df / 2) - math.lgamma(df / 2)
    step = (1 + 14 / math.sqrt(2 * df)) / steps
    spreads = (place * step for place in range(1, steps))
    return step * math.fsum(
        math.exp(log + (df - 1) * math.log(s) - df * s * s / 2) * NORMAL.cdf(t * s - shift)
        for s in spreads
    )


# Student's t as every table prints it (Fisher and Yates; NIST Handbook 1.3.6.7.2).
@pytest.mark.parametrize(
    ("chance", "df", "t"),
    [(0.975, 1, 12.706), (0.975, 9, 2.262), (0.975, 19, 2.093), (0.95, 5, 2.015), (0.9, 30, 1.310)],
)
def test_quantiles_are_those_of_the_printed_tables(chance: float, df: int, t: float) -> None:
    assert t_quantile(chance, df) == pytest.approx(t, abs=0.0005)


@given(chances, freedom)
def test_a_quantile_is_where_its_chance_lies(chance: float, df: int) -> None:
    assert t_cdf(t_quantile(chance, df), df) == pytest.approx(chance, abs=1e-9)


@given(st.floats(-50, 50), freedom)
def test_both_sides_of_student_s_t_are_alike(t: float, df: int) -> None:
    assert t_cdf(t, df) + t_cdf(-t, df) == pytest.approx(1)


def test_of_many_people_student_s_t_is_the_normal_distribution() -> None:
    assert t_quantile(0.975, 1e6) == pytest.approx(1.95996, abs=1e-4)


@pytest.mark.parametrize(("x", "value"), [(-0.1, 0.0), (0.0, 0.0), (1.0, 1.0), (2.0, 1.0)])
def test_outside_of_zero_and_one_there_is_nothing_or_all(x: float, value: float) -> None:
    assert incomplete_beta(2, 3, x) == value


@given(st.integers(1, 30), st.integers(1, 30), st.floats(0.01, 0.99))
def test_with_whole_numbers_it_is_a_sum_of_binomials(a: int, b: int, x: float) -> None:
    """DLMF 8.17.5."""
    whole = a + b - 1
    told = math.fsum(
        math.comb(whole, j) * x**j * (1 - x) ** (whole - j) for j in range(a, whole + 1)
    )
    assert incomplete_beta(a, b, x) == pytest.approx(told, abs=1e-12)


@pytest.mark.parametrize(
    ("t", "df", "shift"),
    [(1.5, 10, 1.0), (-2.0, 9, 1.0), (0.0, 9, 0.3), (30.0, 9, 20.0), (2.0, 19, -3.0), (4.0, 39, 6)],
)
def test_the_noncentral_t_is_what_an_integral_gives(t: float, df: int, shift: float) -> None:
    assert noncentral_t_cdf(t, df, shift) == pytest.approx(by_integral(t, df, shift), abs=1e-9)


@given(st.floats(-8, 8), st.integers(2, 60))
def test_without_a_shift_it_is_student_s_t(t: float, df: int) -> None:
    assert noncentral_t_cdf(t, df, 0.0) == pytest.approx(t_cdf(t, df), abs=1e-9)


def test_the_limits_of_a_shift_are_the_published_ones() -> None:
    """Real Statistics, Confidence intervals for effect size, example 1: t = 3.66393, n = 40."""
    low, high = (shift_where(chance, 3.66393, 39) / math.sqrt(40) for chance in (0.975, 0.025))
    assert (low, high) == (pytest.approx(0.24079, abs=1e-5), pytest.approx(0.91148, abs=1e-5))


@settings(max_examples=12)
@given(st.floats(-20, 20), st.integers(9, 60), st.sampled_from((0.025, 0.5, 0.975)))
def test_a_shift_gives_the_chance_that_it_was_found_by(t: float, df: int, chance: float) -> None:
    assert noncentral_t_cdf(t, df, shift_where(chance, t, df)) == pytest.approx(chance, abs=1e-7)
