"""The C parser, with the limit that the pure one has by itself."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from declic.web.lines import Patience

BESIDE_MOST = 32 * 1024


class Quick(Patience, HttpToolsProtocol):
    """Refuses a request with too much beside its body: a head, or trailers, without end.

    Bytes of the body are counted elsewhere, where their limit is.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to count."""
        self.beside = 0
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Count what comes, and refuse what is too much before more of it is kept."""
        self.beside += len(data)
        super().data_received(data)
        if self.beside > BESIDE_MOST and not self.transport.is_closing():
            self.send_400_response("Invalid HTTP request received.")

    def on_body(self, body: bytes) -> None:
        """Take the body off again."""
        self.beside -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Count the next request anew."""
        self.beside = 0
        super().on_message_complete()
