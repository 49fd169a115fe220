"""Answers: how long until they are on disk, and how many a second, beside servers that do less.

`python -m bench.answers`. Rooms of 150 seats, one line for each phone, as browsers keep one open.
The others, in the same run: the same program that reads an answer and keeps nothing; the same one
that commits each answer by itself; a C server that answers everything at once.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pysqlite3 import dbapi2

from bench.phones import Phones, bare, compiled
from bench.room import free_port, wait_for
from bench.say import say, table
from bench.school import School

ROOMS, SEATS = 20, 150
VOLLEYS = (30, 300, 1000, 3000)
STEADY = (200, 1000)
REPEATS = 5
BODY = "activity=quick-1&item=one&choice=A"
LONG = 3000  # milliseconds of steady answering
OTHERS = {"keeps nothing": "keeps_no_answer", "a commit each": "commits_each"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What phones heard: counts, milliseconds, and for how much of the time they were at work."""

    good: int
    bad: int
    median: float
    late: float
    last: float
    whole: float
    worked: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return 1000 * (self.good + self.bad) / self.whole


def heard(numbers: list[int]) -> Heard:
    """Read what the phones printed, in nanoseconds."""
    good, bad, median, late, last, whole, worked = numbers
    waits = [each / 1e6 for each in (median, late, last, whole)]
    return Heard(good, bad, *waits, worked / max(whole, 1))


def runs(program: Path, port: int, cookies: Path, count: int, how: str, /) -> list[Heard]:
    """Let so many phones answer, again and again."""
    with Phones(program, "load", port, cookies, count) as phones:
        assert phones.hear() == "ready"
        told = []
        for _ in range(REPEATS):
            phones.say(f"{how} {BODY}")
            told.append(heard(phones.numbers()))
        return told


@contextmanager
def school(folder: Path, without: str = "") -> Iterator[tuple[School, Path]]:
    """Give a server whose rooms all have a question open, and the file of its seats."""
    with School(ROOMS, SEATS, core="0", without=without) as rooms:
        rooms.press("quick", style="letters")
        cookies = folder / "cookies"
        cookies.write_text("\n".join(rooms.cookies) + "\n")
        yield rooms, cookies


def stored(rooms: School) -> int:
    """Count the answers in the file of the database."""
    file = dbapi2.connect(str(rooms.server.data / "declic.sqlite3"))
    number = int(file.execute("SELECT count(*) FROM live_answer").fetchone()[0])
    file.close()
    return number


def middle(told: list[Heard], of: str) -> float:
    """Give the median over the repetitions."""
    return statistics.median(getattr(run, of) for run in told)


def volleys(program: Path, folder: Path) -> None:
    """Let all answer within a second, and count afterwards what is on disk."""
    table("Phones", "all acknowledged by, s (spread)", "median ms", "p99 ms", "refused", "lost")
    with school(folder) as (rooms, cookies):
        for count in VOLLEYS:
            told = runs(program, rooms.server.port, cookies, count, "volley 1000")
            whole = [run.whole / 1000 for run in told]
            spread = f"{statistics.median(whole):.2f} ({min(whole):.2f}-{max(whole):.2f})"
            refused = sum(run.bad for run in told)
            # The smaller numbers are among the larger: each seat has one answer to this question.
            lost = count - stored(rooms)
            times = f"{middle(told, 'median'):.1f} | {middle(told, 'late'):.1f}"
            say(f"| {count:,} | {spread} | {times} | {refused} | {lost} |")


def rates(program: Path, port: int, cookies: Path) -> list[list[Heard]]:
    """Let phones answer without a pause."""
    return [runs(program, port, cookies, count, f"steady {LONG}") for count in STEADY]


def steady(program: Path, folder: Path) -> None:
    """Compare how many answers a second are taken."""
    found: dict[str, list[list[Heard]]] = {}
    with school(folder) as (rooms, cookies):
        found["ours"] = rates(program, rooms.server.port, cookies)
    for name, without in OTHERS.items():
        with school(folder, without) as (rooms, cookies):
            found[name] = rates(program, rooms.server.port, cookies)
    with ExitStack() as held:
        port = free_port()
        least = bare(program, port)
        held.callback(least.kill)
        wait_for(port)
        found["bare C server"] = rates(program, port, cookies)
    table(
        "",
        *(f"{count:,} phones: answers/s (spread) | ours to it" for count in STEADY),
        "phones at work",
    )
    for name, each in found.items():
        cells = " | ".join(map(_cell, found["ours"], each))
        say(f"| {name} | {cells} | {middle(each[0], 'worked'):.2f} |")


def _cell(ours: list[Heard], told: list[Heard]) -> str:
    each = [run.rate for run in told]
    share = middle(ours, "rate") / middle(told, "rate")
    return f"{statistics.median(each):,.0f} ({min(each):,.0f}-{max(each):,.0f}) | {share:.2f}"


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = compiled("answers", folder)
        volleys(program, folder)
        say("")
        steady(program, folder)


if __name__ == "__main__":
    main()
