"""Which languages somebody has to switch on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declic.live.rules import to_switch_on

CODES = ["en", "fr", "nl", "de", "ar"]
LANGUAGES = st.lists(st.sampled_from(CODES), min_size=1, unique=True)


def test_what_is_reviewed_needs_nobodys_name() -> None:
    assert to_switch_on(["fr", "ar"], ["en", "fr", "ar"], "en") == ["fr", "ar"]
    assert to_switch_on(["en", "ar"], ["en", "fr", "ar"], "en") == ["en", "ar"]


def test_where_nothing_is_reviewed_the_source_stays() -> None:
    assert to_switch_on(["en", "fr"], ["fr", "en"], "en") == ["fr"]


def test_nobody_can_go_back_to_a_language_that_holds_only_a_part() -> None:
    assert to_switch_on(["en", "ti"], ["en"], "en", ["ti", "so"]) == ["ti"]


@given(languages=LANGUAGES, unreviewed=st.sets(st.sampled_from(CODES)))
def test_a_room_always_has_a_language_without_anybodys_word(
    languages: list[str], unreviewed: set[str]
) -> None:
    asked = to_switch_on(unreviewed, languages, languages[0])
    assert set(asked) < set(languages)
    assert set(asked) <= unreviewed
