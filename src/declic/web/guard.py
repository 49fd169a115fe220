"""What is refused before anybody is asked, and what every answer carries."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from declic.design.headers import SECURITY_HEADERS_RAW, secured
from declic.kernel.languages import best
from declic.web.hosts import known

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LARGEST_BODY = 256 * 1024
CLOSE = (b"connection", b"close")
# One spoken sentence, and the form around it.
LARGEST_SOUND = 2_000_000 + 64 * 1024
SOUNDS = "/host/voice/"
# What comes from a laptop, or goes to one, and the form around it.
LARGEST_FILE = 10 * 1024 * 1024 + 64 * 1024
FILES = frozenset(
    {"/host/laptop/open", "/host/laptop/receipt", "/office/results", "/office/laptop/results"}
)
# A list that an organisation brings.
TABLES = re.compile(r"/office/tables/[a-z]{1,20}/bring")
LONGEST_ADDRESS = 2048
LARGEST_HEAD = 16 * 1024
OFFERED = ("en", "fr", "nl", "de", "ar")


class Refusal(Exception):  # noqa: N818
    """A request that gets a status and a sentence, and no page."""

    def __init__(self, status: int, sentence: Promise) -> None:
        """Keep the sentence; it is translated when told."""
        super().__init__(status)
        self.status = status
        self.sentence = sentence

    @classmethod
    def broken(cls) -> Refusal:
        """Make the refusal for a fault of ours."""
        return cls(
            500,
            _(
                "Something went wrong on our side. What was saved is safe. "
                "Wait a moment and load the page again."
            ),
        )

    async def answer(self, scope: Message, send: Send) -> None:
        """Tell the sentence in the visitor's language, as plain text."""
        accepted = header(scope, b"accept-language") or ""
        with translation.override(best(accepted, OFFERED)):
            body = f"{self.sentence}\n".encode()
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            CLOSE,
            *SECURITY_HEADERS_RAW,
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def _too_large(status: int = 413) -> Refusal:
    return Refusal(status, _("This is too much at once. Nothing was changed."))


def largest(path: str) -> int:
    """Say how much a body may hold under an address."""
    if path in FILES or TABLES.fullmatch(path):
        return LARGEST_FILE
    return LARGEST_SOUND if path.startswith(SOUNDS) else LARGEST_BODY


def has_body(scope: Message) -> bool:
    """Say whether the request announces a body."""
    return (
        header(scope, b"transfer-encoding") is not None
        or (header(scope, b"content-length") or "0").strip("0") != ""
    )


def header(scope: Message, name: bytes) -> str | None:
    """Give a header of the request, the first if there are several."""
    for found, value in scope["headers"]:
        if found == name:
            return str(value.decode("latin-1"))
    return None


def refusal(scope: Message, base_url: str) -> Refusal | None:
    """Say why this request goes no further, judged by its first lines alone."""
    if not known(header(scope, b"host") or "", base_url):
        return Refusal(
            400,
            _(
                "This server does not know the address that you used. "
                "Whoever runs it can set it as DECLIC_BASE_URL."
            ),
        )
    if sum(name == b"host" for name, _value in scope["headers"]) > 1:
        # Two names: a proxy might have believed the other one.
        return Refusal(400, _("This request could not be read."))
    address = len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"])
    if address > LONGEST_ADDRESS or "\0" in scope["path"]:
        return Refusal(400, _("This address cannot be read. Check it, or start again."))
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEAD:
        return _too_large(431)
    length = header(scope, b"content-length") or "0"
    if not (length.isascii() and length.isdigit()):
        return Refusal(400, _("This request could not be read."))
    most = largest(scope["path"])
    return _too_large() if len(length) > 9 or int(length) > most else None  # noqa: PLR2004


class Guard:
    """One exchange: counts what comes in, and puts the security headers on what goes out."""

    def __init__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Watch these two ends."""
        self._receive = receive
        self._send = send
        self._most = largest(scope["path"])
        self._more = has_body(scope)
        self._received = 0
        self._started = False
        self._refused: Refusal | None = None

    async def receive(self) -> Message:
        """Hand on what comes in, until it is too much: a body may tell no length beforehand.

        Whoever reads is then told that the sender has gone, and cleans up as for that.
        """
        message = await self._receive()
        self._received += len(message.get("body", b""))
        self._more = self._more and message.get("more_body", False)
        if self._received > self._most:
            self._refused = _too_large()
            return {"type": "http.disconnect"}
        return message

    async def send(self, message: Message) -> None:
        """Hand on what goes out. Nobody inside can loosen the headers; see `secured`.

        Whoever is answered before the body has come whole is hung up on: the server would read on
        for as long as it is sent, though nobody wants it.
        """
        if message["type"] == "http.response.start":
            self._started = True
            headers = secured(message.get("headers", ()))
            message = {**message, "headers": [*headers, *([CLOSE] if self._more else [])]}
        await self._send(message)

    async def finish(self, scope: Message) -> None:
        """Tell the sender what was too much, when nobody has answered."""
        if self._refused is not None and not self._started:
            await self._refused.answer(scope, self._send)

    async def end_with(self, refused: Refusal, scope: Message) -> None:
        """Tell the sentence, unless an answer is under way and can only be cut off."""
        if self._started:
            raise refused
        await refused.answer(scope, self._send)
