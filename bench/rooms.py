"""Many rooms at once, the memory of a waiting phone, and starting on what is there.

`python -m bench.rooms`. Sixty rooms of thirty phones, each with its stream open; every room is put
a new question every twenty seconds, and everybody answers it.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from bench.answers import heard
from bench.phones import Phones, compiled
from bench.room import wait_for
from bench.say import say, table
from bench.school import School

ROOMS, SEATS = 60, 30
EVERY, ROUNDS = 20.0, 3
WAITING = (300, 3000)
STARTS = 5


def memory(process: int) -> int:
    """Give the memory that the process holds, in KiB."""
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(told.partition("VmRSS:")[2].split()[0])


def ask_in_turn(school: School, begun: float, every: float) -> None:
    """Put the next question in each room, one room after the other, after it has answered."""
    for at, console in enumerate(school.consoles):
        time.sleep(max(0.0, begun + every * (at + 1.5) / len(school.consoles) - time.monotonic()))
        console.press("quick", style="letters")


def many(programs: Path, folder: Path) -> None:
    """Measure sixty rooms that all answer."""
    with School(ROOMS, SEATS, core="0") as school, ExitStack() as held:
        school.press("quick", style="letters")
        cookies = folder / "cookies"
        # One room after the other here: its phones answer together.
        mine = [cookie for one in school.told for cookie in one["cookies"]]
        cookies.write_text("\n".join(mine) + "\n")
        port, all_ = school.server.port, len(mine)
        streams = held.enter_context(Phones(programs / "arrival", "back", port, cookies, all_))
        streams.hear()
        phones = held.enter_context(Phones(programs / "answers", "load", port, cookies, all_))
        assert phones.hear() == "ready"
        table("Round", "answered", "refused", "median ms", "p99 ms", "slowest ms")
        for number in range(1, ROUNDS + 1):
            begun = time.monotonic()
            body = f"activity=quick-{number}&item=one&choice=A"
            phones.say(f"volley {EVERY * 1000:.0f} {body}")
            asking = threading.Thread(target=ask_in_turn, args=(school, begun, EVERY))
            asking.start()
            told = heard(phones.numbers())
            asking.join()
            times = f"{told.median:.1f} | {told.late:.1f} | {told.last:.1f}"
            say(f"| {number} | {told.good:,} | {told.bad} | {times} |")


def waiting(program: Path, folder: Path) -> None:
    """Measure what phones that only wait take of the server's memory."""
    table("Waiting phones", "KiB each", "server in all, MiB")
    with School(30, 100, core="0") as school:
        cookies = folder / "cookies"
        cookies.write_text("\n".join(school.cookies) + "\n")
        # The first few bring what is loaded once.
        with Phones(program, "back", school.server.port, cookies, 30) as phones:
            phones.hear()
        server = school.server.process.pid
        for count in WAITING:
            before = memory(server)
            with Phones(program, "back", school.server.port, cookies, count) as phones:
                phones.hear()
                after = memory(server)
            say(f"| {count:,} | {(after - before) / count:.1f} | {after / 1024:.0f} |")
            time.sleep(1)


def start(program: Path, folder: Path) -> None:
    """Measure from starting the program on sixty rooms until the first answer is taken."""
    took = []
    with School(ROOMS, SEATS, core="0") as school:
        school.press("quick", style="letters")
        cookies = folder / "cookies"
        cookies.write_text("\n".join(school.cookies) + "\n")
        for _ in range(STARTS):
            school.server.stop()
            begun = time.monotonic()
            school.server.start()
            wait_for(school.server.port)
            with Phones(program, "load", school.server.port, cookies, 1) as phones:
                phones.hear()
                phones.say("volley 1 activity=quick-1&item=one&choice=B")
                assert heard(phones.numbers()).good == 1
            took.append(time.monotonic() - begun)
    spread = f"{statistics.median(took):.2f} s ({min(took):.2f}-{max(took):.2f})"
    say(f"From the start of the program on {ROOMS} open rooms to the first answer kept: {spread}")


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = folder / "programs"
        programs.mkdir()
        answers, arrival = compiled("answers", programs), compiled("arrival", programs)
        many(programs, folder)
        say("")
        waiting(arrival, folder)
        say("")
        start(answers, folder)


if __name__ == "__main__":
    main()
