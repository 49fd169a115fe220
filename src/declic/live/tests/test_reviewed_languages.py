"""Which languages somebody has to switch on, and where a reader can always go back to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declic.live.rules import one_tap_away, to_switch_on

CODES = ["en", "fr", "nl", "de", "ar"]
LANGUAGES = st.lists(st.sampled_from(CODES), min_size=1, unique=True)


def test_what_is_reviewed_needs_nobodys_name() -> None:
    assert to_switch_on(["fr", "ar"], ["en", "fr", "ar"], "en") == ["fr", "ar"]
    assert to_switch_on(["en", "ar"], ["en", "fr", "ar"], "en") == ["en", "ar"]


def test_where_nothing_is_reviewed_the_source_stays() -> None:
    assert to_switch_on(["en", "fr"], ["fr", "en"], "en") == ["fr"]


@given(languages=LANGUAGES, unreviewed=st.sets(st.sampled_from(CODES)))
def test_a_room_always_has_a_language_without_anybodys_word(
    languages: list[str], unreviewed: set[str]
) -> None:
    asked = to_switch_on(unreviewed, languages, languages[0])
    assert set(asked) < set(languages)
    assert set(asked) <= unreviewed


@given(
    languages=LANGUAGES, unreviewed=st.sets(st.sampled_from(CODES)), source=st.sampled_from(CODES)
)
def test_one_tap_leads_to_a_reviewed_language_where_there_is_one(
    languages: list[str], unreviewed: set[str], source: str
) -> None:
    away = one_tap_away(unreviewed, languages, source)
    assert away in languages
    if set(languages) - unreviewed:
        assert away not in unreviewed
    elif source in languages:
        assert away == source
