"""What was to be erased is gone: from the file, its log, backups, and after a restore."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from declic.web import sealing
from tests.room.client import Led, answer, join, lead
from tests.server import LAUNCH, PATIENCE, Server, Start

ROOT = Path(__file__).parents[2]
PHRASE = "correct horse battery staple"
DAY, MONTH = 1.01, 31.0
PLANTED = 50


def purge_later(server: Server, days: float, *, without: str = "seals_nothing") -> None:
    """Purge as if so many days had passed."""
    wait = [sys.executable, "-m", "tests.faults.purging", str(days), without]
    subprocess.run(wait, env=server.environment(), cwd=ROOT, check=True, capture_output=True)


def backup(server: Server, name: str) -> Path:
    """Make a backup beside the data folder."""
    file = server.folder.parent / name
    server.run("backup", str(file), "--passphrase-file", str(phrase(server)))
    return file


def restore(server: Server, file: Path, *, without: str = "") -> None:
    """Put a backup in place of what is there, perhaps without one of the defences."""
    words = ["restore", str(file), "--replace", "--passphrase-file", str(phrase(server))]
    start = [str(LAUNCH), without] if without else ["-m", "declic"]
    told = [sys.executable, *start, *words]
    subprocess.run(told, env=server.environment(), check=True, capture_output=True)


def phrase(server: Server) -> Path:
    file = server.folder.parent / "phrase"
    file.write_text(PHRASE, encoding="utf-8")
    return file


class Room:
    """A session in which fifty phones wrote a word each and answered, each from an address."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.led: Led = lead(server)
        self.words = [f"planted{at:02d}kvetsch" for at in range(PLANTED)]
        self.sources = [f"127.77.1.{at + 1}" for at in range(PLANTED)]
        self._plant()
        seats = self.led.rows("SELECT id, token FROM live_seat WHERE 1")
        self.seats = [sign for seat in seats for sign in seat]

    def _plant(self) -> None:
        place = self.led.ask()
        for word, source in zip(self.words, self.sources, strict=True):
            phone = join(self.led, source=source, headers={"User-Agent": f"agent {word}"})
            phone.headers["X-Forwarded-For"] = source
            assert phone.post("/s/question", {"text": f"Why {word}?"}).status == 303
            assert answer(phone, place, "A").status == 200
            assert phone.get(f"/s/{word}").status == 404

    def end(self) -> None:
        assert self.led.do("end").status == 200
        assert self.server.interrupt() < PATIENCE

    def later(self, days: float, *, without: str = "seals_nothing") -> None:
        purge_later(self.server, days, without=without)

    def results(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(
            self.server.run("session", "results", self.led.id, "--json")
        )
        return told

    def backup(self, name: str) -> Path:
        return backup(self.server, name)

    def restore(self, file: Path, *, without: str = "") -> None:
        restore(self.server, file, without=without)

    def found(self, *copies: Path) -> set[str]:
        """Give what was planted and is found: in every file of the folder, or in backups."""
        held = [path.read_bytes() for path in self.server.folder.rglob("*") if path.is_file()]
        now = dt.datetime.now(tz=dt.UTC)
        held = [sealing.opened(copy.read_bytes(), PHRASE, now=now) for copy in copies] or held
        planted = (*self.words, *self.sources, *self.seats)
        return {sign for sign in planted if any(sign.encode() in each for each in held)}


@pytest.fixture
def room(start: Start) -> Room:
    """A room whose texts are not even sealed, so that erasing alone has to take them away."""
    return Room(start(without="seals_nothing"))


def test_texts_lie_sealed_from_the_start_and_no_address_lies_anywhere(start: Start) -> None:
    room = Room(start())
    room.end()
    assert room.found().isdisjoint({*room.words, *room.sources})


def test_a_purge_leaves_nothing_of_fifty_words_and_addresses(room: Room) -> None:
    assert room.found() >= {*room.words, *room.seats}
    older = room.backup("older")
    room.end()
    room.later(MONTH)
    assert room.found() == set()
    assert room.found(room.backup("fresh")) == set()
    assert room.found(older) != set()
    room.restore(older)
    assert room.found() == set()


def test_control_without_the_ledger_a_restore_brings_back_what_was_erased(room: Room) -> None:
    older = room.backup("older")
    room.end()
    room.later(MONTH)
    room.restore(older, without="forgets_the_ledger")
    assert room.found() >= {*room.words, *room.seats}


def test_a_day_after_the_end_nobody_knows_whose_an_answer_was(room: Room) -> None:
    room.end()
    room.later(DAY)
    assert room.found() == set(room.words)
    query = "SELECT respondent, choices FROM live_answer WHERE 1"
    kept = room.led.rows(query)
    assert len({who for who, _ in kept}) == PLANTED
    assert {(who[:5], choice) for who, choice in kept} == {("gone:", "A")}
    assert room.led.rows("SELECT count(*) FROM live_seat WHERE 1") == [(0,)]


def test_before_a_day_has_passed_everything_is_there(room: Room) -> None:
    room.end()
    before = room.server.stored()
    room.later(0.9)
    assert room.server.stored() == before


def test_a_session_that_nobody_ended_is_purged_all_the_same(room: Room) -> None:
    room.server.interrupt()
    room.later(3.1)
    room.later(3.1 + DAY)
    assert room.led.rows("SELECT count(*) FROM live_seat WHERE 1") == [(0,)]


def test_counts_outlive_the_purge(room: Room) -> None:
    room.end()
    before = room.results()
    room.later(MONTH)
    assert room.results() == before
    assert before["seats"] == PLANTED
    assert before["steps"][0]["items"][0]["answers"] == {"A": PLANTED}


def test_the_number_of_seats_outlives_a_restore_from_before_the_end(room: Room) -> None:
    older = room.backup("older")
    room.end()
    room.later(MONTH)
    room.restore(older)
    assert room.led.rows("SELECT count(*) FROM live_seat WHERE 1") == [(0,)]
    assert room.results()["seats"] == PLANTED


def test_who_leaves_after_the_end_is_counted_all_the_same(room: Room) -> None:
    last = join(room.led)
    room.led.do("end")
    assert last.post("/s/next").status == 303
    assert room.results()["seats"] == PLANTED + 1


def test_control_when_the_number_is_not_kept_the_purge_takes_it_away(start: Start) -> None:
    room = Room(start(without="keeps_no_number_of_seats"))
    room.end()
    room.later(DAY, without="keeps_no_number_of_seats")
    assert room.results()["seats"] == 0


def test_a_rehearsal_is_gone_whole_when_it_has_ended(start: Start) -> None:
    server = start()
    led = lead(server, how="rehearse")
    answer(join(led), led.ask(), "A")
    assert led.do("end").status == 200
    server.interrupt()
    purge_later(server, 0)
    assert led.server.stored() == dict.fromkeys(server.stored(), 0)
    assert server.rows("SELECT count(*) FROM live_session") == [(0,)]
