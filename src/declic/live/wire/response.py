"""What the raw handlers send back."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import Any

from declic.design.headers import SECURITY_HEADERS_RAW

HTML = b"text/html; charset=utf-8"
SQUEEZED_FROM = 600  # bytes
NEVER = ((b"cache-control", b"no-store"), (b"vary", b"accept-encoding, cookie, accept"))
FOR_GOOD = ((b"cache-control", b"public, max-age=31536000, immutable"),)


@dataclass(frozen=True)
class Response:
    """Status, headers and body of an answer. Nothing of a room may be cached.

    `lasting`: the address changes with the content, which is squeezed already.
    """

    status: int = 200
    body: bytes = b""
    content_type: bytes = HTML
    headers: tuple[tuple[bytes, bytes], ...] = ()
    lasting: bool = False


def page(
    html: str, *, status: int = 200, headers: tuple[tuple[bytes, bytes], ...] = ()
) -> Response:
    """Answer with a page."""
    return Response(status, html.encode(), headers=headers)


def as_json(value: object, *, status: int = 200) -> Response:
    """Answer the page's script."""
    return Response(status, json.dumps(value).encode(), b"application/json")


def see(location: str, *headers: tuple[bytes, bytes]) -> Response:
    """Send the browser on to another page."""
    return Response(303, b"", HTML, ((b"location", location.encode()), *headers))


def cookie(name: str, value: str, *, secure: bool, path: str = "/") -> tuple[bytes, bytes]:
    """Make a cookie of this browser session; an empty value ends it."""
    ends = "" if value else "; Max-Age=0"
    safe = "; Secure" if secure else ""
    line = f"{name}={value}; Path={path}; HttpOnly; SameSite=Lax{safe}{ends}"
    return b"set-cookie", line.encode()


async def send(response: Response, send_message: Any, *, accepts_gzip: bool) -> None:  # noqa: ANN401
    """Write the answer, compressed where that helps."""
    body, headers = response.body, [*response.headers]
    if accepts_gzip and len(body) >= SQUEEZED_FROM and not response.lasting:
        body = gzip.compress(body, 5)
        headers.append((b"content-encoding", b"gzip"))
    headers += [
        (b"content-type", response.content_type),
        (b"content-length", str(len(body)).encode()),
        *(FOR_GOOD if response.lasting else NEVER),
        *SECURITY_HEADERS_RAW,
    ]
    start = {"type": "http.response.start", "status": response.status, "headers": headers}
    await send_message(start)
    await send_message({"type": "http.response.body", "body": body})
