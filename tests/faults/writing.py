"""What a launched program does otherwise when it writes: it dies, lies, or takes its time.

A point of death waits until the file `armed` lies in the data folder; that file says at which
batch with answers the program dies.
"""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from typing import Any

from django.db import transaction

from declic.live.writer import Desk, Writer

ARMED = Path(os.environ["DECLIC_DATA"]) / "armed"
batches = 0


def replace(where: Any, name: str, by: Any) -> Any:
    """Put something else in its place. A defence that moved away makes its control fail."""
    was = getattr(where, name)
    setattr(where, name, by)
    return was


def die() -> None:
    """Be gone at once, as in a power cut."""
    os.kill(os.getpid(), signal.SIGKILL)


def now(desk: Desk) -> bool:
    """Say whether this batch is the one to die in."""
    global batches  # noqa: PLW0603  # one count a process
    if not desk.answered or not ARMED.exists():
        return False
    batches += 1
    return batches == int(ARMED.read_text())


def dies_after_write() -> None:
    """Die when a batch is written and not yet committed."""
    settled = Desk.settle

    def settle(self: Desk) -> None:
        adds = bool(self.adding)
        settled(self)
        if adds and now(self):
            die()

    replace(Desk, "settle", settle)


def dies_after_commit() -> None:
    """Die when a batch is committed and nobody knows it yet."""
    written = Writer.write

    def write(self: Writer, batch: list[Any]) -> Any:
        done, desk = written(self, batch)
        if now(desk):
            die()
        return done, desk

    replace(Writer, "write", write)


def dies_before_acknowledging() -> None:
    """Die when the new snapshots are there and the callers still wait."""
    published = Writer.publish

    def publish(self: Writer, desk: Desk) -> None:
        published(self, desk)
        if now(desk):
            die()

    replace(Writer, "publish", publish)


def acknowledges_early() -> None:
    """Acknowledge before the commit, and wait there to be killed."""

    def write(self: Writer, batch: list[Any]) -> Any:
        desk = Desk()
        with transaction.atomic():
            done = [(order, order.job(desk)) for order in batch]
            desk.settle()
            if desk.answered and ARMED.exists():
                self.acknowledge(done)
                threading.Event().wait()
        return done, desk

    replace(Writer, "write", write)


def keeps_no_answer() -> None:
    """Read an answer, and neither check nor keep it: the least that a server must do."""
    from concurrent.futures import Future  # noqa: PLC0415

    from declic.live.actions import seats  # noqa: PLC0415

    def answer(_sitting: Any, _given: Any) -> Any:
        future: Future[Any] = Future()
        future.set_result(seats.Kept())
        return future

    replace(seats, "answer", answer)


def commits_each() -> None:
    """Commit every answer by itself."""
    from declic.live import writer  # noqa: PLC0415

    replace(writer, "BATCH", 1)
