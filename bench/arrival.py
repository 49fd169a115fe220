"""Arrival: how long until everybody who comes at once has a screen, the first time and again.

`python -m bench.arrival`. Each phone opens the page of the door, takes a seat, opens the room's
page and holds its stream. *Back*: after a restart of the server all open their streams again, all
in one instant, which is worse than what phones do: they wait up to two seconds at random.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from bench.phones import Phones, bare, compiled
from bench.room import free_port, wait_for
from bench.say import say, table
from bench.school import School

REPEATS = 5
JOIN = (35, 150, 1000)
BACK = (35, 175, 1750)
ROOMS, SEATS = 50, 35
RESTARTS = 5
Times = list[tuple[float, float, float]]


def once(program: Path, how: str, port: int, file: Path, count: int) -> tuple[float, float, float]:
    """Let all come at once; give the median, 99th percentile and last, in seconds."""
    with Phones(program, how, port, file, count) as phones:
        median, late, last = phones.numbers()
    return median / 1e9, late / 1e9, last / 1e9


def line(what: str, ours: Times, least: Times) -> None:
    """Print one line of the table: medians over the repetitions, spread of the last phone."""
    last = [run[2] for run in ours]
    median, late = (statistics.median(run[at] for run in ours) for at in (0, 1))
    bottom = statistics.median(run[2] for run in least)
    spread = f"{statistics.median(last):.2f} ({min(last):.2f}-{max(last):.2f})"
    ratio = statistics.median(last) / bottom
    say(f"| {what} | {median:.2f} | {late:.2f} | {spread} | {bottom:.3f} | {ratio:.0f} |")


def joins(program: Path, folder: Path, port: int) -> None:
    """Measure newcomers: each time in fresh rooms, since a room has so many seats."""
    for count in JOIN:
        ours, least = [], []
        rooms = -(-count // SEATS)
        with School(REPEATS * rooms, 0, core="0") as school:
            for turn in range(REPEATS):
                secrets = [one["secret"] for one in school.told[turn * rooms :][:rooms]]
                file = folder / "secrets"
                file.write_text("\n".join(secrets) + "\n")
                ours.append(once(program, "join", school.server.port, file, count))
                least.append(once(program, "join", port, file, count))
        where = f"{rooms} rooms" if rooms > 1 else "one room"
        line(f"{count:,} come, in {where}", ours, least)


def storms(program: Path, folder: Path, port: int) -> None:
    """Measure those who come back to a server that has just started."""
    with School(ROOMS, SEATS, core="0") as school:
        file = folder / "cookies"
        file.write_text("\n".join(school.cookies) + "\n")
        for count in BACK:
            ours, least = [], []
            for _ in range(REPEATS):
                school.server.stop()
                school.server.start()
                ours.append(once(program, "back", school.server.port, file, count))
                least.append(once(program, "back", port, file, count))
            line(f"{count:,} come back after a restart", ours, least)


def killed(program: Path, folder: Path) -> None:
    """Measure from SIGKILL until a whole room of 35 has its screens again, start included."""
    took = []
    with School(1, SEATS, core="0") as school:
        file = folder / "cookies"
        file.write_text("\n".join(school.cookies) + "\n")
        for _ in range(RESTARTS):
            begun = time.monotonic()
            school.server.process.kill()
            school.server.process.wait()
            school.server.start()
            once(program, "back", school.server.port, file, SEATS)
            took.append(time.monotonic() - begun)
    spread = f"{statistics.median(took):.2f} s ({min(took):.2f}-{max(took):.2f})"
    say(f"\nFrom SIGKILL until {SEATS} phones have their screens again, start included: {spread}")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as held:
        folder = Path(name)
        program, port = compiled("arrival", folder), free_port()
        least = bare(program, port)
        held.callback(least.kill)
        wait_for(port)
        table("Phones", "median s", "p99 s", "last s (spread)", "bare, last s", "ratio")
        joins(program, folder, port)
        storms(program, folder, port)
        killed(program, folder)


if __name__ == "__main__":
    main()
