from __future__ import annotations

import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.impact.rules.change import Change, TooFew, change, small

# Student (1908), The probable error of a mean: hours of sleep gained with two drugs.
DRUG_1 = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
DRUG_2 = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
SLEEP = tuple(zip(DRUG_1, DRUG_2, strict=True))
scores = st.integers(0, 6)
few_examples = settings(max_examples=10)
groups = st.lists(st.tuples(scores, scores), min_size=10, max_size=40)


def told(pairs: Sequence[tuple[float, float]]) -> Change:
    found = change(pairs)
    assert isinstance(found, Change)
    return found


def test_student_s_own_example_has_the_published_interval() -> None:
    """R's documentation of `sleep`, and Altman (2000): 1.58, from 0.70 to 2.46."""
    found = told(SLEEP)
    assert (found.before, found.after) == (pytest.approx(0.75), pytest.approx(2.33))
    assert found.raw.value == pytest.approx(1.58)
    assert (found.raw.low, found.raw.high) == (
        pytest.approx(0.7001142, abs=1e-7),
        pytest.approx(2.4598858, abs=1e-7),
    )


def test_standardised_by_the_changes_it_is_labelled_g_z_and_corrected() -> None:
    """t = 4.0621 of the same example: d_z = t / sqrt(10) = 1.2846, J = 1 - 3/35."""
    found = told(SLEEP).g_z
    assert found is not None
    assert found.value == pytest.approx(1.2846 * (1 - 3 / 35), abs=1e-4)
    assert (found.low, found.high) == (pytest.approx(0.3791, abs=1e-4), pytest.approx(1.9365, 1e-4))


def test_standardised_by_the_scores_it_is_labelled_d_av() -> None:
    """By hand: s1 = 1.7890, s2 = 2.0022, so that s_av = 1.8986 and d_av = 1.58 / 1.8986."""
    found = told(SLEEP).d_av
    assert found is not None
    assert found.value == pytest.approx(1.58 / 1.8986, abs=1e-4)
    assert found.low < found.value < found.high


def test_the_correction_is_that_of_the_printed_table() -> None:
    assert [round(small(number), 3) for number in (10, 20, 40)] == [0.914, 0.96, 0.981]


@pytest.mark.parametrize("number", [0, 1, 9])
def test_below_ten_pairs_only_their_number_is_told(number: int) -> None:
    assert change([(1, 2)] * number) == TooFew(number)


def test_with_ten_pairs_there_are_figures() -> None:
    assert isinstance(change(SLEEP), Change)
    assert change(SLEEP[:9]) == TooFew(9)


def test_nothing_is_told_of_one_person_whatever_is_asked() -> None:
    assert change([(1, 2)], least=0) == TooFew(1)
    assert change([], least=0) == TooFew(0)
    assert isinstance(change([(1, 2), (1, 3)], least=0), Change)


def test_when_everybody_changed_by_the_same_there_is_no_spread_to_measure_by() -> None:
    found = told([(place % 3, place % 3 + 1) for place in range(12)])
    assert found.alike
    assert (found.raw.value, found.g_z, found.d_av) == (1.0, None, None)


def test_all_equal_is_no_change_at_all() -> None:
    found = told([(4, 4)] * 10)
    assert found.alike
    assert found.raw.value == 0


def test_a_spread_that_is_only_rounding_is_none() -> None:
    assert told([(0.1 * place, 0.1 * place + 0.2) for place in range(10)]).alike


def test_scores_without_spread_are_no_measure_but_changes_are() -> None:
    """It takes changes with a spread and scores with none, which only a strange scale has."""
    found = told([(0.0, 0.0 if place % 2 else 3e-9) for place in range(10)])
    assert not found.alike
    assert found.g_z is not None


def test_a_change_far_beyond_its_spread_is_not_standardised() -> None:
    found = told([(0.0, 1_000 + place % 2 * 1e-3) for place in range(10)])
    assert (found.g_z, found.d_av) == (None, None)
    assert not found.alike


@few_examples
@given(groups, st.randoms(use_true_random=False))
def test_the_order_of_people_is_nothing(
    pairs: list[tuple[int, int]], chance: random.Random
) -> None:
    shuffled = chance.sample(pairs, len(pairs))
    assert change(shuffled) == change(pairs)


@few_examples
@given(groups)
def test_before_and_after_exchanged_turn_the_signs(pairs: list[tuple[int, int]]) -> None:
    there, back = told(pairs), told([(later, first) for first, later in pairs])
    assert back.raw.value == pytest.approx(-there.raw.value)
    assert back.raw.low == pytest.approx(-there.raw.high)
    if there.g_z and back.g_z:
        assert back.g_z.low == pytest.approx(-there.g_z.high, abs=1e-6)


@few_examples
@given(groups)
def test_each_figure_lies_in_its_interval(pairs: list[tuple[int, int]]) -> None:
    found = told(pairs)
    assert found.raw.low <= found.raw.value <= found.raw.high
    assert found.raw.value == pytest.approx(found.after - found.before)
    for each in (found.g_z, found.d_av):
        assert each is None or each.low < each.value < each.high


def test_nineteen_of_twenty_intervals_hold_the_truth() -> None:
    """An independent look at all of it at once: 1,000 courses drawn with a known change of 1."""
    chance, held = random.Random(8), 0  # noqa: S311  # drawn alike in every run
    for _ in range(1_000):
        pairs = [(0.0, chance.gauss(1, 1.5)) for _ in range(10)]
        half = 2.262157 * deviation([later for _, later in pairs]) / math.sqrt(10)
        middle = sum(later for _, later in pairs) / 10
        held += abs(middle - 1) <= half
    assert 0.93 <= held / 1_000 <= 0.97


def deviation(values: list[float]) -> float:
    middle = sum(values) / len(values)
    return math.sqrt(sum((value - middle) ** 2 for value in values) / (len(values) - 1))
