"""Fan-out: one press reaches N phones of one room, beside a bare C server that writes the same.

`python -m bench.fan [--portable] [N ...]`. Server and phones run on different cores. Phones
listen in three languages, on seats that they share. Two times are told: from the press, and from
the first phone that has the screen until the others have it.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from bench.room import Room, free_port, wait_for

SOURCE = Path(__file__).parent / "fan.c"
USUAL = (30, 300, 1000)
REPEATS = 7
LANGUAGES = ("fr", "nl", "ar")
SEATS = 90
SERVER, PHONES = "0", "1"


@dataclass(frozen=True, slots=True)
class Run:
    """One screen on its way: seconds from the press, and messages a second among the phones."""

    median: float
    late: float
    last: float
    rate: float


class Fan:
    """So many streams, held open by the C program."""

    def __init__(self, program: Path, port: int, path: str, cookies: Path, count: int) -> None:
        """Say what is to be held open."""
        self.count = count
        told = [str(program), "load", str(port), path, str(cookies), str(count)]
        self.command = ["taskset", "-c", PHONES, *told]

    def __enter__(self) -> Self:
        """Open all, and wait for their first screens."""
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._line() == "ready"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Hang up."""
        self.process.kill()
        self.process.wait()

    def measure(self, press: Callable[[], None]) -> Run:
        """Press, and hear when the screen came."""
        _pipe(self.process.stdin).write("go\n")
        _pipe(self.process.stdin).flush()
        assert self._line() == "go"
        begun = time.monotonic_ns()
        press()
        first, median, late, last = (int(word) / 1e9 for word in self._line().split())
        since = begun / 1e9
        rate = (self.count - 1) / max(last - first, 1e-6)
        return Run(median - since, late - since, last - since, rate)

    def _line(self) -> str:
        line = _pipe(self.process.stdout).readline().strip()
        if not line:
            raise RuntimeError("the phones hung up; see above")
        return line


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def compiled(folder: Path) -> Path:
    """Compile the C program."""
    made = folder / "fan"
    command: list[str | Path] = ["cc", "-O2", "-Wall", "-Wextra", "-Werror", "-o", made, SOURCE]
    subprocess.run(command, check=True)
    return made


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


def both(program: Path, room: Room, bare: int, file: Path, count: int) -> tuple[list[Run], ...]:
    """Measure ours and the bare server's, one after the other and again."""
    ours, least = [], []
    with (
        Fan(program, room.port, "/s/stream", file, count) as mine,
        Fan(program, bare, "/", file, count) as theirs,
    ):
        press = pressing(room)
        for _ in range(REPEATS):
            ours.append(mine.measure(press))
            least.append(theirs.measure(lambda: tell(bare)))
            time.sleep(0.2)
    return ours, least


def row(count: int, ours: list[Run], bare: list[Run]) -> str:
    """Tell medians over the repetitions, with the spread of ours, as a line of a table."""

    def middle(runs: list[Run], of: str) -> float:
        return statistics.median(getattr(run, of) for run in runs)

    rates = [run.rate for run in ours]
    rate = f"{middle(ours, 'rate'):,.0f} ({min(rates):,.0f}-{max(rates):,.0f})"
    share = middle(ours, "rate") / middle(bare, "rate")
    late, least = 1000 * middle(ours, "late"), 1000 * middle(bare, "late")
    return (
        f"| {count:,} | {rate} | {middle(bare, 'rate'):,.0f} | {share:.2f}"
        f" | {late:.1f} | {least:.1f} | {late / least:.1f} |"
    )


def main(counts: list[int], *, portable: bool = False) -> None:
    """Print the table."""
    say("| Phones | Messages/s, ours (spread) | bare | ours/bare | p99 ms, ours | bare | ratio |")
    say("|---|---|---|---|---|---|---|")
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        program = compiled(folder)
        without = "sends_the_long_way" if portable else ""
        room = held.enter_context(Room(core=SERVER, without=without))
        cookies, file = seats(room, folder)
        size = (folder / "screen").write_bytes(screen(room, cookies[0]))
        say(f"\nA screen of the bare server has {size:,} bytes.")
        port = free_port()
        bare = subprocess.Popen(
            ["taskset", "-c", SERVER, program, "bare", str(port), folder / "screen"]
        )
        held.callback(bare.kill)
        wait_for(port)
        for count in counts:
            say(row(count, *both(program, room, port, file, count)))


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    given = sys.argv[1:]
    counts = [int(word) for word in given if word.isdigit()]
    main(counts or list(USUAL), portable="--portable" in given)
