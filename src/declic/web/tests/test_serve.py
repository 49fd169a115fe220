from __future__ import annotations

import errno
import gc
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import uvicorn

from declic.web.refusals import Refused
from declic.web.serve import Server, listen, settle

QUICKLY = 5.0
PATIENCE = 60.0


def test_a_taken_port_is_told_with_another_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"already uses port {port}.*--port"):
            listen("127.0.0.1", port)


def test_what_is_there_at_the_start_is_looked_at_no_more_and_later_garbage_is_found() -> None:
    class Knot:
        pass

    try:
        settle()
        left_out = gc.get_freeze_count()
        knot = Knot()
        knot.itself = knot  # type: ignore[attr-defined]
        gone = weakref.ref(knot)
        del knot
        gc.collect()
        assert (left_out > len(gc.get_objects()), gone()) == (True, None)
    finally:
        gc.unfreeze()


def test_an_address_that_is_not_ours_is_told() -> None:
    with pytest.raises(Refused, match="Check --host and --port"):
        listen("192.0.2.1", 0)


def test_a_port_kept_for_the_system_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_address: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(Refused, match="above 1024"):
        listen("127.0.0.1", 80)


def test_a_free_port_is_taken() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0
    with listen("::1", 0) as listener:
        assert listener.family is socket.AF_INET6


async def greets(_scope: object, _receive: object, send: Callable[..., Awaitable[None]]) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


@pytest.fixture
def small() -> Server:
    """A server that greets whoever comes."""
    return Server(uvicorn.Config(greets, http="h11", lifespan="off", log_config=None))


def run(server: Server) -> None:
    with closing(listen("127.0.0.1", 0)) as listener:
        server.run(sockets=[listener])


def test_phones_are_answered_while_the_address_is_looked_up(small: Server) -> None:
    answered: list[int] = []

    def ready(port: int) -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=QUICKLY)) as browser:
            browser.request("GET", "/")
            answered.append(browser.getresponse().status)
        small.should_exit = True

    small.ready = ready
    run(small)
    assert answered == [204]


def test_a_server_that_cannot_say_where_it_is_ends(small: Server) -> None:
    def ready(_port: int) -> None:
        raise OSError

    small.ready = ready
    run(small)
    assert small.failed


@contextmanager
def serving(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Run the real program, and end it however the test ends."""
    program = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "declic", "serve", "--host", "127.0.0.1", "--port", str(port)],
        env={**os.environ, "DECLIC_DATA": str(folder), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def connected(port: int) -> http.client.HTTPConnection:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        browser = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            browser.connect()
        except OSError:
            browser.close()
            time.sleep(0.05)
        else:
            return browser
    raise AssertionError("the server did not start")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to whole groups only")
def test_pressing_ctrl_c_ends_it_quickly_and_in_order(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port) as program, closing(connected(port)) as browser:
        browser.request("GET", "/help?planted-secret")
        with browser.getresponse() as answer:
            assert answer.status == 200
        begun = time.monotonic()
        program.send_signal(signal.SIGINT)
        program.send_signal(signal.SIGINT)  # who is impatient presses twice
        told, _ = program.communicate(timeout=PATIENCE)
        assert time.monotonic() - begun < QUICKLY
    assert program.returncode == 0, told
    assert "Traceback" not in told
    assert "planted-secret" not in told
    assert not (tmp_path / "declic.sqlite3-wal").exists()


def test_a_second_server_on_the_same_data_is_refused(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port) as first:
        connected(port).close()
        with serving(tmp_path, free_port()) as second:
            told, _ = second.communicate(timeout=PATIENCE)
        assert second.returncode == 1
        assert told.startswith(f"Declic is already running with the data folder {tmp_path}.")
        assert first.poll() is None
