from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.texts import TextRefused, clean

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
difficult = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("a e\n\r\t\u0301\u0323\u200b\u200c\u200d\u202e\u2066\ufeff\u0646\u064e"),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ask\r\nsomebody\u2028you\ttrust ", "Ask\nsomebody\nyou trust"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\x00b\x1b[31m\x9bc", "ab[31mc"),
        ("\u202egnp.exe\u202c \u2066x\u2069", "gnp.exe x"),
        ("pass\u200bword\ufeff\u00ad", "password"),
        ("half \ud83d pair", "half  pair"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        (FAMILY, FAMILY),
        ("one \u200d\u200c two\u200d", "one  two"),
        ("a\u200d\u200c\u200db", "a\u200db"),
        ("x" + "\u0336" * 200 + "y", "x\u0336\u0336\u0336y"),
        ("x" + "\u0336\u0336\u0336\u200d" * 5 + "y", "x\u0336\u0336\u0336\u200dy"),
        ("\u0628\u0650\u0633\u0652\u0645\u0650", "\u0628\u0650\u0633\u0652\u0645\u0650"),
        ("\u1275\u130d\u122d\u129b \u1361", "\u1275\u130d\u122d\u129b \u1361"),
    ],
)
def test_a_text_keeps_what_it_says_and_loses_what_hides(typed: str, kept: str) -> None:
    assert clean(typed, limit=100) == kept


@pytest.mark.parametrize("typed", ["", "  \n ", "\u200b\u202e\x00", "\u200d"])
def test_a_text_of_which_nothing_is_left_is_refused(typed: str) -> None:
    with pytest.raises(TextRefused) as refusal:
        clean(typed, limit=10)
    assert refusal.value.reason == "empty"


@pytest.mark.parametrize("typed", ["a" * 11, "\u200b" * 161, "a" * 10_000_000])
def test_a_text_over_the_limit_is_refused_and_never_cut(typed: str) -> None:
    with pytest.raises(TextRefused) as refusal:
        clean(typed, limit=10)
    assert refusal.value.reason == "too_long"


def test_a_text_at_the_limit_is_taken_and_only_what_is_kept_counts() -> None:
    assert clean("\u200b" * 150 + "a" * 10, limit=10) == "a" * 10


@given(difficult)
def test_a_clean_text_is_stored_as_it_is_and_stays_clean(typed: str) -> None:
    try:
        kept = clean(typed, limit=200)
    except TextRefused:
        return
    assert kept == unicodedata.normalize("NFC", kept) == clean(kept, limit=200)
    assert kept.encode().decode() == kept == kept.strip()
    assert {unicodedata.category(sign) for sign in kept if sign not in "\n\u200c\u200d"}.isdisjoint(
        {"Cc", "Cf", "Cs"}
    )
