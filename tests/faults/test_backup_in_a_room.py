"""A backup is made while a room answers: it holds all that was acknowledged before it began."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.faults.test_purge import backup, phrase
from tests.room.burst import burst
from tests.room.client import answer, join, lead
from tests.server import Server

PHONES, ROUNDS = 30, 6
CHOICES = "SELECT activity, choices FROM live_answer"


def restored(server: Server, file: Path, folder: Path) -> Server:
    """Put a backup into an installation of its own."""
    other = Server(folder)
    folder.mkdir()
    other.run("restore", str(file), "--passphrase-file", str(phrase(server)))
    return other


def test_each_backup_in_a_busy_room_is_whole(server: Server, tmp_path: Path) -> None:
    led = lead(server)
    phones = [join(led) for _ in range(PHONES)]
    before: Counter[str] = Counter()
    for turn in range(ROUNDS):
        place = led.ask()
        made: list[Path] = []
        saving = threading.Thread(target=lambda: made.append(backup(server, f"b{turn}")))  # noqa: B023
        saving.start()
        sent: list[Mapping[str, object]] = [{**place, "choice": "A", "n": 1}] * PHONES
        assert set(burst(phones, sent, spread=0.5)) == {200}
        saving.join()
        other = restored(server, made[0], tmp_path / f"other-{turn}")
        kept = Counter(activity for activity, _choice in other.rows(CHOICES))
        assert all(kept[activity] == number for activity, number in before.items())
        assert other.rows("PRAGMA integrity_check") == [("ok",)]
        before[place["activity"]] = PHONES
        led.do("advance")


@pytest.mark.parametrize("name", ["declic.sqlite3", "declic.sqlite3-wal"])
def test_a_plain_copy_of_the_file_is_refused(shared: Server, tmp_path: Path, name: str) -> None:
    join(lead(shared))
    copy = tmp_path / "copy"
    copy.write_bytes((shared.folder / name).read_bytes())
    with pytest.raises(AssertionError, match=r"no backup of Declic|not a backup"):
        restored(shared, copy, tmp_path / "other")


def test_control_the_file_alone_lacks_what_was_acknowledged(server: Server, tmp_path: Path) -> None:
    led = lead(server)
    assert answer(join(led), led.ask(), "A").status == 200
    copy = tmp_path / "declic.sqlite3"
    copy.write_bytes((server.folder / "declic.sqlite3").read_bytes())
    kept = Server(tmp_path).rows("SELECT name FROM sqlite_master WHERE name = 'live_answer'")
    assert (kept and Server(tmp_path).rows(CHOICES)) == []
    assert server.rows(CHOICES) == [("quick-1", "A")]
