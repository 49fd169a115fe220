"""Where a text that has another key now gets its translation from."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from declic.packs.orphans import Moves

# Few words and few keys, so that the same words stand at several places.
TEXTS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["yes", "no", "why"]))


def filed(stem: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{stem}:content.{key}.text": said for key, said in texts.items()}


@given(TEXTS)
def test_what_did_not_move_keeps_its_own(texts: Mapping[str, str]) -> None:
    moves = Moves(texts, texts)
    assert all(moves.old_key(key, said) == key for key, said in texts.items())


@given(TEXTS, TEXTS)
def test_in_a_renamed_file_each_text_gets_what_stood_at_its_place(
    texts: Mapping[str, str], others: Mapping[str, str]
) -> None:
    before = {**filed("plans/old", texts), **filed("plans/other", others)}
    now = {**filed("plans/new", texts), **filed("plans/other", others)}
    moves = Moves(before, now)
    found = {key: moves.old_key(key, said) for key, said in filed("plans/new", texts).items()}
    assert found == {key: key.replace("new", "old") for key in found}


@given(TEXTS, TEXTS)
def test_no_text_gets_what_belongs_to_other_words_from_another_place(
    before: Mapping[str, str], now: Mapping[str, str]
) -> None:
    moves = Moves(before, now)
    for key, said in now.items():
        old = moves.old_key(key, said)
        assert old in {key, None} or before[old] == said


@given(TEXTS, TEXTS)
def test_a_text_that_stays_gives_its_translation_to_no_other(
    before: Mapping[str, str], now: Mapping[str, str]
) -> None:
    stays = {key for key, said in now.items() if before.get(key) == said}
    found = {key: Moves(before, now).old_key(key, said) for key, said in now.items()}
    assert all(old == key or old not in stays for key, old in found.items())


def test_a_new_text_leaves_alone_what_moved_on_from_its_key() -> None:
    moves = Moves({"say.0": "one"}, {"say.0": "zero", "say.1": "one"})
    assert (moves.old_key("say.0", "zero"), moves.old_key("say.1", "one")) == (None, "say.0")


def test_a_changed_text_keeps_its_older_translation() -> None:
    assert Moves({"say.0": "one"}, {"say.0": "two"}).old_key("say.0", "two") == "say.0"
