"""A real mail server on this machine, which keeps what it is given and does what it is told."""

from __future__ import annotations

import asyncio
import email
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

OK = "250 OK"


def yes(_to: str) -> str:
    """Take everything."""
    return OK


class MailServer:
    """Catches mails. Change `to_sender`, `to_address` and `to_mail`, and it answers otherwise.

    It waits with its answer to a mail as long as it `holds`, and cuts the line in place of
    answering where it `cuts`.
    """

    def __init__(self) -> None:
        """Take everything, on a port that is free."""
        self.caught: list[EmailMessage] = []
        self.asked: list[str] = []
        self.lines = 0
        self.port = 0
        self.to_sender: Callable[[str], str] = yes
        self.to_address: Callable[[str], str] = yes
        self.to_mail: Callable[[str], str] = yes
        self.holds: Callable[[], bool] = lambda: False
        self.cuts: Callable[[EmailMessage], bool] = lambda _mail: False
        # With a certificate it takes nothing in the clear; with users it lets only them in.
        self.certificate: ssl.SSLContext | None = None
        self.users: dict[str, str] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The setting that leads here."""
        return f"smtp://127.0.0.1:{self.port}?tls=none"

    def of(self, to: str) -> list[EmailMessage]:
        """Give what was caught for an address."""
        return [mail for mail in self.caught if mail["To"] == to]

    def start(self) -> None:
        """Listen; on the port that it had, if it had one."""
        ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, args=(self._loop, ready), daemon=True)
        self._thread.start()
        assert ready.wait(60)

    def stop(self) -> None:
        """Be gone, with every line that is open."""
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop = self._thread = None

    def _run(self, loop: asyncio.AbstractEventLoop, ready: threading.Event) -> None:
        asyncio.set_event_loop(loop)
        lines: list[SMTP] = []

        def made() -> SMTP:
            lines.append(SMTP(self, loop=loop, **self._how()))
            self.lines += 1
            return lines[-1]

        server = loop.run_until_complete(loop.create_server(made, "127.0.0.1", self.port))
        self.port = server.sockets[0].getsockname()[1]
        loop.call_soon(ready.set)
        loop.run_forever()
        server.close()
        for line in lines:
            _cut(line)
        loop.run_until_complete(_emptied(loop))
        loop.close()

    def _how(self) -> dict[str, Any]:
        return {
            "hostname": "mail.example",
            "tls_context": self.certificate,
            "require_starttls": self.certificate is not None,
            "auth_required": bool(self.users),
            "authenticator": self._is_let_in,
        }

    def _is_let_in(self, *given: Any) -> AuthResult:
        told: LoginPassword = given[-1]
        known = self.users.get(told.login.decode())
        return AuthResult(success=known == told.password.decode(), handled=False)

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, sender: str, _options: list[str]
    ) -> str:
        """Answer whether this sender may write."""
        del server
        answer = self.to_sender(sender)
        if answer.startswith("2"):
            envelope.mail_from = sender
        return answer

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, to: str, _options: list[str]
    ) -> str:
        """Answer whether an address is taken."""
        del server
        self.asked.append(to)
        answer = self.to_address(to)
        if answer.startswith("2"):
            envelope.rcpt_tos.append(to)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Answer whether a mail is taken; keep it if so, and cut the line if told so."""
        while self.holds():  # noqa: ASYNC110  # the test lives in another thread
            await asyncio.sleep(0.01)
        answer = self.to_mail(envelope.rcpt_tos[0])
        if answer.startswith("2"):
            content: Any = envelope.content
            mail = email.message_from_bytes(content, policy=default)
            self.caught.append(mail)
            if self.cuts(mail):
                _cut(server)
        return answer


def _cut(line: SMTP) -> None:
    if isinstance(line.transport, asyncio.Transport):
        line.transport.abort()


async def _emptied(loop: asyncio.AbstractEventLoop) -> None:
    """Let what still runs hear that its line is gone."""
    others = [task for task in asyncio.all_tasks(loop) if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Run a mail server, and end it in the end."""
    server = MailServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def smtp() -> Iterator[MailServer]:
    """A mail server that takes everything."""
    with mail_server() as server:
        yield server
