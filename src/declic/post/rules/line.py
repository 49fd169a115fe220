"""The way to the mail server, as the operator writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from declic.post.rules.mails import MailRefused, address

Tls = Literal["starttls", "ssl", "none"]
PORTS: dict[Tls, int] = {"starttls": 587, "ssl": 465, "none": 25}


class LineError(ValueError):
    """Says what is wrong with a setting, in a sentence for whoever runs the machine."""


@dataclass(frozen=True, slots=True)
class Line:
    """A mail server and how to speak to it. Its password is in no text made of it."""

    host: str
    port: int
    tls: Tls
    user: str = ""
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        """The server, as the operator knows it."""
        return f"{self.host}:{self.port} ({'no encryption' if self.tls == 'none' else self.tls})"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who mails come from."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """Where the address belongs."""
        return self.address.rpartition("@")[2]


def line_of(url: str) -> Line:
    """Read `smtp://user:pass@host:port?tls=starttls|ssl|none`; encrypted unless told otherwise."""
    wrong = "Write DECLIC_MAIL_URL as smtp://user:password@host:587?tls=starttls"
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise LineError(f"{wrong}. In user and password write %40 for @ and %2F for /.") from error
    if parts.scheme != "smtp" or not host or parts.path.strip("/") or parts.fragment:
        raise LineError(f"{wrong}.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not user.isascii() or not password.isascii():
        raise LineError("User and password in DECLIC_MAIL_URL have letters that mail cannot carry.")
    tls = _tls(parts.query)
    return Line(host, port or PORTS[tls], tls, user, password)


def _tls(query: str) -> Tls:
    told = parse_qs(query, keep_blank_values=True) if query else {"tls": ["starttls"]}
    for known in PORTS:
        if told == {"tls": [known]}:
            return known
    raise LineError("After ? in DECLIC_MAIL_URL write tls=starttls, tls=ssl or tls=none.")


def sender_of(given: str) -> Sender:
    """Read `Name <address>`, or an address alone."""
    name, found = parseaddr(given.strip())
    try:
        return Sender(_plain(name), address(found))
    except MailRefused as error:
        raise LineError("Write DECLIC_MAIL_FROM as Name <name@example.org>.") from error


def _plain(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())[:80]
