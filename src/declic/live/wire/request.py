"""A request as the raw handlers read it, with limits, and never with an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from declic.kernel.origin import foreign

BODY_MOST = 64 * 1024
FIELDS_MOST = 300
FORM = "application/x-www-form-urlencoded"
Fields = Mapping[str, tuple[str, ...]]


class BadRequestError(Exception):
    """The request cannot be read; answered with its status and a sentence."""

    def __init__(self, status: int) -> None:
        """Keep the status."""
        super().__init__(status)
        self.status = status


class GoneError(Exception):
    """Nobody waits for an answer any more, or somebody outside has one."""


@dataclass(frozen=True)
class Request:
    """What a browser asked."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    secure: bool = False
    fields: Fields = field(default_factory=dict)

    @property
    def wants_json(self) -> bool:
        """Whether the page's script asks, and not the browser itself."""
        return "application/json" in self.headers.get("accept", "")

    @property
    def foreign(self) -> bool:
        """Whether another site's page sent this form."""
        return foreign(
            site=self.headers.get("sec-fetch-site"),
            origin=self.headers.get("origin"),
            host=self.headers.get("host"),
        )

    def cookie(self, name: str) -> str:
        """Give a cookie's value, empty when there is none.

        Other programs on the same computer may have set cookies that no standard allows: they are
        passed over, and take none of ours with them.
        """
        for pair in self.headers.get("cookie", "").split(";"):
            found, _, value = pair.strip().partition("=")
            if found == name:
                return value[:100]
        return ""

    def one(self, name: str) -> str:
        """Give a field that stands once; empty when it is missing."""
        return self.fields.get(name, ("",))[-1]

    def asked(self, name: str) -> str:
        """Give a value from the address's query; empty when it is missing."""
        return _fields(self.query.encode()).get(name, ("",))[-1]


def of_scope(scope: Mapping[str, Any]) -> Request:
    """Read everything but the body."""
    headers = {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
    }
    return Request(
        method=scope["method"],
        path=scope["path"],
        query=scope.get("query_string", b"").decode("latin-1"),
        headers=headers,
        secure=scope.get("scheme") == "https",
    )


async def with_fields(request: Request, receive: Any) -> Request:  # noqa: ANN401
    """Read a form's body. Raise BadRequestError when it is too large, of another type or broken.

    One that is too large is read to its end all the same, and not kept: whoever is cut off while
    sending may never see the answer. How much may come at all is the guard's.
    """
    kind = request.headers.get("content-type", FORM).partition(";")[0].strip().lower()
    if kind != FORM:
        raise BadRequestError(415)
    body, size, more = b"", 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        piece = message.get("body", b"")
        size += len(piece)
        body = body + piece if size <= BODY_MOST else b""
        more = message.get("more_body", False)
    if size > BODY_MOST:
        raise BadRequestError(413)
    return Request(**{**request.__dict__, "fields": _fields(body)})


def _fields(body: bytes) -> Fields:
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=FIELDS_MOST,
            errors="strict",
        )
    except ValueError as error:
        raise BadRequestError(400) from error
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[name] = (*fields.get(name, ()), value)
    return fields
