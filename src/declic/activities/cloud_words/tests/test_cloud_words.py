"""Approved words come together, and nothing else is ever shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.activities.cloud_words import rules
from declic.activities.cloud_words.kind import KIND
from declic.activities.cloud_words.models import Content
from declic.activities.cloud_words.rules import Word, cloud
from declic.activities.models import Phase, Seen
from declic.activities.tests.screens import drawn
from declic.packs.models import Form

CONTENT = Content(ask="Quel mot emportes-tu ?")
said = st.lists(st.sampled_from(["Aide", "aide", "AIDE", "ami", "courage", "أمل", "écoute"]))


@given(said)
def test_every_word_is_there_once_with_how_often_it_was_given(words: list[str]) -> None:
    shown = cloud(words)
    assert sum(word.times for word in shown) == len(words)
    assert len({word.text.casefold() for word in shown}) == len(shown)
    assert all(word.text in words for word in shown)


@given(said)
def test_a_word_given_more_often_is_never_smaller(words: list[str]) -> None:
    shown = sorted(cloud(words), key=lambda word: word.times)
    assert [word.size for word in shown] == sorted(word.size for word in shown)
    assert all(1 <= word.size <= rules.LARGEST for word in shown)


@given(said)
def test_the_most_frequent_word_stands_in_the_middle(words: list[str]) -> None:
    shown = cloud(words)
    if shown:
        assert shown[len(shown) // 2].times == max(word.times for word in shown)


def test_a_word_is_written_as_most_people_wrote_it() -> None:
    assert cloud(["aide", "Aide", "aide"]) == (Word("aide", 3, 5),)


@pytest.mark.parametrize(("many", "size"), [(12, 3), (13, 2), (24, 2), (25, 1)])
def test_single_words_are_smaller_when_there_are_many(many: int, size: int) -> None:
    assert {word.size for word in cloud([f"mot{n}" for n in range(many)])} == {size}


def test_a_full_wall_keeps_the_frequent_words_and_the_latest() -> None:
    words = ["early", "often", "often", *(f"mot{n}" for n in range(rules.MOST - 1))]
    shown = [word.text for word in cloud(words)]
    assert len(shown) == rules.MOST
    assert "often" in shown
    assert "early" not in shown


def test_the_words_stand_around_the_middle_in_turn() -> None:
    words = ["d", "c", "b", "a", "a"]
    assert [word.text for word in cloud(words)] == ["d", "b", "a", "c"]


def test_one_text_is_asked_at_once_and_has_no_result() -> None:
    (item,) = KIND.items(CONTENT, Form())
    assert (item.id, item.at_once, item.reveals) == ("one", True, False)
    assert [(ask.id, ask.text_limit) for ask in item.asks] == [("word", 24)]


def test_a_form_can_keep_the_one_item_only() -> None:
    assert not list(KIND.faults(CONTENT, {"full": Form(), "short": Form(items=["one"])}))
    assert list(KIND.faults(CONTENT, {"short": Form(items=["two"])}))


def test_the_phone_asks_for_a_word_and_says_who_reads_it() -> None:
    phone = drawn(KIND, CONTENT, "one", Seen("phone", "open"))
    assert 'name="text" maxlength="24"' in phone
    assert "Un adulte le lit d’abord" in phone


@pytest.mark.parametrize("phase", ["shown", "closed", "revealed"])
def test_the_phone_has_no_form_otherwise(phase: Phase) -> None:
    assert "<form" not in drawn(KIND, CONTENT, "one", Seen("phone", phase))


def test_the_phone_shows_nobody_s_word() -> None:
    assert "aide" not in drawn(KIND, CONTENT, "one", Seen("phone", "open", words=("aide",)))


def test_the_wall_escapes_and_isolates_what_people_wrote() -> None:
    wall = drawn(KIND, CONTENT, "one", Seen("wall", "open", words=("<b>أمل",)))
    assert '<li class="w3"><bdi>&lt;b&gt;أمل</bdi></li>' in wall


def test_an_empty_wall_says_that_words_are_read_first() -> None:
    assert "d’abord lu" in drawn(KIND, CONTENT, "one", Seen("wall", "open"))


def test_the_console_shows_what_is_on_the_wall() -> None:
    seen = Seen("console", "open", words=("aide", "Aide"))
    assert "× 2" in drawn(KIND, CONTENT, "one", seen)
    assert "continuer sans" in drawn(KIND, CONTENT, "one", Seen("console", "open"))


def test_whoever_reads_the_counts_reads_what_was_asked() -> None:
    assert KIND.asked(CONTENT, "one", "word").text == CONTENT.ask


def test_on_paper_everybody_gets_a_slip_for_a_word() -> None:
    (paper,) = KIND.papers(CONTENT, Form())
    assert (paper.per, paper.rows[0].text) == ("person", CONTENT.ask)
    assert [row.text for row in KIND.script(CONTENT, Form())] == [CONTENT.ask]
