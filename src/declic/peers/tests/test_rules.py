"""Names, cards and how a contact point stands, without a database."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.codes import ALPHABET
from declic.peers.rules import cards
from declic.peers.rules.aliases import Aliases, chosen
from declic.peers.rules.standing import (
    LOAD_MOST,
    YOUNG_LEAST,
    Alarm,
    Mood,
    Part,
    Sign,
    alarms,
    signs,
    too_much,
)

DAY = dt.date(2027, 3, 1)
LIST = Aliases(
    {"otter": {"en": "Otter", "fr": "Loutre"}, "lynx": {"en": "Lynx"}},
    {"cloud": {"en": "Cloud", "fr": "Nuage"}, "map": {"en": "Map"}},
)


@given(st.sets(st.sampled_from(LIST.keys())))
def test_a_chosen_alias_is_free_and_on_the_list(taken: set[str]) -> None:
    alias = chosen(LIST, taken, lambda free: free[0])
    assert (alias is None) == (len(taken) == len(LIST.keys()))
    assert alias is None or alias in set(LIST.keys()) - taken


def test_an_alias_that_shares_no_word_comes_first() -> None:
    assert chosen(LIST, {"otter-cloud"}, lambda free: free[0]) == "lynx-map"


@pytest.mark.parametrize(
    ("key", "language", "words"),
    [
        ("otter-cloud", "fr", "Loutre · Nuage"),
        ("lynx-map", "fr", "Lynx · Map"),
        ("gone-cloud", "en", "gone-cloud"),
    ],
)
def test_an_alias_is_said_in_the_language(key: str, language: str, words: str) -> None:
    assert LIST.said(key, language) == words


def test_the_code_is_long_enough_to_need_no_lock() -> None:
    a_year_of_guesses, good = 1000 * 365 * 24 * 3600, 10_000
    assert a_year_of_guesses * good / len(ALPHABET) ** cards.SIGNS < 0.001


def test_wrong_codes_count_for_a_while() -> None:
    wrong = [float(each) for each in range(cards.WRONG_MOST)]
    assert cards.too_many(wrong, 30.0)
    assert not cards.too_many(wrong[1:], 30.0)
    assert not cards.too_many(wrong, cards.WRONG_WITHIN)


@given(st.integers(0, 12), st.sets(st.sampled_from(list(Part))), st.booleans())
def test_an_alarm_stands_for_what_is_missing(young: int, parts: set[Part], ended: bool) -> None:  # noqa: FBT001
    found = alarms(young=young, parts=parts, ended=ended)
    missing = {
        Alarm.FEW: young < YOUNG_LEAST,
        Alarm.NO_COACH: Part.COACH not in parts,
        Alarm.NO_SECOND: Part.SECOND not in parts,
    }
    assert set(found) == {each for each, so in missing.items() if so and not ended}


@given(st.lists(st.integers(-30, 3)))
def test_too_much_is_three_in_two_weeks(back: list[int]) -> None:
    days = [DAY + dt.timedelta(days=each) for each in back]
    assert too_much(days, DAY) == (sum(-14 < each <= 0 for each in back) >= LOAD_MOST)


@pytest.mark.parametrize(
    ("levels", "told", "found"),
    [
        ([], (False, False), ()),
        ([4], (False, False), ()),
        ([2], (False, False), (Sign.LOW,)),
        ([5, 3], (False, False), (Sign.FALLING,)),
        ([3, 5], (True, False), (Sign.MUCH,)),
        ([5, 1], (True, True), (Sign.HEAVY, Sign.LOW, Sign.MUCH)),
    ],
)
def test_who_may_be_tired(
    levels: list[int], told: tuple[bool, bool], found: tuple[Sign, ...]
) -> None:
    much, heavy = told
    assert signs([Mood(each, DAY) for each in levels], much=much, heavy=heavy) == found
