"""Fan-out: one press reaches N phones of one room, beside a bare C server that writes the same.

`python -m bench.fan [--portable] [N ...]`. Server and phones run on different cores. Phones
listen in three languages, on seats that they share. Two times are told: from the press, and from
the first phone that has the screen until the others have it.
"""

from __future__ import annotations

import os
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from bench.phones import SERVER, Phones, bare, compiled
from bench.room import Room, free_port, wait_for
from bench.say import say, table

USUAL = (30, 300, 1000)
REPEATS = 7
COLUMNS = (
    *("Phones", "messages/s, ours (spread)", "bare", "ours/bare"),
    *("p99 ms, ours", "bare", "ratio", "phones at work"),
)
LANGUAGES = ("fr", "nl", "ar")
SEATS = 90


@dataclass(frozen=True, slots=True)
class Run:
    """One screen on its way: seconds from the press, and messages a second among the phones.

    `worked`: for how much of that time the phones themselves were at work.
    """

    median: float
    late: float
    last: float
    rate: float
    worked: float


def measure(phones: Phones, count: int, press: Callable[[], None]) -> Run:
    """Press, and hear when the screen came."""
    phones.say("go")
    assert phones.hear() == "go"
    begun = time.monotonic_ns()
    press()
    first, median, late, last, worked = phones.numbers()
    rate = (count - 1) / max((last - first) / 1e9, 1e-6)
    since = [(at - begun) / 1e9 for at in (median, late, last)]
    return Run(*since, rate, worked / max(last - first, 1))


def screen(room: Room, cookie: str) -> bytes:
    """Take the bytes of one screen from a stream, as a phone gets them."""
    line = HTTPConnection("127.0.0.1", room.port, timeout=20)
    line.request("GET", "/s/stream", headers={"cookie": cookie})
    reply = line.getresponse()
    found = b""
    while not found.partition(b"event: screen")[2].endswith(b"\n\n"):
        found += reply.readline()
    line.close()
    whole = found[found.rindex(b"\n\n", 0, found.index(b"event: screen")) + 2 :]
    assert b"event: screen" in whole
    return whole


def tell(port: int) -> None:
    """Let the bare server write to all."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"TELL")
        line.recv(2)


def pressing(room: Room) -> Callable[[], None]:
    """Pause and resume in turn; what is read for a press is read before."""
    state = {"paused": False}

    def press() -> None:
        room.press("resume" if state["paused"] else "pause")
        state["paused"] = not state["paused"]

    return press


def seats(room: Room, folder: Path) -> tuple[list[str], Path]:
    """Take seats in three languages; write their cookies where the phones find them."""
    cookies = [room.seat(LANGUAGES[at % 3]) for at in range(SEATS)]
    file = folder / "cookies"
    file.write_text("\n".join(cookies) + "\n")
    return cookies, file


def both(program: Path, room: Room, other: int, file: Path, count: int) -> tuple[list[Run], ...]:
    """Measure ours and the bare server's, one after the other and again."""
    ours, least = [], []
    with (
        Phones(program, "load", room.port, "/s/stream", file, count) as mine,
        Phones(program, "load", other, "/", file, count) as theirs,
    ):
        assert mine.hear() == theirs.hear() == "ready"
        press = pressing(room)
        for _ in range(REPEATS):
            ours.append(measure(mine, count, press))
            least.append(measure(theirs, count, lambda: tell(other)))
            time.sleep(0.2)
    return ours, least


def row(count: int, ours: list[Run], least_of: list[Run]) -> str:
    """Tell medians over the repetitions, with the spread of ours, as a line of a table."""

    def middle(runs: list[Run], of: str) -> float:
        return statistics.median(getattr(run, of) for run in runs)

    rates = [run.rate for run in ours]
    rate = f"{middle(ours, 'rate'):,.0f} ({min(rates):,.0f}-{max(rates):,.0f})"
    share = middle(ours, "rate") / middle(least_of, "rate")
    late, least = 1000 * middle(ours, "late"), 1000 * middle(least_of, "late")
    return (
        f"| {count:,} | {rate} | {middle(least_of, 'rate'):,.0f} | {share:.2f}"
        f" | {late:.1f} | {least:.1f} | {late / least:.1f} | {middle(least_of, 'worked'):.2f} |"
    )


def main(counts: list[int], *, portable: bool = False) -> None:
    """Print the table."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        program = compiled("fan", folder)
        without = "sends_the_long_way" if portable else ""
        room = held.enter_context(Room(core=SERVER, without=without))
        cookies, file = seats(room, folder)
        size = (folder / "screen").write_bytes(screen(room, cookies[0]))
        say(f"A screen has {size:,} bytes.\n")
        table(*COLUMNS)
        port = free_port()
        least = bare(program, port, folder / "screen")
        held.callback(least.kill)
        wait_for(port)
        for count in counts:
            say(row(count, *both(program, room, port, file, count)))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    given = sys.argv[1:]
    counts = [int(word) for word in given if word.isdigit()]
    main(counts or list(USUAL), portable="--portable" in given)
