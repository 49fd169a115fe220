"""The line of one browser: how long a request may take to come whole."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

WITHIN = 10.0  # seconds between two looks at a line


class Patience(asyncio.Protocol):
    """Hangs up on a line whose request does not come whole between two looks.

    Whoever sends a byte a second would else hold a line for days. A stream that is being answered
    is left alone, for its request came whole long ago; so is a line on which the last request was
    answered and nothing came since, which the server keeps for the next one.
    """

    def connection_made(self: Any, transport: Any) -> None:  # noqa: ANN401
        """Begin to look."""
        super().connection_made(transport)
        self.begun = True
        self.stuck_on = None
        self.looking = self.loop.call_later(WITHIN, self.look)

    def data_received(self: Any, data: bytes) -> None:
        """Remember whether a request is begun and not whole."""
        before = self.cycle
        # A body may come apart from its head; then this is its rest, and no next request.
        waited = before is not None and before.more_body
        super().data_received(data)
        self.begun = (
            self.cycle is None or self.cycle.more_body or (self.cycle is before and not waited)
        )

    def connection_lost(self: Any, exc: Exception | None) -> None:
        """Stop looking."""
        self.looking.cancel()
        super().connection_lost(exc)

    def look(self: Any) -> None:
        """Hang up when the line still waits for what it waited for at the last look."""
        if self.begun and self.stuck_on is self.cycle:
            self.transport.close()
            return
        self.stuck_on = self.cycle if self.begun else self
        self.looking = self.loop.call_later(WITHIN, self.look)


class Portable(Patience, H11Protocol):
    """Read by the pure parser, which itself refuses a head that is too large."""
