"""What the program asks of the kernel, in the order in which the kernel did it."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.server import PATIENCE, Server

READS, WRITES = ("read", "recvfrom", "recvmsg"), ("write", "writev", "sendto", "sendmsg")
SYNCS, KEEPS = ("fsync", "fdatasync"), ("pwrite64", "pwritev")
WHAT = ",".join((*READS, *WRITES, *SYNCS, *KEEPS))
LINE = re.compile(r"(\d+) +(.*)")
RESUMED = re.compile(r"<\.\.\. (\w+) resumed>(.*)")
CALL = re.compile(r"(\w+)\((\d+<[^>]*>)(.*) = (-?\d+)")
UNFINISHED = " <unfinished ...>"


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the line at which it began and the one at which it was done."""

    name: str
    where: str
    text: str
    gave: int
    begun: int
    done: int


@contextmanager
def traced(server: Server, into: Path) -> Iterator[None]:
    """Write down what the running server asks of the kernel, until the block ends."""
    if not shutil.which("strace"):
        pytest.skip("NOT SHOWN: strace is not installed, so the order cannot be looked at")
    command = ("strace", "-f", "-y", "-s", "64", "-e", f"trace={WHAT}", "-e", "signal=none")
    said = into.with_suffix(".said")
    with said.open("wb") as out:
        words = [*command, "-o", str(into), "-p", str(server.process.pid)]
        tracer = subprocess.Popen(words, stderr=out)
    try:
        _attached(tracer, said)
        yield
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.wait(PATIENCE)


def _attached(tracer: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + PATIENCE
    while "attached" not in (told := said.read_text(encoding="utf-8", errors="replace")):
        if tracer.poll() is not None or time.monotonic() > until:
            assert "not permitted" in told or "denied" in told.lower(), told
            pytest.skip(f"NOT SHOWN: this machine lets nobody trace a program: {told.strip()}")
        time.sleep(0.02)


def calls(trace: Path) -> list[Call]:
    """Read what was written down, in the order in which the calls were done."""
    done, begun = list[Call](), dict[str, tuple[int, str]]()
    for number, line in enumerate(trace.read_text(encoding="utf-8", errors="replace").split("\n")):
        if not (found := LINE.match(line)):
            continue
        thread, text = found.groups()
        if text.endswith(UNFINISHED):
            begun[thread] = number, text.removesuffix(UNFINISHED)
            continue
        at = number
        if again := RESUMED.match(text):
            at, before = begun.pop(thread, (number, f"{again[1]}(0<lost>"))
            text = before + again[2]
        if whole := CALL.match(text):
            done.append(Call(whole[1], whole[2], whole[3], int(whole[4]), at, number))
    return done
