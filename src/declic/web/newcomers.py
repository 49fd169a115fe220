"""Let everybody in who stands at the door, for a loop that lets in one a turn.

libuv takes one new connection each time it goes round. When a school comes at once, a turn is
long, and whoever stands at the end waits for seconds. asyncio's own loop needs none of this.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

AT_ONCE = 256


class Newcomers:
    """A door that is opened to all who wait."""

    def __init__(self, door: socket.socket, protocol: Callable[[], asyncio.Protocol]) -> None:
        """Listen at the door from now on, in the running loop."""
        self.door = door
        self.protocol = protocol
        self.loop = asyncio.get_running_loop()
        self.coming: set[asyncio.Task[None]] = set()
        self.loop.add_reader(door.fileno(), self._let_in)

    def close(self) -> None:
        """Let nobody in any more."""
        self.loop.remove_reader(self.door.fileno())

    def _let_in(self) -> None:
        for _ in range(AT_ONCE):
            try:
                line, _address = self.door.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError:
                # No file is left to hold the line: try again when others have gone.
                self.close()
                self.loop.call_later(1.0, self._again)
                return
            line.setblocking(False)  # noqa: FBT003
            task = self.loop.create_task(self._connect(line))
            self.coming.add(task)
            task.add_done_callback(self.coming.discard)

    def _again(self) -> None:
        if self.door.fileno() >= 0:
            self.loop.add_reader(self.door.fileno(), self._let_in)

    async def _connect(self, line: socket.socket) -> None:
        try:
            await self.loop.connect_accepted_socket(self.protocol, line)
        except OSError:
            line.close()
