from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.codes import ALPHABET
from declic.kernel.envelopes import (
    ANIMALS,
    COLOURS,
    LENGTH,
    SIGNS,
    Neutral,
    cards,
    given_code,
    neutral,
    read_code,
    with_check,
)

drawn = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_a_code_has_a_prime_number_of_signs_and_holds_those_of_the_cards() -> None:
    assert len(SIGNS) == 31
    assert set(ALPHABET) < set(SIGNS)
    assert not set("IO01") & set(SIGNS)


@given(drawn)
def test_a_code_is_read_however_it_is_written(code: str) -> None:
    card = with_check(code)
    assert read_code(card) == card
    assert read_code(f" {card[:3].lower()}-{card[3:]} ") == card


@given(drawn, st.integers(0, LENGTH), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(code: str, place: int, sign: str) -> None:
    card = with_check(code)
    wrong = card[:place] + sign + card[place + 1 :]
    assert (read_code(wrong) is None) == (wrong != card)


@given(drawn, st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_two_signs_that_changed_places_are_noticed(code: str, one: int, other: int) -> None:
    signs = list(with_check(code))
    signs[one], signs[other] = signs[other], signs[one]
    wrong = "".join(signs)
    assert (read_code(wrong) is None) == (wrong != with_check(code))


@pytest.mark.parametrize("written", ["", "ABC", "ABCDEFGH", "ABCDE0", "ÄÖÜßÆØ", "A" * 300])
def test_what_is_no_code_is_none(written: str) -> None:
    assert read_code(written) is None


def test_a_box_of_cards_holds_each_code_once() -> None:
    box = cards(["AAAAA", "BBBBB", "AAAAA", "O0I1L"])
    assert box == (with_check("AAAAA"), with_check("BBBBB"))


def test_the_parts_of_a_neutral_code_are_compared_one_by_one() -> None:
    code = Neutral("fox", "red", "7", "r", "left")
    assert code.differs(code) == 0
    assert code.differs(Neutral("fox", "blue", "7", "r", "right")) == 2


def test_what_two_left_out_is_not_what_they_have_in_common() -> None:
    assert Neutral().differs(Neutral()) == 5
    assert Neutral("fox", "red", "7").differs(Neutral("fox", "red", "7")) == 2


FOX = {"animal": "fox", "colour": "blue", "digit": "7", "letter": "M", "hand": "right"}


def test_a_neutral_code_is_kept_so_that_it_is_read_again_and_is_no_card_s() -> None:
    kept = given_code("", FOX)
    assert kept == "fox.blue.7.m.right"
    assert neutral(kept) == Neutral("fox", "blue", "7", "m", "right")
    assert neutral(with_check("AB7P3")) is None
    assert given_code("", {"letter": "\u0633"}) == "...\u0633."
    assert (len(ANIMALS), len(COLOURS)) == (24, 10)


def test_whoever_writes_both_has_the_card_before_them() -> None:
    assert given_code("ab7 p3" + with_check("AB7P3")[-1], FOX) == with_check("AB7P3")


def test_no_code_is_no_mistake_and_what_cannot_be_right_is_one() -> None:
    assert given_code(" ", {"animal": "", "letter": ""}) == ""
    assert given_code("AB7P3", FOX) is None
    assert given_code("A" * 65, {}) is None
    wrong = ({"animal": "unicorn"}, {"letter": "mm"}, {"letter": "4"}, {"digit": "12"})
    assert [given_code("", each) for each in wrong] == [None] * 4
