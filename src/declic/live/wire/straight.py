"""The short way to a socket: bytes framed once for everybody, written to each transport.

The server's own `send` frames every message for every listener anew, which is most of what a
screen for a thousand phones costs. Where the server is uvicorn's and the stream is chunked, the
same bytes are written past it; anywhere else `send` is used, and nothing else changes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

Send = Callable[[dict[str, Any]], Awaitable[None]]
SERVERS = ("uvicorn.protocols.http.h11_impl", "uvicorn.protocols.http.httptools_impl")


def framed(payload: bytes) -> bytes:
    """Frame bytes as one chunk of a chunked answer (RFC 9112, 7.1)."""
    return b"%x\r\n%b\r\n" % (len(payload), payload)


class Wire:
    """One stream's transport, behind the server's own state of it."""

    __slots__ = ("cycle", "flow", "pass_on")

    def __init__(self, cycle: Any) -> None:  # noqa: ANN401
        """Look up once what every screen needs."""
        self.cycle = cycle
        self.flow = cycle.flow
        self.pass_on = cycle.transport.write

    def write(self, frame: bytes) -> bool:
        """Write without waiting; False when the reader is gone or has too much waiting."""
        if self.flow.write_paused or self.cycle.disconnected:
            return False
        self.pass_on(frame)
        return True


def wire_of(send: Send) -> Wire | None:
    """Give the transport behind a stream whose head is sent, or None where there is no such way."""
    cycle: Any = getattr(send, "__self__", None)
    if type(cycle).__module__ not in SERVERS or type(cycle).__name__ != "RequestResponseCycle":
        return None
    chunked = cycle.scope.get("http_version") == "1.1" and cycle.scope.get("method") == "GET"
    return Wire(cycle) if chunked and cycle.response_started else None
