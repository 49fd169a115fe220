"""The one writer: a thread whose connection alone writes facts, seats, answers, counts and slips.

Jobs share its queue. What arrives within `GATHER` goes into one transaction; snapshots,
acknowledgements and notices go out after COMMIT and never before. A job may be run twice (a
batch that breaks is rolled back and its jobs are run one by one), so it does all its reading and
writing through the database and its `Desk`.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db import OperationalError, connection, connections, transaction

from declic.live import rooms
from declic.live.rooms import Room

T = TypeVar("T")
Row = tuple[str | int | None, ...]
Passed = Callable[[], None]
GATHER = 0.002  # seconds
BATCH = 500
logger = logging.getLogger(__name__)


@dataclass
class Desk:
    """What a batch has changed so far and not yet committed."""

    changed: dict[UUID, Room] = field(default_factory=dict)
    answered: set[UUID] = field(default_factory=set)
    adding: dict[str, list[tuple[Row, Passed | None]]] = field(default_factory=dict)

    def room(self, session: UUID) -> Room | None:
        """Give the room as this batch sees it."""
        return self.changed.get(session) or rooms.latest(session)

    def put(self, room: Room) -> None:
        """Change the room, if the batch is committed."""
        self.changed[room.id] = room

    def add(self, query: str, row: Row, passed: Passed | None = None) -> None:
        """Write a row together with those of other jobs that only add, which is far quicker.

        `passed` is called when the query passed over some of the rows, perhaps this one.
        """
        self.adding.setdefault(query, []).append((row, passed))

    def settle(self) -> None:
        """Write what was to be added. Afterwards everybody on this connection can read it."""
        adding, self.adding = self.adding, {}
        for query, added in adding.items():
            with connection.cursor() as cursor:
                cursor.executemany(query, [row for row, _ in added])
                written = cursor.rowcount
            # It tells how many, not which, and mostly that is all: only else it is looked up.
            for _, passed in added if written < len(added) else ():
                if passed is not None:
                    passed()


@dataclass
class _Order:
    job: Callable[[Desk], Any]
    future: Future[Any]
    adds: bool = False


Listener = Callable[[UUID, bool], None]
# What SQLite says when the disk takes nothing more, or another program holds the file too long.
DISK = (
    "database or disk is full",
    "disk I/O error",
    "readonly database",
    "unable to open",
    "database is locked",
)


class NotSavedError(Exception):
    """The disk is full, broken or held: nothing was saved, and the caller may try again."""


class Writer:
    """Runs jobs in order, several in one transaction."""

    def __init__(self) -> None:
        """Make a writer that has not started."""
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self.listeners: list[Listener] = []
        self.troubled = False
        self.hears_of_trouble: list[Callable[[], None]] = []

    def submit(self, job: Callable[[Desk], T], *, adds: bool = False) -> Future[T]:
        """Queue a job. The future holds its result once it is on disk.

        `adds`: the job reads no rows and writes only by `Desk.add`.
        """
        self._start()
        future: Future[T] = Future()
        self._orders.put(_Order(job, future, adds))
        return future

    def stop(self) -> None:
        """Finish what is queued, close the connection and end the thread."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._orders.put(None)
            thread.join()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        try:
            while (order := self._orders.get()) is not None:
                batch, last = self._gather(order)
                self.handle(batch)
                if last:
                    break
        finally:
            connections.close_all()

    def _gather(self, first: _Order) -> tuple[list[_Order], bool]:
        batch, until = [first], time.monotonic() + GATHER
        while len(batch) < BATCH:
            try:
                order = self._orders.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                break
            if order is None:
                return batch, True
            batch.append(order)
        return batch, False

    def handle(self, batch: list[_Order]) -> None:
        """Write a batch, then acknowledge it."""
        try:
            done, desk = self.write(batch)
        except Exception as error:  # noqa: BLE001  # whatever broke, each caller must hear of it
            self._recover(batch, error)
            return
        self._trouble(is_there=False)
        self.publish(desk)
        self.acknowledge(done)
        self.tell(desk)

    def write(self, batch: list[_Order]) -> tuple[list[tuple[_Order, Any]], Desk]:
        """Run the jobs in one transaction and commit it."""
        desk = Desk()
        with transaction.atomic():
            done = [(order, self._run_one(order, desk)) for order in batch]
            desk.settle()
        return done, desk

    def _run_one(self, order: _Order, desk: Desk) -> Any:  # noqa: ANN401  # the job's own
        if not order.adds:
            desk.settle()
        return order.job(desk)

    def _recover(self, batch: list[_Order], error: Exception) -> None:
        """Run a broken batch's jobs one by one; the job that breaks alone is told why.

        Snapshots are read anew from disk, since what is in memory may be what was wrong.
        """
        rooms.forget_all()
        if len(batch) == 1:
            told = NotSavedError() if is_of_the_disk(error) else error
            if told is not error:
                logger.error("nothing is saved: %s", error)
                self._trouble(is_there=True)
            with suppress(InvalidStateError):
                batch[0].future.set_exception(told)
            return
        for order in batch:
            self.handle([order])

    def _trouble(self, *, is_there: bool) -> None:
        """Remember whether the disk takes what is written, and say so when that changes."""
        if self.troubled == is_there:
            return
        self.troubled = is_there
        for hear in self.hears_of_trouble:
            hear()

    def publish(self, desk: Desk) -> None:
        """Let everybody see the new snapshots."""
        for room in desk.changed.values():
            rooms.publish(room)

    def acknowledge(self, done: list[tuple[_Order, Any]]) -> None:
        """Tell each waiting caller that its job is on disk."""
        for order, result in done:
            # Whoever no longer waits must not hold up the others.
            with suppress(InvalidStateError):
                order.future.set_result(result)

    def tell(self, desk: Desk) -> None:
        """Tell listeners which rooms changed: their screens, or only their counts."""
        try:
            for session in desk.changed.keys() | desk.answered:
                for listener in self.listeners:
                    listener(session, session in desk.changed)
        except Exception:
            # What is on disk stands; a listener that missed a notice comes back by itself.
            logger.exception("a notice was not told")


def is_of_the_disk(error: BaseException | None) -> bool:
    """Say whether that is the disk's fault, whoever wrote: nothing of it was saved."""
    return isinstance(error, OperationalError) and any(said in str(error) for said in DISK)


writer = Writer()
