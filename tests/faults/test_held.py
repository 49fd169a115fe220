"""Another program holds the database for some seconds, as a virus scanner or a copy does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

from pysqlite3 import dbapi2

from tests.room.burst import burst
from tests.room.client import join, lead
from tests.server import PATIENCE, Server, Start

HELD = 3.0  # seconds
PHONES = 30


@contextmanager
def held(server: Server, seconds: float) -> Iterator[None]:
    """Let nobody else write for so long."""
    taken = threading.Event()

    def hold() -> None:
        file = str(server.folder / "declic.sqlite3")
        with closing(dbapi2.connect(file, timeout=PATIENCE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            taken.set()
            threading.Event().wait(seconds)
            other.execute("ROLLBACK")

    holding = threading.Thread(target=hold)
    holding.start()
    assert taken.wait(PATIENCE)
    yield
    holding.join()


def answered(server: Server) -> tuple[list[int], int]:
    """Let thirty phones answer while the file is held; give their statuses and what was kept."""
    led = lead(server)
    phones = [join(led) for _ in range(PHONES)]
    place = led.ask()
    (server.folder / "armed").touch()
    with held(server, HELD):
        statuses = burst(phones, [{**place, "choice": "A", "n": 1}] * PHONES)
    return statuses, len(led.answers())


def test_answers_wait_for_the_file_and_none_is_lost(server: Server) -> None:
    assert answered(server) == ([200] * PHONES, PHONES)


def test_control_without_waiting_they_are_told_that_nothing_was_saved(start: Start) -> None:
    statuses, kept = answered(start(without="waits_for_no_lock"))
    assert (set(statuses), kept) == ({507}, 0)
