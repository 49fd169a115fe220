"""Which sentences a sponsor reads, and what of a course may stand beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.funding.rules.quotes import MOST_SHOWN, leads_to_somebody, shown, source

PLACES = st.sampled_from(["school", "youth_movement", "reception_centre"])


@pytest.mark.parametrize(
    "text",
    ["Mail me: a@b.be", "See https://x.be", "www.x.be", "Call 0475 12 34 56", "04/123.45.67"],
)
def test_an_address_a_link_and_a_number_lead_to_somebody(text: str) -> None:
    assert leads_to_somebody(text)


@pytest.mark.parametrize("text", ["In 100 minutes, all 20 spoke.", "C’était utile.", "9 of 10"])
def test_how_many_there_were_leads_to_nobody(text: str) -> None:
    assert not leads_to_somebody(text)


def test_a_reception_centre_has_no_month() -> None:
    assert source("reception_centre", (2027, 3)).month is None
    assert source("school", (2027, 3)).month == (2027, 3)


@given(
    st.lists(st.tuples(st.integers(), PLACES), max_size=20),
    st.dictionaries(PLACES, st.sampled_from([0, 12])),
)
def test_few_are_shown_and_none_of_where_few_were(
    quotes: list[tuple[int, str]], told: dict[str, int]
) -> None:
    found = shown(quotes, told)
    assert len(found) <= MOST_SHOWN
    assert set(found) <= {each for each, place in quotes if told.get(place)}
