"""Measure one room: how fast a new screen reaches every phone, how fast answers are on disk.

Every figure is also a ratio to a bare server that does nothing else, in the same run on the same
machine. Five repetitions, medians. Nothing here is a test: no figure makes a build fail.
"""

from __future__ import annotations

import asyncio
import platform
import statistics
import subprocess
import sys
import time
from urllib.parse import urlencode

from bench.room import Room, free_port, wait_for
from bench.say import say

REPEATS = 5
PHONES = (30, 300)
# A seat for each phone of the largest room would be refused: seats share streams here.
SEATS = 30
CHOICE = urlencode({"activity": "quick-1", "item": "one", "choice": "A"})


async def request(port: int, head: str, body: str = "") -> float:
    """Send one request on a connection of its own; give the seconds until it was answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    begun = time.perf_counter()
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
    await reader.readuntil(b"\r\n")
    took = time.perf_counter() - begun
    writer.close()
    return took


def post(path: str, cookie: str = "") -> str:
    """Give the head of a form's request."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nCookie: {cookie}\r\n"
    )


async def answers(port: int, path: str, cookies: list[str]) -> tuple[float, list[float]]:
    """Let everybody answer in the same instant; give the whole time, and each one's."""
    begun = time.perf_counter()
    each = await asyncio.gather(*(request(port, post(path, c), CHOICE) for c in cookies))
    return time.perf_counter() - begun, list(each)


class Listeners:
    """Streams that are held open."""

    def __init__(self, port: int) -> None:
        """Listen on that port."""
        self.port = port
        self.readers: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def open(self, path: str, cookies: list[str], first: bytes) -> None:
        """Open a stream for each cookie and read up to its first screen."""
        for cookie in cookies:
            await self._open(path, cookie, first)

    async def open_at_once(self, path: str, cookies: list[str], first: bytes) -> float:
        """Open all streams in the same instant; give the seconds until all have their screen."""
        begun = time.perf_counter()
        await asyncio.gather(*(self._open(path, cookie, first) for cookie in cookies))
        return time.perf_counter() - begun

    async def _open(self, path: str, cookie: str, first: bytes) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: h\r\nCookie: {cookie}\r\n\r\n".encode())
        await reader.readuntil(first)
        self.readers.append((reader, writer))

    async def all_read(self, mark: bytes) -> float:
        """Wait until every stream has brought the mark; give the time of the last."""
        await asyncio.gather(*(reader.readuntil(mark) for reader, _ in self.readers))
        return time.perf_counter()

    def close(self) -> None:
        """Hang up."""
        for _, writer in self.readers:
            writer.close()
        self.readers.clear()


async def fan_out(room: Room, bare: int, cookies: list[str]) -> tuple[list[float], list[float]]:
    """Measure from a press until the last phone has the screen, ours and the bare server's."""
    ours, theirs = Listeners(room.port), Listeners(bare)
    await ours.open("/s/stream", cookies, b"event: screen\n")
    await theirs.open("/", cookies, b"\r\n\r\n")
    mine, least = [], []
    for command in ("pause", "resume") * REPEATS:
        wait = asyncio.ensure_future(ours.all_read(b"event: screen\n"))
        begun = time.perf_counter()
        await asyncio.to_thread(room.press, command)
        mine.append(await wait - begun)
        body = "x" * 1500 + "\n\n"
        wait = asyncio.ensure_future(theirs.all_read(b"x\n\n"))
        begun = time.perf_counter()
        await request(bare, post("/tell"), body)
        least.append(await wait - begun)
    ours.close()
    theirs.close()
    return mine, least


async def come_back(room: Room, bare: int, cookies: list[str]) -> tuple[list[float], list[float]]:
    """Measure how long it takes until all phones, reconnecting at once, have their screen."""
    ours, theirs = Listeners(room.port), Listeners(bare)
    mine, least = [], []
    for _ in range(REPEATS):
        mine.append(await ours.open_at_once("/s/stream", cookies, b"event: screen\n"))
        ours.close()
        least.append(await theirs.open_at_once("/", cookies, b"\r\n\r\n"))
        theirs.close()
    return mine, least


def row(what: str, phones: int, ours: list[float], bare: list[float]) -> None:
    """Print one line of the table."""
    mine, least = statistics.median(ours) * 1000, statistics.median(bare) * 1000
    spread = f"{min(ours) * 1000:.0f}-{max(ours) * 1000:.0f}"
    say(f"{what:34} {phones:6} {mine:9.1f} {spread:>12} {least:9.1f} {mine / least:7.1f}")


async def measure(room: Room, bare: int) -> None:
    """Print the table."""
    seats = [await asyncio.to_thread(room.seat) for _ in range(SEATS)]
    say(f"{'what (milliseconds)':34} {'phones':>6} {'median':>9} {'spread':>12} {'bare':>9} ratio")
    for phones in PHONES:
        cookies = [seats[index % SEATS] for index in range(phones)]
        mine, least = await fan_out(room, bare, cookies)
        row("press to last phone's screen", phones, mine, least)
        mine, least = await come_back(room, bare, cookies)
        row("all phones come back at once", phones, mine, least)
    await asyncio.to_thread(room.press, "quick", style="letters")
    for phones in PHONES:
        cookies = [seats[index % SEATS] for index in range(phones)]
        runs = [await answers(room.port, "/s/answer", cookies) for _ in range(REPEATS)]
        plain = [await answers(bare, "/s/answer", cookies) for _ in range(REPEATS)]
        row("all answers on disk", phones, [all_ for all_, _ in runs], [all_ for all_, _ in plain])
        each = [statistics.median(each) for _, each in runs]
        row(
            "one answer acknowledged (median)",
            phones,
            each,
            [statistics.median(each) for _, each in plain],
        )


def main() -> None:
    """Start both servers, measure, print."""
    port = free_port()
    bare = subprocess.Popen([sys.executable, "-m", "bench.bare", str(port)])
    say(f"{platform.system()} {platform.machine()}, Python {platform.python_version()}\n")
    try:
        wait_for(port)
        with Room() as room:
            asyncio.run(measure(room, port))
    finally:
        bare.terminate()
        bare.wait()


if __name__ == "__main__":
    main()
