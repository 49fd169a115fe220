"""Wait for the writer without being woken for each answer by itself.

The writer ends a batch in its own thread. Waking the loop costs a message through the system; one
wakes it for all that ended since it last looked.
"""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")
Ended = tuple["asyncio.Future[Any]", "Future[Any]"]


class Waiting:
    """Who waits in one loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait in that loop."""
        self.loop = loop
        self._ended: deque[Ended] = deque()
        self._called = False

    async def on_disk(self, job: Future[T]) -> T:
        """Give the job's result once it is there, or raise what it raised."""
        mine: asyncio.Future[T] = self.loop.create_future()
        job.add_done_callback(lambda done: self._end(mine, done))
        return await mine

    def _end(self, mine: asyncio.Future[Any], job: Future[Any]) -> None:
        """Hear in the writer's thread that a job ended."""
        # First put down, then ask whether the loop is called: it asks in the other order.
        self._ended.append((mine, job))
        if not self._called and not self.loop.is_closed():
            self._called = True
            self.loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        self._called = False
        while self._ended:
            mine, job = self._ended.popleft()
            if mine.done():
                continue
            error = job.exception()
            if error is None:
                mine.set_result(job.result())
            else:
                mine.set_exception(error)


_waiting: list[Waiting] = []


async def on_disk(job: Future[T]) -> T:
    """Wait in this loop until the writer has done the job; see `Waiting`."""
    loop = asyncio.get_running_loop()
    if not _waiting or _waiting[0].loop is not loop:
        _waiting[:] = [Waiting(loop)]
    return await _waiting[0].on_disk(job)
