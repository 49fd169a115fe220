"""Styles, scripts and fonts, straight from memory. Their addresses change with their content."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from declic.design.queries import static_response
from declic.web.guard import Refusal, header

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

READING = frozenset({"GET", "HEAD"})


async def app(scope: Message, _receive: Receive, send: Send) -> None:
    """Answer a request under `/static/`."""
    if scope["method"] not in READING:
        raise Refusal(405, _("A file can only be read."))
    accepted = header(scope, b"accept-encoding") or ""
    found = static_response(scope["path"], accept_gzip=takes_gzip(accepted))
    if found is None:
        raise Refusal(404, _("There is no page here. Reload the page that you came from."))
    body = b"" if scope["method"] == "HEAD" else found.body
    await send({"type": "http.response.start", "status": 200, "headers": list(found.headers)})
    await send({"type": "http.response.body", "body": body})


def takes_gzip(accept_encoding: str) -> bool:
    """Read the header as browsers write it; `gzip;q=0` means no."""
    for part in accept_encoding.lower().split(","):
        name, _sep, rest = part.partition(";")
        if name.strip() == "gzip":
            return rest.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
