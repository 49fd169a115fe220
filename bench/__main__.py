"""Measure everything, one after the other. Nothing here is a test: no figure fails a build.

`python -m bench` takes about ten minutes. Each part can be run alone; see docs/performance.md.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from pysqlite3 import dbapi2

from bench import answers, arrival, fan, felt, rooms
from bench.say import say

MANY = [30, 300, 1000, 5000, 10000]
PARTS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("One screen to many phones", lambda: fan.main(MANY)),
    ("The long way", lambda: fan.main(MANY, portable=True)),
    ("Answers", answers.main),
    ("Arrival", arrival.main),
    ("Many rooms", rooms.main),
    ("A bad day", felt.main),
)


def machine() -> str:
    """Say what this was measured on."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = told.partition("model name")[2].partition("\n")[0].strip(" \t:")
    libraries = ", ".join(f"{name} {version(name)}" for name in ("uvicorn", "httptools", "uvloop"))
    return (
        f"{dt.datetime.now(tz=dt.UTC):%d %B %Y}: {os.cpu_count()} cores ({model}), "
        f"load {os.getloadavg()[0]:.1f}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {libraries}, SQLite {dbapi2.sqlite_version}"
    )


if __name__ == "__main__":
    say(machine())
    for name, part in PARTS:
        say(f"\n## {name}\n")
        part()
