"""A body of sixty-four megabytes, with its length told or not: refused, never kept, not read on."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.client import TYPE, Browser, Led, answer, join, lead
from tests.server import PATIENCE, Server, Start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the memory from /proc")
HUGE = 64 * 1024 * 1024
PIECE = b"A" * 65_536
MOST = 20_000  # kilobytes that it may cost
KINDS = {
    "length": ("/s/answer", f"Content-Length: {HUGE}"),
    "chunked": ("/s/answer", "Transfer-Encoding: chunked"),
    "unread": ("/s/nothing", "Transfer-Encoding: chunked"),
}


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def pieces(kind: str) -> Iterator[bytes]:
    """Give a body without the end."""
    for _ in range(HUGE // len(PIECE)):
        yield PIECE if kind == "length" else b"%x\r\n%b\r\n" % (len(PIECE), PIECE)


def sends(led: Led, phone: Browser, kind: str) -> tuple[int, int]:
    """Send that body until the line is hung up or it is kept.

    Give how much of it was sent, and the kilobytes kept.
    """
    cookies = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
    path, told = KINDS[kind]
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
    before, kept, sent = memory(led.server), 0, 0
    with socket.create_connection(("127.0.0.1", phone.port), PATIENCE) as wire:
        try:
            wire.sendall(f"{head}Content-Type: {TYPE}\r\n{told}\r\n\r\n".encode())
            for number, piece in enumerate(pieces(kind)):
                wire.sendall(piece)
                sent += len(PIECE)
                kept = kept if number % 50 else memory(led.server) - before
                if kept > MOST:
                    break
        except ConnectionError:
            pass
    return sent, kept


def memory(server: Server) -> int:
    """Kilobytes that the process holds."""
    told = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    return int(told.partition("VmRSS:")[2].split()[0])


@pytest.mark.parametrize("kind", KINDS)
def test_a_huge_body_is_refused_and_costs_no_memory(led: Led, kind: str) -> None:
    phone, place = join(led), led.ask()
    for _ in range(5):
        sent, kept = sends(led, phone, kind)
        assert sent < HUGE
        assert kept < MOST
    assert answer(phone, place, "A").status == 200


def test_control_without_a_limit_it_is_kept(start: Start) -> None:
    led = lead(start(without="reads_bodies_without_end"))
    assert sends(led, join(led), "length")[1] > MOST


def test_control_a_server_that_does_not_hang_up_reads_it_all(start: Start) -> None:
    led = lead(start(without="hears_everybody_out"))
    phone = join(led)
    for kind in ("chunked", "unread"):
        sent, kept = sends(led, phone, kind)
        assert (sent, kept < MOST) == (HUGE, True)
