"""The power goes while thirty phones answer: what was not synced to the disk is gone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.shims import Shimmed, compiled
from tests.faults.test_kill import Room
from tests.room.burst import burst

FILES = ("declic.sqlite3", "declic.sqlite3-wal", "declic.sqlite3-shm")
CUTS = int(os.environ.get("POWER_CUTS", "4"))


class Powered(Shimmed):
    """An installation on a disk that keeps nothing but what was synced."""

    def __init__(self, folder: Path, shim: Path, *, without: str = "") -> None:
        self.kept = folder.parent / f"{folder.name}-kept"
        self.kept.mkdir()
        super().__init__(folder, shim, without=without, POWER_OF=folder, POWER_KEPT=self.kept)

    def cut(self) -> None:
        """Kill it, and leave on the disk only what was synced."""
        self.kill()
        for name in FILES:
            (self.folder / name).unlink(missing_ok=True)
            if (self.kept / name).exists():
                shutil.copy(self.kept / name, self.folder / name)


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the shim."""
    return compiled("power", tmp_path_factory.mktemp("shim"))


@pytest.fixture
def powered(tmp_path: Path, shim: Path) -> Iterator[Callable[..., Powered]]:
    """Make installations on such a disk; they end with the test."""
    made: list[Powered] = []

    def start(*, without: str = "") -> Powered:
        made.append(Powered(tmp_path / "data", shim, without=without))
        made[-1].start()
        return made[-1]

    yield start
    for server in made:
        server.stop()


def test_a_power_cut_takes_no_acknowledged_answer(powered: Callable[..., Powered]) -> None:
    server = powered()
    room = Room(server)
    for _ in range(CUTS):
        sent = room.ask()
        statuses = burst(room.phones, sent, on_first=server.cut)
        room.again()
        assert 200 in statuses
        room.check(sent, statuses)
        room.resume(sent)


def test_control_without_waiting_for_the_disk_a_power_cut_takes_acknowledged_answers(
    powered: Callable[..., Powered],
) -> None:
    server = powered(without="waits_for_no_disk")
    room = Room(server)
    sent = room.ask()
    statuses = burst(room.phones, sent, on_first=server.cut)
    assert 200 in statuses
    server.without = ""
    server.start()
    assert room.stored() == {}
