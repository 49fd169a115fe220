from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.languages import LANGUAGES, best, chain, language

CODES = ["en", "fr", "nl", "de", "ar", "prs", "ps", "ti", "so", "tr"]


def test_the_project_writes_in_ten_languages() -> None:
    assert [known.code for known in LANGUAGES] == CODES


def test_three_of_them_run_from_right_to_left() -> None:
    assert [known.code for known in LANGUAGES if known.direction == "rtl"] == ["ar", "prs", "ps"]


@pytest.mark.parametrize(
    ("code", "found"), [("fr-BE", "fr"), ("NL", "nl"), ("fa_AF", "prs"), ("de-Latn-BE", "de")]
)
def test_a_region_is_left_aside(code: str, found: str) -> None:
    assert language(code).code == found


def test_an_unknown_language_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        language("xx")


def test_a_missing_arabic_text_falls_to_french_and_then_to_english() -> None:
    assert chain("ar") == ("ar", "fr", "en")
    assert chain("en") == ("en",)


@pytest.mark.parametrize("code", CODES)
def test_every_chain_starts_with_itself_and_ends_in_known_languages(code: str) -> None:
    assert chain(code)[0] == code
    assert set(chain(code)) <= set(CODES)
    assert "en" in chain(code)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("fr-BE,fr;q=0.9,en;q=0.8", "fr"),
        ("en;q=0.2, nl-BE;q=0.9", "nl"),
        ("xx, ar;q=0.1", "ar"),
        ("nl;q=0, fr", "fr"),
        ("nl;q=many, fr;q=0.1", "fr"),
        ("nl;level=1", "nl"),
        ("", "en"),
        ("*", "en"),
        ("ti, de;q=0.9", "en"),
        ("de, ti", "en"),
    ],
)
def test_a_browser_is_given_the_offered_language_it_wants_most(header: str, found: str) -> None:
    assert best(header, ["en", "fr", "nl", "ar"]) == found


def test_a_reader_of_arabic_is_given_french_where_arabic_is_not_offered() -> None:
    assert best("ar", ["nl", "en", "fr"]) == "fr"


@given(st.text())
def test_any_header_gives_an_offered_language(header: str) -> None:
    assert best(header, ["fr", "en"]) in {"fr", "en"}
