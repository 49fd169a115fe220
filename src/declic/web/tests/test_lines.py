from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing

import pytest
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from declic.web import lines, quick
from declic.web.lines import Portable
from declic.web.quick import BESIDE_MOST, Quick
from declic.web.serve import Server, listen, loop, parser

PATIENCE = 60.0
PARSERS = pytest.mark.parametrize("parser", [Portable, Quick])


async def lingers(scope: dict[str, object], receive: Receive, send: Send) -> None:
    """Answer when the body is there; hold a stream open until its reader goes."""
    if scope["path"] == "/stream":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"first", "more_body": True})
        while (await receive())["type"] != "http.disconnect":
            pass
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


Send = Callable[[dict[str, object]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, object]]]


@pytest.fixture
def port(parser: type[asyncio.Protocol], monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A small server with that parser, which looks at its lines five times a second."""
    monkeypatch.setattr(lines, "WITHIN", 0.2)
    told: list[int] = []
    config = uvicorn.Config(
        lingers, http=parser, lifespan="off", log_config=None, timeout_graceful_shutdown=1
    )
    server, ready = Server(config), threading.Event()

    def say(port: int) -> None:
        told.append(port)
        ready.set()

    server.ready = say
    with closing(listen("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        assert ready.wait(PATIENCE)
        yield told[0]
        server.should_exit = True
        thread.join(PATIENCE)


def heard(port: int, *pieces: bytes) -> bytes:
    """Send pieces, then listen until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as wire:
        try:
            for piece in pieces:
                wire.sendall(piece)
            return b"".join(iter(lambda: wire.recv(1 << 16), b""))
        except ConnectionError:
            return b"hung up"


@PARSERS
@pytest.mark.parametrize(
    "begun",
    [b"", b"GET / HT", b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"],
    ids=["nothing", "half a head", "half a body"],
)
def test_a_request_that_does_not_come_whole_is_hung_up_on(port: int, begun: bytes) -> None:
    assert heard(port, begun) == b""


@pytest.mark.parametrize("parser", [H11Protocol, HttpToolsProtocol])
def test_control_without_patience_the_line_is_held(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 1.5) as wire:
        wire.sendall(b"GET / HT")
        with pytest.raises(TimeoutError):
            wire.recv(1)


@PARSERS
def test_a_line_that_may_be_used_again_is_kept(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as wire:
        for _ in range(2):
            wire.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            assert wire.recv(1 << 16).startswith(b"HTTP/1.1 204")
            time.sleep(1.0)


@PARSERS
def test_a_stream_is_not_hung_up_on(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as wire:
        wire.sendall(b"GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
        came = b""
        while not came.endswith(b"first\r\n"):
            came += wire.recv(1 << 16)
        wire.settimeout(1.5)
        with pytest.raises(TimeoutError):
            wire.recv(1)


@pytest.mark.parametrize("parser", [Portable, Quick])
@pytest.mark.parametrize("piece", [b"x" * 65536, b"X-A: b\r\n" * 8192], ids=["one line", "many"])
def test_a_head_without_end_is_refused(port: int, piece: bytes) -> None:
    told = heard(port, b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: ", piece, piece)
    assert told.startswith(b"HTTP/1.1 400") or told == b"hung up"


@pytest.mark.parametrize("parser", [Quick])
def test_control_without_the_limit_a_head_is_waited_for(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "BESIDE_MOST", 1 << 40)
    whole = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Long: " + b"x" * 65536
    assert heard(port, whole, b"x" * 65536, b"\r\n\r\n").startswith(b"HTTP/1.1 204")


@pytest.mark.parametrize("parser", [Quick])
def test_a_long_body_is_none_of_its_business(port: int) -> None:
    body = b"x" * 2 * BESIDE_MOST
    head = b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    assert heard(port, head % len(body), body).startswith(b"HTTP/1.1 204")


def test_the_pure_parts_serve_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DECLIC_PORTABLE", raising=False)
    assert parser() is Quick
    monkeypatch.setenv("DECLIC_PORTABLE", "1")
    assert parser() is Portable
    assert loop() == "asyncio"
