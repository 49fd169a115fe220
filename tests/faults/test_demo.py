"""A demo started again: the guests take their own seats, and nobody else loses one."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.room.client import Browser
from tests.server import PATIENCE, Server

T = TypeVar("T")
JOIN = re.compile(r"Join +http://[^/]+:(\d+)/j/(\S+)")


class Demo(Server):
    """The demo in a process of its own."""

    def begin(self, guests: int) -> Demo:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log.write_bytes(b"")
        words = ["demo", "--guests", str(guests), "--host", "127.0.0.1", "--port", "0"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-X", "utf8", "-m", "declic", *words],
                env=self.environment(),
                stdout=log,
                stderr=log,
            )
        found = until(lambda: JOIN.search(self.log.read_text("utf-8")))
        self.port, self.secret = int(found[1]), found[2]
        return self

    def seats(self) -> set[str]:
        """Give the seats that somebody sits on."""
        return {token for (token,) in self.rows("SELECT token FROM live_seat WHERE token <> ''")}

    def phone(self) -> Browser:
        phone = Browser(self.port)
        assert phone.post(f"/j/{self.secret}", {"lang": "en", "table": "boat"}).status == 303
        return phone

    def kept(self) -> int:
        """Count the guests' seats that a new start would find."""
        file = self.folder / "guests.json"
        return file.read_text("utf-8").count("declic_seat=") if file.exists() else 0


def until(look: Callable[[], T | None]) -> T:
    """Look until there is something."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)
    return found


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    """A demo in which three guests and one phone sit."""
    made = Demo(tmp_path / "data")
    try:
        made.begin(3)
        until(lambda: made.kept() == 3)
        yield made
    finally:
        made.stop()


def test_a_real_phone_and_all_guests_keep_their_seats(demo: Demo) -> None:
    phone = demo.phone()
    before = demo.seats()
    demo.kill()
    phone.port = demo.begin(3).port
    assert phone.get("/s").status == 200
    time.sleep(5)  # by now every guest has come in again
    assert demo.seats() == before
    assert len(before) == 4


def test_guests_too_many_leave_and_the_phone_stays(demo: Demo) -> None:
    phone = demo.phone()
    demo.interrupt()
    phone.port = demo.begin(1).port
    assert until(lambda: len(demo.seats()) == 2)
    assert phone.get("/s").status == 200


def test_without_their_cookies_the_guests_would_sit_there_twice(demo: Demo) -> None:
    before = demo.seats()
    demo.kill()
    (demo.folder / "guests.json").unlink()
    demo.begin(3)
    assert until(lambda: len(demo.seats()) == 6)
    assert demo.seats() > before


def test_the_guests_cookies_are_for_the_owner_of_the_computer_alone(demo: Demo) -> None:
    file = demo.folder / "guests.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    demo.interrupt()
    file.write_text("[torn", encoding="utf-8")
    demo.begin(1)
    assert until(lambda: demo.kept() == 1)
