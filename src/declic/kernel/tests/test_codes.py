from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.kernel import codes

a_code = st.text(codes.ALPHABET, min_size=codes.LENGTH, max_size=codes.LENGTH)


def test_the_alphabet_has_thirty_signs_and_none_that_looks_like_another() -> None:
    assert len(set(codes.ALPHABET)) == len(codes.ALPHABET) == 30
    assert set(codes.ALPHABET).isdisjoint("ILOU01")
    assert set(codes.ALPHABET) <= set(string.ascii_uppercase + string.digits)


def test_a_new_code_is_a_code() -> None:
    fresh = codes.new_code()
    assert codes.normal_code(fresh) == fresh
    assert codes.new_code() != fresh


def test_a_code_that_lasts_may_be_longer() -> None:
    fresh = codes.new_code(12)
    assert len(fresh) == 12
    assert codes.normal_code(codes.spaced(fresh).lower(), 12) == fresh
    assert codes.normal_code(fresh) is None


@given(a_code)
def test_a_code_survives_being_shown_and_typed_in_lower_case(code: str) -> None:
    assert codes.normal_code(codes.spaced(code).lower()) == code


@pytest.mark.parametrize(
    "typed",
    [
        "K7P3MXQ2",
        "k7p3 mxq2",
        " k7p3-mxq2. ",
        "K7P3\u2013MXQ2",
        "K7P3\u2212MXQ2",
        "K 7 P 3 _ M X Q 2",
        "\uff2b\uff17\uff30\uff13\u3000\uff2d\uff38\uff31\uff12",
        "\u200fK\u0667P\u0663MXQ\u0662\n",
    ],
)
def test_people_type_one_code_in_many_ways(typed: str) -> None:
    assert codes.normal_code(typed) == "K7P3MXQ2"


@pytest.mark.parametrize(
    "typed",
    ["", "K7P3MXQ", "K7P3MXQ22", "K7P3MXQ0", "K7P3MXQI", "K7P3MXQÉ", "K7P3MXß", "K" * 10_000],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert codes.normal_code(typed) is None


@given(st.text())
def test_any_text_gives_a_code_or_none(typed: str) -> None:
    found = codes.normal_code(typed)
    assert found is None or codes.normal_code(found) == found


def test_a_code_is_shown_in_two_groups() -> None:
    assert codes.spaced("K7P3MXQ2") == "K7P3 MXQ2"


def test_a_secret_holds_128_bits_and_fits_into_a_link() -> None:
    secret = codes.new_secret()
    assert len(secret) == 22
    assert set(secret) <= set(string.ascii_letters + string.digits + "-_")
    assert codes.new_secret() != secret


def test_a_fingerprint_is_the_sha256_of_the_secret() -> None:
    assert codes.fingerprint("abc").startswith("ba7816bf8f01cfea414140de5dae2223b00361a3")
    assert len(codes.fingerprint("abc")) == 64
