"""Amounts, as people type and read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.letters.rules.money import MOST, cents, told


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("150", 15000),
        ("150,50", 15050),
        ("€ 1.200,00", 120000),
        ("1 200.00 EUR", 120000),
        ("0", 0),
        ("", None),
        ("-5", None),
        ("12,5", None),
        ("1e9", None),
        ("=1+1", None),
        ("9999999", None),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, found: int | None) -> None:
    assert cents(typed) == found


def test_an_amount_is_written_as_people_read_it() -> None:
    assert (told(120050, "en"), told(120050, "fr")) == ("€1,200.50", "1\u00a0200,50\u00a0€")


@given(st.integers(0, MOST))
def test_what_is_written_is_read_again(amount: int) -> None:
    assert cents(told(amount, "fr")) == amount
