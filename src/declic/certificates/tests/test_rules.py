"""When a certificate holds, and that no day is kept."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from declic.certificates.rules import OF_A_PERSON, Kind, Standing, month_of, standing


@given(st.dates())
def test_of_a_month_every_day_is_the_same(day: dt.date) -> None:
    month = month_of(day)
    assert (month.year, month.month, month.day) == (day.year, day.month, 1)


@given(kind=st.sampled_from(Kind), ended=st.booleans(), holds=st.booleans(), vetted=st.booleans())
def test_one_that_was_ended_never_holds(
    *, kind: Kind, ended: bool, holds: bool, vetted: bool
) -> None:
    found = standing(kind, ended=ended, holds=holds, vetted=vetted)
    is_good = kind not in OF_A_PERSON or (holds and vetted)
    assert (found is Standing.VALID) == (is_good and not ended)
