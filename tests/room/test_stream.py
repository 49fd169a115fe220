"""Streams: the screen at once, then what changed, and nobody is waited for."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.client import Browser, Led, answer, join, lead, walk
from tests.room.stream import Stream
from tests.server import PATIENCE, Server, Start, servers

BEAT = re.compile(rb"event: beat\ndata: ?\n\n")
SLOW, MANY = 12, 250
GROWN = 8_000  # kilobytes


@pytest.fixture(scope="module", params=["", "sends_the_long_way"])
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server that writes to transports, and one that sends as any ASGI server can."""
    with servers(tmp_path_factory.mktemp("streams")) as starting:
        yield starting(without=request.param)


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def wall(led: Led) -> Stream:
    return Stream(Browser(led.server.port), f"/wall/{led.row['wall_token']}/stream")


def test_the_current_screen_comes_at_once_with_its_number(led: Led) -> None:
    led.ask()
    phone = Stream(join(led), "/s/stream")
    assert re.fullmatch(rf"{led.seq}\.\d+", phone.screen().id)
    assert "data-answer" in phone.screen().data
    assert phone.reply.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert phone.reply.headers["cache-control"] == "no-store"
    assert phone.retry.isdigit()


def test_a_listener_that_comes_back_gets_what_it_missed(led: Led) -> None:
    browser = join(led)
    Stream(browser, "/s/stream").screen()
    led.ask()
    assert Stream(browser, "/s/stream").screen().seq == led.seq


def test_the_wall_hears_how_many_answered_and_phones_do_not(led: Led) -> None:
    place, phones = led.ask(), [join(led) for _ in range(3)]
    listening, ears = wall(led), Stream(phones[0], "/s/stream")
    ears.screen()
    listening.screen()
    for phone in phones:
        answer(phone, place, "A")
    listening.wait(lambda event: event.name == "count" and '"answered": 3' in event.data)
    led.ask("colours")
    ears.screen(led.seq)
    assert {event.name for event in ears.events} - {"beat"} == {"screen"}


def test_the_phones_of_a_table_hear_what_was_answered_for_it(led: Led) -> None:
    first, second, other = (join(led, table=sign) for sign in ("moon", "moon", "key"))
    streams = [Stream(phone, "/s/stream") for phone in (second, other)]
    place = walk(led, "myths")
    for stream in streams:
        stream.screen(led.seq)
    answer(first, place, "T")
    streams[0].wait(lambda event: event.name == "table" and '"T"' in event.data)
    led.do("pause")
    streams[1].screen(led.seq)
    assert "table" not in {event.name for event in streams[1].events}


def test_a_wall_opened_during_a_pause_goes_on_with_the_others(led: Led) -> None:
    led.ask()
    first = wall(led)
    first.screen(led.seq)
    led.do("pause")
    first.screen(led.seq)
    led.do("resume")
    first.screen(led.seq)
    led.do("pause")
    second = wall(led)
    second.screen(led.seq)
    led.do("resume")
    assert second.screen(led.seq).data == first.screen(led.seq).data


def test_a_seat_that_was_left_and_a_console_that_was_ended_hear_no_more(led: Led) -> None:
    console = Stream(led.browser, f"/host/{led.id}/stream")
    console.screen()
    led.server.run("session", "link", led.id)
    join(led)
    console.until_ended()
    assert console.status == 200


def test_a_phone_that_was_put_out_hears_nothing_more(led: Led) -> None:
    phone, wall = join(led), Stream(led.browser, f"/wall/{led.row['wall_token']}/stream")
    heard = Stream(phone, "/s/stream")
    heard.screen()
    assert led.do("all_out").status == 200
    heard.until_ended()
    wall.screen(led.seq)
    assert phone.get("/s/stream").status == 401


@pytest.mark.parametrize("path", ["/s/stream", "/wall/x/stream", "/host/x/stream"])
def test_a_stream_of_nothing_is_refused_with_a_sentence(path: str, shared: Server) -> None:
    reply = Browser(shared.port).get(path)
    assert reply.status in {401, 403, 404}
    assert " " in reply.text


def test_an_idle_stream_carries_a_heartbeat(led: Led) -> None:
    wire = _open(led, f"/wall/{led.row['wall_token']}/stream", 65536)
    heard = b""
    while not BEAT.search(heard):
        piece = wire.recv(65536)
        assert piece, "the stream ended"
        heard += piece
    wire.close()


def _open(led: Led, path: str, buffer: int) -> socket.socket:
    wire = socket.socket()
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    wire.settimeout(PATIENCE)
    wire.connect(("127.0.0.1", led.server.port))
    cookies = "; ".join(f"{name}={value}" for name, value in led.browser.cookies.items())
    wire.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\n\r\n".encode())
    return wire


def _ignored(led: Led) -> tuple[int, list[socket.socket]]:
    """Send many screens to readers that take none, and to one that does.

    Give how many kilobytes the server has grown.
    """
    good = Stream(led.browser, f"/host/{led.id}/stream")
    slow = [_open(led, f"/host/{led.id}/stream", 2048) for _ in range(SLOW)]
    good.screen()
    before = _memory(led.server)
    for _ in range(MANY):
        led.ask()
        good.screen(led.seq)
    return _memory(led.server) - before, slow


def _kept(led: Led, slow: list[socket.socket]) -> list[bool]:
    """Let them read at last; say of each whether it was kept, and so gets the newest screen."""
    newest = f"\nid: {led.seq}.".encode()
    return [_gets(wire, newest) for wire in slow]


def _gets(wire: socket.socket, wanted: bytes) -> bool:
    heard = b""
    with wire:
        while wanted not in heard:
            piece = wire.recv(1 << 20)
            if not piece:
                return False
            heard = heard[-len(wanted) :] + piece
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory from /proc")
def test_readers_that_take_nothing_are_dropped_and_the_others_go_on(led: Led) -> None:
    grown, slow = _ignored(led)
    assert _kept(led, slow) == [False] * SLOW
    assert grown < GROWN


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory from /proc")
def test_control_without_the_drop_all_is_kept_for_whoever_reads_nothing(start: Start) -> None:
    led = lead(start(without="never_minds_slow_readers"))
    _grown, slow = _ignored(led)
    assert _kept(led, slow) == [True] * SLOW


def _memory(server: Server) -> int:
    """Kilobytes that the process holds."""
    told = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    return int(told.partition("VmRSS:")[2].split()[0])
