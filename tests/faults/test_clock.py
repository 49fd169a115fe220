"""The computer's clock is set while a session runs: order is by number, never by time."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.shims import Shimmed, compiled
from tests.room.client import Led, answer, join, lead

MINUTE, HOUR, DAY = 60, 3600, 86_400
ANSWERS = "SELECT respondent FROM live_answer WHERE 1"


class Room:
    """A room on a computer whose clock can be set."""

    def __init__(self, folder: Path, shim: Path) -> None:
        self.step = folder / "step"
        self.put(0)
        self.server = Shimmed(folder / "data", shim, CLOCK_STEP=self.step)
        self.server.start()
        self.led: Led = lead(self.server)

    def put(self, seconds: int) -> None:
        """Set the clock so many seconds off."""
        with self.step.open("r+b" if self.step.exists() else "wb") as file:
            file.write(struct.pack("=q", seconds))

    def votes(self) -> int:
        """Ask, answer and close; give the counts that were written."""
        place = self.led.ask()
        phones = [join(self.led) for _ in range(3)]
        assert [answer(phone, place, "A").status for phone in phones] == [200] * 3
        assert self.led.do("advance").status == 200
        closed = self.led.rows("SELECT data FROM live_fact WHERE kind = 'answers_closed'")
        assert self.led.do("advance").status == 200
        return sum('"A": {"phone": 3}' in data for (data,) in closed)

    def whose(self) -> set[str]:
        """Tell what the answers still hang on: a seat, or nothing any more."""
        return {who.partition(":")[0] for (who,) in self.led.rows(ANSWERS)}


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the shim."""
    return compiled("clock", tmp_path_factory.mktemp("shim"))


@pytest.fixture
def room(tmp_path: Path, shim: Path) -> Iterator[Room]:
    made = Room(tmp_path, shim)
    yield made
    made.server.stop()


def test_the_room_goes_on_whichever_way_the_clock_is_set(room: Room) -> None:
    steps = (0, -10 * MINUTE, HOUR, -2 * HOUR, 0)
    for number, seconds in enumerate(steps, 1):
        room.put(seconds)
        assert room.votes() == number
        page = room.led.browser.get(f"/host/{room.led.id}")
        assert (page.status, "Traceback" in page.text) == (200, False)
    facts = [seq for (seq,) in room.led.rows("SELECT seq FROM live_fact WHERE 1")]
    assert facts == list(range(1, len(facts) + 1))


def test_after_a_restart_the_room_is_where_it_was_though_times_run_backwards(room: Room) -> None:
    for seconds in (HOUR, -HOUR):
        room.put(seconds)
        room.votes()
    before = room.led.browser.get(f"/wall/{room.led.row['wall_token']}").text
    room.server.kill()
    room.server.start(again=True)
    assert room.led.browser.get(f"/wall/{room.led.row['wall_token']}").text == before


@pytest.mark.parametrize(("ahead", "left"), [(HOUR, {"seat"}), (25 * HOUR, {"gone"})])
def test_nothing_is_purged_early_by_an_hour_too_many_and_all_is_after_a_day(
    room: Room, ahead: int, left: set[str]
) -> None:
    room.votes()
    assert room.led.do("end").status == 200
    room.put(ahead)
    room.server.interrupt()
    room.server.run("purge")
    assert room.whose() == left


def test_control_the_shim_sets_the_clock_that_the_program_reads(room: Room) -> None:
    room.put(10 * DAY)
    room.votes()
    first, *_, last = room.led.rows("SELECT seq, at FROM live_fact WHERE 1")
    assert last[1] > first[1]
    assert last[1][:10] != first[1][:10]
