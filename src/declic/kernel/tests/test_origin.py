from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.origin import foreign

HERE = "room.example:8000"


def test_a_plain_client_that_says_nothing_is_ours() -> None:
    assert not foreign(site=None, origin=None, host=HERE)


@pytest.mark.parametrize("site", ["same-origin", "none", "Same-Origin"])
def test_our_own_page_and_a_typed_address_are_ours(site: str) -> None:
    assert not foreign(site=site, origin=None, host=HERE)


@pytest.mark.parametrize("site", ["cross-site", "same-site", " Cross-Site "])
def test_another_site_is_foreign_even_when_its_origin_looks_like_ours(site: str) -> None:
    assert foreign(site=site, origin=f"http://{HERE}", host=HERE)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://room.example:8000", HERE),
        ("HTTP://Room.Example:8000", HERE),
        ("http://room.example", "room.example:80"),
        ("https://room.example", "room.example"),
        ("https://room.example:443", "room.example"),
        ("http://[fd00::1]:8000", "[fd00::1]:8000"),
    ],
)
def test_an_origin_that_names_this_host_is_ours(origin: str, host: str) -> None:
    assert not foreign(site=None, origin=origin, host=host)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("null", HERE),
        ("", HERE),
        ("http://room.example:8001", HERE),
        ("http://other.example:8000", HERE),
        ("http://room.example.evil:8000", HERE),
        ("ftp://room.example:8000", HERE),
        ("http://", HERE),
        ("http://room.example:port", HERE),
        ("http://[room", HERE),
        ("http://room.example:8000", "[room"),
        ("http://room.example:8000", None),
    ],
)
def test_any_other_origin_is_foreign(origin: str, host: str | None) -> None:
    assert foreign(site=None, origin=origin, host=host)


@given(st.text(), st.text(), st.text())
def test_whatever_the_headers_say_there_is_an_answer(site: str, origin: str, host: str) -> None:
    assert foreign(site=site, origin=origin, host=host) in {True, False}
