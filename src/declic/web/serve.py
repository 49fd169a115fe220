"""The server: portable, quiet, and gone within five seconds when told to end.

Where the C parser and the C loop are installed (`declic[fast]`), they are used; anywhere else the
pure ones, which need nothing. `DECLIC_PORTABLE=1` takes the pure ones in any case.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import importlib.util
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any, Literal

import uvicorn

from declic.live import network, stream
from declic.peers.tasks import start_reminding, stop_reminding
from declic.post.tasks import start_sending, stop_sending
from declic.web.lines import Portable
from declic.web.newcomers import Newcomers
from declic.web.prepare import only_server, prepare
from declic.web.refusals import Refused

logger = logging.getLogger(__name__)
END_SECONDS = 2
# A phone answers once in a few minutes; a line that is still there saves it a round trip.
KEPT_SECONDS = 120
BACKLOG = 2048
# What the system keeps for a phone that takes nothing: the rest of a screen, not four megabytes.
KEPT_FOR_SLOW = 128 * 1024


class Server(uvicorn.Server):
    """Ends open streams before it waits for connections: a stream would never end by itself."""

    ready: Callable[[int], None] | None = None
    failed = False
    newcomers: Newcomers | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say on which port."""
        if loop() == "uvloop" and sockets:
            await super().startup(sockets=[])
            sockets[0].listen(self.config.backlog)
            self.newcomers = Newcomers(sockets[0], self._protocol)
        else:
            await super().startup(sockets=sockets)
        if self.started and self.ready is not None and sockets:
            # It looks up names and opens a browser: the loop waits for neither.
            port = sockets[0].getsockname()[1]
            threading.Thread(target=self._tell, args=(port,), name="ready", daemon=True).start()

    def _protocol(self) -> asyncio.Protocol:
        made: Any = self.config.http_protocol_class
        state = self.lifespan.state
        line: asyncio.Protocol = made(self.config, self.server_state, state)
        return line

    def _tell(self, port: int) -> None:
        try:
            if self.ready is not None:
                self.ready(port)
        except Exception:
            logger.exception("the server could not say that it is ready, and ends")
            self.failed = self.should_exit = True

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        """End in order, however often the key is pressed: the ending has its own limit."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close streams, then do what every server does."""
        if self.newcomers is not None:
            self.newcomers.close()
        stream.close_all()
        await super().shutdown(sockets)


def settle() -> None:
    """Leave what is there by now out of all later looks for garbage.

    It stays as long as the program. Each time that Python went through all of it, the room stood
    still for a tenth of a second and more; and since that is much, it did so seldom, and kept the
    remains of many minutes.
    """
    gc.collect()
    gc.freeze()


def run(host: str, port: int, ready: Callable[[int], None] | None = None) -> int:
    """Serve until told to end. `ready` is called with the port once phones can connect.

    Port 0 takes any free one. `ready` runs in a thread of its own, where it may wait.
    """
    prepare()
    with only_server(), contextlib.closing(listen(host, port)) as listener:
        network.listen(host, listener.getsockname()[1])
        config = uvicorn.Config(
            "declic.web.asgi:app",
            loop=loop(),
            http=parser(),
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            backlog=BACKLOG,
            timeout_keep_alive=KEPT_SECONDS,
            timeout_graceful_shutdown=END_SECONDS,
        )
        server = Server(config)
        server.ready = ready
        config.load()
        settle()
        start_sending()
        start_reminding()
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listener])
        stop_reminding()
        stop_sending()
        # A connection to the database that nobody closed is closed by the last look for garbage.
        gc.unfreeze()
        return 0 if server.started and not server.failed else 1


def listen(host: str, port: int) -> socket.socket:
    """Take the port, or refuse with what to do about it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform == "win32":
        # There, reusing an address means sharing it with whoever asks.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KEPT_FOR_SLOW)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise Refused(_why_not(host, port, error)) from error
    listener.setblocking(False)  # noqa: FBT003
    return listener


def _why_not(host: str, port: int, error: Exception) -> str:
    reason = getattr(error, "errno", None)
    if reason == errno.EADDRINUSE:
        return (
            f"Another program already uses port {port}. "
            f"Choose another one, for example: --port {port + 1 if port < 65535 else 8000}"  # noqa: PLR2004
        )
    if reason == errno.EACCES:
        return f"Port {port} is kept for the system. Choose one above 1024: --port 8000"
    return f"The address {host} with port {port} cannot be used here. Check --host and --port."


def fast() -> bool:
    """Say whether the C parser is here and wanted."""
    here = importlib.util.find_spec("httptools") is not None
    return here and not os.environ.get("DECLIC_PORTABLE")


def parser() -> type[asyncio.Protocol]:
    """Give the best parser that is here."""
    if not fast():
        return Portable
    from declic.web.quick import Quick  # noqa: PLC0415  # not installed everywhere

    return Quick


def loop() -> Literal["uvloop", "asyncio"]:
    """Name the best loop that is here."""
    uv = fast() and importlib.util.find_spec("uvloop") is not None
    return "uvloop" if uv else "asyncio"
