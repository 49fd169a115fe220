"""Bots that got hold of a way into a room, and the young people who belong there."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.room.client import TYPE

ANSWER = urlencode({"activity": "quick-1", "item": "one", "choice": "A"})
JOIN = urlencode({"lang": "fr", "table": "star"})
TRIES = 5  # a bot that is in goes on answering


@dataclass(frozen=True, slots=True)
class Came:
    """What one visitor met: statuses, and the seconds that each took."""

    joined: int
    answered: int
    join: float
    answer: float


async def asked(port: int, path: str, body: str = "", cookie: str = "") -> tuple[int, str]:
    """Send one request; give the status and the cookie that came with it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        head = f"{'POST' if body else 'GET'} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        more = f"Cookie: {cookie}\r\nConnection: close\r\nAccept: application/json\r\n"
        kind = f"Content-Type: {TYPE}\r\nContent-Length: {len(body)}\r\n" if body else ""
        writer.write(f"{head}{more}{kind}\r\n{body}".encode())
        reply = (await reader.read()).decode()
    finally:
        writer.close()
    cookie = reply.lower().partition("set-cookie: ")[0]
    given = reply[len(cookie) + len("set-cookie: ") :].partition(";")[0]
    return int(reply.split()[1]), given if "=" in given[:20] else ""


async def visit(port: int, way: str, *, answers: int = 1) -> Came:
    """Come in by that code or secret, and answer."""
    begun = time.perf_counter()
    await asked(port, f"/j/{way}")
    joined, seat = await asked(port, f"/j/{way}", JOIN)
    inside = time.perf_counter()
    answered = 0
    for _ in range(answers if seat else 0):
        answered, _none = await asked(port, "/s/answer", ANSWER, seat)
    return Came(joined, answered, inside - begun, time.perf_counter() - inside)


async def spread(port: int, way: str, many: int, seconds: float, *, answers: int = 1) -> list[Came]:
    """Let so many come, evenly over that time."""

    async def later(at: int) -> Came:
        await asyncio.sleep(seconds * at / many)
        return await visit(port, way, answers=answers)

    return list(await asyncio.gather(*map(later, range(many))))


def flooded(
    port: int, *, bots: tuple[str, int], people: list[tuple[str, int]], seconds: float
) -> tuple[Counter[int], list[list[Came]]]:
    """Let bots flood a room while people come into it and into others.

    Give how the bots' joining was answered, and what the people of each room met.
    """

    async def everybody() -> list[list[Came]]:
        flood = spread(port, *bots, seconds, answers=TRIES)
        groups = (spread(port, way, many, seconds) for way, many in people)
        return list(await asyncio.gather(flood, *groups))

    robots, *groups = asyncio.run(everybody())
    return Counter(robot.joined for robot in robots), groups


async def _guess(port: int, codes: list[str], seconds: float) -> Counter[int]:
    async def one(at: int, code: str) -> int:
        await asyncio.sleep(seconds * at / len(codes))
        return (await asked(port, f"/j/{code}"))[0]

    return Counter(await asyncio.gather(*(one(at, code) for at, code in enumerate(codes))))


def guessed(
    port: int, codes: list[str], *, people: tuple[str, int], seconds: float
) -> tuple[Counter[int], list[Came]]:
    """Try codes evenly over that time, while people come in. Give how the guesses were answered."""

    async def both() -> tuple[Counter[int], list[Came]]:
        way, many = people
        return await asyncio.gather(_guess(port, codes, seconds), spread(port, way, many, seconds))

    return asyncio.run(both())
