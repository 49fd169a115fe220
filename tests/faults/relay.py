"""A bad network of our own between phones and server: the kernel's needs rights that few have.

It can part the two (what is sent waits, as TCP keeps it, and comes when the line heals), leave
lines half open (what is sent on them is gone for ever, and nobody is told), hang up and take no
call, come late, and lose exchanges: the request, or the reply to one that was done.
"""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from tests.server import PATIENCE

PIECE = 65536


class Relay:
    """Carries every line to the server; `port` is where phones find it."""

    def __init__(self, server: int, *, late: float = 0.0, loss: float = 0.0) -> None:
        """`late`: seconds each way. `loss`: which part of the exchanges is lost."""
        self.server, self.late, self.loss = server, late, loss
        self.port = 0
        self.lost = 0
        self.away = False
        self._chance = random.Random(2027)  # noqa: S311  # the same bad luck in each run
        self._lines: set[Line] = set()
        self._phones: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._ready, self._end = threading.Event(), asyncio.Event()
        self._heals = asyncio.Event()
        self._heals.set()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._run(),))

    async def _run(self) -> None:
        listening = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = listening.sockets[0].getsockname()[1]
        self._ready.set()
        await self._end.wait()
        listening.close()
        for line in self._lines:
            line.hang_up()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for phone in self._phones:
            phone.transport.abort()
        await asyncio.sleep(0)

    def _take(
        self, phone: asyncio.StreamReader, back: asyncio.StreamWriter
    ) -> Coroutine[Any, Any, None]:
        # Whoever is not yet carried when all ends has to be hung up on, too.
        self._phones.add(back)
        return self._carry(phone, back)

    async def _carry(self, phone: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            if not self.away:
                await self._heals.wait()
                await self._carried(phone, back)
        back.transport.abort()
        self._phones.discard(back)

    async def _carried(self, phone: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        there, server = await asyncio.open_connection("127.0.0.1", self.server)
        line = Line(self, (phone, back), (there, server))
        self._lines.add(line)
        try:
            await asyncio.gather(line.carry(phone, server), line.carry(there, back))
        finally:
            self._lines.discard(line)
            line.hang_up()

    async def passes(self) -> None:
        """Wait as long as a piece is on its way."""
        await asyncio.sleep(self.late)
        await self._heals.wait()

    def loses(self) -> bool:
        """Say whether what is on its way now gets lost: with the same chance there and back."""
        one_way: float = 1 - (1 - self.loss) ** 0.5
        gone = self._chance.random() < one_way
        self.lost += gone
        return gone

    def part(self) -> None:
        """Let nothing through, either way, until it heals."""
        self._loop.call_soon_threadsafe(self._heals.clear)

    def heal(self) -> None:
        self.away = False
        self._loop.call_soon_threadsafe(self._heals.set)

    def half_open(self) -> None:
        """Leave every line of now open and dead for ever; new ones are good."""
        self._for_all(lambda line: setattr(line, "dead", True))

    def hang_up(self) -> None:
        """Cut every line of now, and take no other until it heals."""
        self.away = True
        self._for_all(Line.hang_up)

    def _for_all(self, what: Any) -> None:
        def each() -> None:
            for line in list(self._lines):
                what(line)
            done.set()

        done = threading.Event()
        self._loop.call_soon_threadsafe(each)
        assert done.wait(PATIENCE)

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(PATIENCE)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(PATIENCE)
        self._loop.close()


Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Line:
    """One connection."""

    def __init__(self, relay: Relay, phone: Ends, server: Ends) -> None:
        self.relay = relay
        self.writers = phone[1], server[1]
        self.dead = False

    async def carry(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        """Carry one way until that end hangs up."""
        while data := await source.read(PIECE):
            await self.relay.passes()
            if self.dead:
                continue
            if self.relay.loss and self.relay.loses():
                return self.hang_up()
            to.write(data)
            await to.drain()
        if not self.dead:
            to.close()
        return None

    def hang_up(self) -> None:
        for writer in self.writers:
            writer.transport.abort()


@contextmanager
def relayed(server: int, *, late: float = 0.0, loss: float = 0.0) -> Iterator[Relay]:
    """Lay a bad network before the server."""
    relay = Relay(server, late=late, loss=loss)
    relay.start()
    try:
        yield relay
    finally:
        relay.stop()
