"""This computer's addresses are looked up seldom, and never for long while somebody waits."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest
from pytest_django import Settings

from declic.live import network

HOME, CAFE = "192.168.1.7", "10.20.0.9"


class Computer:
    """What the system would say of its addresses, and how often it was asked."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.ways: list[str] = []
        self.names: list[str] = []
        self.probes = self.lookups = 0

    def probed(self) -> list[str]:
        self.probes += 1
        return list(self.ways)

    def named(self, _name: str) -> tuple[str, list[str], list[str]]:
        self.lookups += 1
        return "", [], list(self.names)


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    made = Computer()
    monkeypatch.setattr(network, "_seen", None)
    monkeypatch.setattr(network, "_probed", made.probed)
    monkeypatch.setattr(network, "monotonic", lambda: made.now)
    monkeypatch.setattr(socket, "gethostbyname_ex", made.named)
    return made


def test_a_computer_whose_ways_are_known_is_not_asked_for_its_name(computer: Computer) -> None:
    computer.ways, computer.names = [HOME], [CAFE]
    assert network.addresses() == [HOME]
    assert computer.lookups == 0


def test_a_computer_without_a_way_out_is_found_by_its_name(computer: Computer) -> None:
    computer.ways, computer.names = ["127.0.0.1"], ["127.0.1.1", HOME]
    assert network.addresses() == [HOME]


def test_what_was_found_is_told_for_thirty_seconds(computer: Computer) -> None:
    computer.ways = [HOME]
    for computer.now in (1000.0, 1010.0, 1029.9):
        assert network.addresses() == [HOME]
    assert computer.probes == 1


def test_that_nothing_was_found_is_kept_as_well(computer: Computer) -> None:
    assert [network.addresses() for _ in range(5)] == [[]] * 5
    assert computer.lookups == 1


def test_another_network_is_seen_after_thirty_seconds(computer: Computer) -> None:
    computer.ways = [HOME]
    network.addresses()
    computer.ways = [CAFE]
    computer.now += network.KEPT
    assert network.addresses() == [CAFE]


def test_whoever_looks_at_the_network_is_told_the_new_one_at_once(computer: Computer) -> None:
    computer.ways = [HOME]
    network.addresses()
    computer.ways = [CAFE]
    assert network.addresses(kept=0) == [CAFE]
    assert network.addresses() == [CAFE]


def test_nobody_waits_while_another_looks_up_a_name(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    network.addresses()
    asked, answered = threading.Event(), threading.Event()

    def slow(_name: str) -> tuple[str, list[str], list[str]]:
        asked.set()
        answered.wait(10)
        return "", [], [HOME]

    monkeypatch.setattr(socket, "gethostbyname_ex", slow)
    computer.now += network.KEPT
    looking = threading.Thread(target=network.addresses)
    looking.start()
    assert asked.wait(10)
    assert network.addresses() == []
    answered.set()
    looking.join()
    assert network.addresses() == [HOME]


def test_the_same_text_is_drawn_once() -> None:
    assert network.qr("http://a/j/one") is network.qr("http://a/j/one")
    assert network.qr("http://a/j/one") != network.qr("http://a/j/two")


def test_a_new_password_of_the_wifi_is_drawn_anew(tmp_path: Path, settings: Settings) -> None:
    settings.DECLIC_DATA = tmp_path
    drawn = []
    for password in ("long enough", "another one"):
        assert network.keep_wifi("Room", password)
        drawn.append(network.wifi_qr(network.wifi() or network.Wifi("")))
    assert drawn[0] != drawn[1]


def test_a_forgotten_password_is_in_no_drawing_that_is_kept(
    tmp_path: Path, settings: Settings
) -> None:
    settings.DECLIC_DATA = tmp_path
    network.wifi_qr(network.Wifi("Room", "long enough"))
    assert network.keep_wifi("", "")
    assert network.wifi_qr.cache_info().currsize == 0


@pytest.mark.parametrize(
    ("told", "name"), [(HOME, "lab-7.local"), (CAFE, ""), ("127.0.1.1", ""), (None, "")]
)
def test_a_name_is_offered_only_when_it_leads_to_this_computer(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, told: str | None, name: str
) -> None:
    def found(_name: str, _port: None, **_more: object) -> list[tuple[object, ...]]:
        if told is None:
            raise socket.gaierror
        return [(0, 0, 0, "", (told, 0))]

    computer.ways = [HOME]
    monkeypatch.setattr(socket, "gethostname", lambda: "Lab-7.school.example")
    monkeypatch.setattr(socket, "getaddrinfo", found)
    assert network.local_name() == name
