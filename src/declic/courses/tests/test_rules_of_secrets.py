"""The secret of a link is hidden, and nothing but it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.courses.rules.secrets import HIDDEN, without_secrets
from declic.kernel.codes import new_secret

WORDS = st.text("abc /\n.:-é", max_size=40)


@pytest.mark.parametrize("way", ["https://a.example/ask/my-school/on/", "http://a.example/held/"])
@given(before=WORDS, after=WORDS)
def test_no_secret_stays_whatever_stands_around_it(way: str, before: str, after: str) -> None:
    secret = new_secret()
    told = without_secrets(f"{before} {way}{secret}\n{after}")
    assert told == f"{before} {way}{HIDDEN}\n{after}"


@given(WORDS)
def test_a_text_without_such_links_stays_as_it_is(text: str) -> None:
    assert without_secrets(text) == text
    assert without_secrets("See /ask/my-school and /office/post/1") == (
        "See /ask/my-school and /office/post/1"
    )
