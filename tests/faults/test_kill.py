"""The server is killed while thirty phones answer in the same instant."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

import pytest

from tests.room.burst import burst
from tests.room.client import Browser, Led, join, lead
from tests.server import Server, Start

PHONES = 30
# `make faults` kills eight times, and four times at each point.
KILLS = int(os.environ.get("KILLS", "4"))
POINTS = ("dies_after_write", "dies_after_commit", "dies_before_acknowledging")


class Room:
    """A session with thirty phones, through deaths and restarts of its server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.led: Led = lead(server)
        self.phones: list[Browser] = [join(self.led) for _ in range(PHONES)]
        self.place: Mapping[str, str] = {}

    def ask(self) -> list[Mapping[str, object]]:
        """Ask anew; give what each phone is going to send."""
        self.place = self.led.ask()
        return [{**self.place, "choice": "ABCD"[at % 4], "n": 1} for at in range(PHONES)]

    def again(self, without: str = "") -> None:
        """Start the server again on what it left."""
        self.server.stop()
        (self.server.folder / "armed").unlink(missing_ok=True)
        self.server.without = without
        self.server.start()
        for browser in (*self.phones, self.led.browser):
            browser.port = self.server.port

    def arm(self, batch: int = 1) -> None:
        """From now on the launcher's fault is on, at that batch with answers."""
        (self.server.folder / "armed").write_text(str(batch))

    def stored(self) -> dict[str, list[str]]:
        """Give each seat's stored answers to the current question."""
        query = (
            "SELECT s.token, a.choices FROM live_answer a JOIN live_seat s"
            " ON a.respondent = 'seat:' || s.id WHERE a.session_id = ? AND a.activity = ?"
        )
        kept: dict[str, list[str]] = {}
        for key, choice in self.server.rows(query, self.led.hex, self.place["activity"]):
            kept.setdefault(key, []).append(choice)
        return kept

    def check(self, sent: list[Mapping[str, object]], statuses: list[int]) -> None:
        """Assert that every acknowledged answer is there once, and nothing that nobody sent."""
        kept = self.stored()
        for phone, fields, status in zip(self.phones, sent, statuses, strict=True):
            once = [fields["choice"]]
            allowed = [once] if status == 200 else [[], once]
            assert kept.pop(phone.seat_key, []) in allowed
        assert kept == {}

    def resume(self, sent: list[Mapping[str, object]]) -> None:
        """Every phone sends again what it did not hear of; all thirty are there once."""
        assert set(burst(self.phones, sent)) == {200}
        self.check(sent, [200] * PHONES)


@pytest.fixture
def room(server: Server) -> Room:
    return Room(server)


def test_no_acknowledged_answer_is_lost_when_the_first_acknowledgement_is_the_last(
    room: Room,
) -> None:
    for _ in range(KILLS):
        sent = room.ask()
        statuses = burst(room.phones, sent, on_first=room.server.kill)
        room.again()
        assert 200 in statuses
        room.check(sent, statuses)
        room.resume(sent)


@pytest.mark.parametrize("point", POINTS)
def test_no_acknowledged_answer_is_lost_at_any_named_point(room: Room, point: str) -> None:
    for batch in (1, 2, 1, 3)[: KILLS // 2]:
        room.again(without=point)
        sent = room.ask()
        room.arm(batch)
        statuses = burst(room.phones, sent)
        if batch == 1:
            # Of the batches after the first nobody knows whether they come.
            assert 0 in statuses
            room.server.died()
        room.again()
        room.check(sent, statuses)
        room.resume(sent)


def test_control_acknowledging_before_the_commit_loses_answers(start: Start) -> None:
    room = Room(start(without="acknowledges_early"))
    sent = room.ask()
    room.arm()
    statuses = burst(room.phones, sent, on_first=room.server.kill)
    room.again()
    assert 200 in statuses
    with pytest.raises(AssertionError):
        room.check(sent, statuses)
    assert room.stored() == {}


def test_closed_questions_count_each_answer_once_after_a_kill(room: Room) -> None:
    sent = room.ask()
    burst(room.phones, sent, on_first=room.server.kill)
    room.again()
    room.resume(sent)
    assert room.led.do("advance").status == 200
    told = json.loads(room.server.run("session", "results", room.led.id, "--json"))
    assert told["steps"][0]["items"][0]["answers"] == {"A": 8, "B": 8, "C": 7, "D": 7}
    assert told["seats"] == PHONES
