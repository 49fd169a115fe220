from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.web.hosts import known

PUBLIC = "https://declic.example.org"


@pytest.mark.parametrize(
    "host",
    [
        "192.168.1.20:8000",
        "[fd00::1]:8000",
        "127.0.0.1",
        "localhost:8000",
        "laptop",
        "Laptop.local",
        "pc.lan:80",
        "declic.example.org",
        "DECLIC.example.org:443",
        "room.local.",
    ],
)
def test_addresses_near_names_and_our_own_name_are_known(host: str) -> None:
    assert known(host, PUBLIC)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example.com",
        "declic.example.org.evil.com",
        "192.168.1.20.evil.com",
        "",
        ".local",
        "-",
        "la ptop",
        "a@laptop",
        "laptop/x",
        "laptop\\x",
        "laptop?x",
        "laptop#x",
        "laptop:port",
        "laptop:99999",
        "[::1",
    ],
)
def test_names_of_others_and_nonsense_are_not(host: str) -> None:
    assert not known(host, PUBLIC)


def test_without_a_setting_no_public_name_is_known() -> None:
    assert not known("declic.example.org", "")


@given(st.text())
def test_any_text_gets_an_answer(host: str) -> None:
    assert known(host, PUBLIC) in {True, False}
