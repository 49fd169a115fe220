"""What a phone's owner feels on a bad day: a slow disk, and a network that is far away and stalls.

`python -m bench.felt`. Thirty-five phones answer through a relay of our own, since the kernel's
tools for this need rights that a laptop's user has not: 80 ms there and back, and one exchange in
twenty-five stalls for 300 ms. The disk takes 5 ms longer to say that something is on it.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import statistics
import tempfile
import time
from pathlib import Path

from bench.room import free_port
from bench.say import say, table
from bench.school import School
from tests.faults import shims

PHONES, ANSWERS = 35, 40
THERE_AND_BACK, STALL, STALLS = 0.080, 0.300, 0.04
SLOW_MS = 5
BODY = "activity=quick-1&item=one&choice=A"


class Relay:
    """Between phones and server: everything comes late, and now and then very late."""

    def __init__(self, server: int, chance: random.Random, *, far: bool) -> None:
        """Say where the server is; `far`: whether the network is bad."""
        self.server, self.chance = server, chance
        self.half = THERE_AND_BACK / 2 if far else 0.0
        self.stalls = STALLS if far else 0.0
        self.port = free_port()

    async def listen(self) -> asyncio.Server:
        """Begin."""
        return await asyncio.start_server(self._relay, "127.0.0.1", self.port)

    async def _relay(self, phone: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        there, server = await asyncio.open_connection("127.0.0.1", self.server)
        # To open a line takes there and back once before anything can be said on it.
        await asyncio.sleep(2 * self.half)
        both = self._carry(phone, server, self.stalls), self._carry(there, back, 0.0)
        # Lines that are still open when the phones have done are cut.
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*both, return_exceptions=True)

    async def _carry(
        self, source: asyncio.StreamReader, to: asyncio.StreamWriter, stalls: float
    ) -> None:
        while data := await source.read(65536):
            stalled = STALL if self.chance.random() < stalls else 0.0
            await asyncio.sleep(self.half + stalled)
            to.write(data)
        to.close()


def request(cookie: str) -> bytes:
    """Write an answer as a phone does."""
    return (
        f"POST /s/answer HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n"
        "Accept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(BODY)}\r\n\r\n{BODY}"
    ).encode()


async def phone(port: int, cookie: str, chance: random.Random, *, kept: bool) -> list[float]:
    """Answer again and again; give each time until "saved", in seconds."""
    line, times = await asyncio.open_connection("127.0.0.1", port), []
    for _ in range(ANSWERS):
        await asyncio.sleep(chance.uniform(0.2, 1.0))
        begun = time.perf_counter()
        line = line if kept else await asyncio.open_connection("127.0.0.1", port)
        line[1].write(request(cookie))
        head = await line[0].readuntil(b"\r\n\r\n")
        assert b" 200 " in head.partition(b"\r\n")[0]
        times.append(time.perf_counter() - begun)
        await line[0].readexactly(int(head.lower().partition(b"content-length: ")[2].split()[0]))
        if not kept:
            line[1].close()
    return times


async def felt(school: School, *, far: bool, kept: bool) -> list[float]:
    """Let all phones answer for half a minute."""
    chance = random.Random(2026)  # noqa: S311  # not a secret: the same bad luck in each run
    relay = Relay(school.server.port, chance, far=far)
    async with await relay.listen():
        many = (phone(relay.port, one, chance, kept=kept) for one in school.cookies)
        each = await asyncio.gather(*many)
    return sorted(1000 * took for times in each for took in times)


def measure(folder: Path, *, slow: bool, far: bool, kept: bool) -> list[float]:
    """Give the sorted times in milliseconds."""
    school = School(1, PHONES)
    if slow:
        shim = shims.compiled("slow", folder)
        school.server.env |= {"LD_PRELOAD": str(shim), "SLOW_MS": str(SLOW_MS)}
    with school:
        school.press("quick", style="letters")
        return asyncio.run(felt(school, far=far, kept=kept))


def main() -> None:
    """Print the table."""
    table("Disk", "Network", "Line", "median ms", "p95 ms", "p99 ms", "slowest ms")
    runs = ((False, False, True), (True, False, True), (True, True, True), (True, True, False))
    with tempfile.TemporaryDirectory() as name:
        for slow, far, kept in runs:
            times = measure(Path(name), slow=slow, far=far, kept=kept)
            cuts = statistics.quantiles(times, n=100)
            told = " | ".join(f"{at:.0f}" for at in (cuts[49], cuts[94], cuts[98], times[-1]))
            where = "slow" if slow else "this one's", "far, stalls" if far else "near"
            say(f"| {where[0]} | {where[1]} | {'kept' if kept else 'new each time'} | {told} |")


if __name__ == "__main__":
    main()
