"""Requests that no phone of ours would send: by chance, and good ones that were spoilt."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator

from tests.room.burst import ANSWER
from tests.room.client import TYPE, Browser

Spoil = Callable[[random.Random, bytearray], None]
AT_ONCE = 8
MOST = 60.0  # seconds until one that hangs is a fault
CLOSED = 0
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"
# Nothing of this can be kept, however it is spoilt: no such step takes answers or texts. The box
# would rightly keep a text, so it is sent none.
BODIES = (
    b"activity=quick-99&item=one&choice=A",
    b"activity=quick-99&item=one&item.one=A&item.two=B",
    b"activity=quick-99&item=one&text=" + b"%20" * 40,
)
NUMBERS = (
    b"7",
    b"",
    b"-1",
    b"NaN",
    b"1e309",
    b"0.5",
    b"9" * 40,
    b"%d9%a1",
    b"0x10",
    b"true",
    b"[1]",
)
FORMS = (ANSWER, "/s/question", "/s/card", "/s/table", "/host/x/do", "/j/NOSUCHRM")
PLACES = ("/s/nothing", "/j/NOSUCHRM", "/help/xx/yy", "/wall/x", "/wall/x/stream", "/host/x/stream")
TOKENS = (
    b"\r\n", b"\n", b"\r\n\r\n", b"\0", b"\xff", b":", b" ", b"%", b"&", b"=", b";", b"/../", b"//",
    b"Content-Length: 0\r\n", b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Host: evil\r\n",
    b"Upgrade: websocket\r\nConnection: upgrade\r\n", b"Expect: 100-continue\r\n",
    b"HTTP/1.1", b"HTTP/2.0", b"PRI * HTTP/2.0", b"ffffffff\r\n", b"%00", b"%f0%9f", b"9" * 40,
    b"[" * 200, b"item." * 50, b"A" * 5000, "é".encode(), b"\xed\xa0\x80",
)  # fmt: skip


def flips(chance: random.Random, what: bytearray) -> None:
    for _ in range(chance.randint(1, 8)):
        what[chance.randrange(len(what))] = chance.randrange(256)


def inserts(chance: random.Random, what: bytearray) -> None:
    at = chance.randrange(len(what))
    what[at:at] = chance.choice(TOKENS)


def takes_away(chance: random.Random, what: bytearray) -> None:
    at = chance.randrange(len(what))
    del what[at : at + chance.randint(1, 40)]


def doubles(chance: random.Random, what: bytearray) -> None:
    at = chance.randrange(len(what))
    what[at:at] = what[at : at + chance.randint(1, 200)]


def cuts(chance: random.Random, what: bytearray) -> None:
    del what[chance.randint(1, len(what)) :]


SPOILS: tuple[Spoil, ...] = (flips, inserts, takes_away, doubles, cuts)


def spoilt(phone: Browser, chance: random.Random) -> Iterator[bytes]:
    """Give bad requests without end, all with that phone's cookie."""
    while True:
        if chance.random() < 0.1:
            yield chance.randbytes(chance.randint(1, 2000))
            continue
        what = bytearray(_request(phone, chance))
        for _ in range(chance.randint(0, 3)):
            chance.choice(SPOILS)(chance, what)
            what = what or bytearray(b"\0")
        yield bytes(what)


def _request(phone: Browser, chance: random.Random) -> bytes:
    cookie = phone.cookies["declic_seat"]
    head = f"Host: 127.0.0.1:{phone.port}\r\nCookie: declic_seat={cookie}\r\n"
    if chance.random() < 0.3:
        return f"GET {chance.choice(PLACES)} HTTP/1.1\r\n{head}\r\n".encode()
    path = chance.choice(FORMS)
    body = chance.choice(BODIES if path == ANSWER else BODIES[:2]) + b"&n=" + chance.choice(NUMBERS)
    form = f"Content-Type: {TYPE}\r\nContent-Length: {len(body)}\r\nAccept: application/json\r\n"
    return f"POST {path} HTTP/1.1\r\n{head}{form}\r\n".encode() + body


async def _sent(port: int, what: bytes) -> int:
    """Send bytes and no more; give the status, or CLOSED where the line was closed without one."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(what)
        writer.write_eof()
        told = await asyncio.wait_for(reader.read(65536), MOST)
        while told.startswith(GO_ON):  # and then the answer itself
            told = told[len(GO_ON) :] or await asyncio.wait_for(reader.read(65536), MOST)
        return int(told.split()[1]) if told.startswith(b"HTTP/1.") else CLOSED
    except ConnectionError:
        return CLOSED
    finally:
        writer.close()


async def poisoned(phone: Browser, many: int, chance: random.Random) -> dict[bytes, int]:
    """Send so many bad requests; give the statuses that are no refusal, by what was sent."""
    strange, bad = dict[bytes, int](), spoilt(phone, chance)
    counted = Counter[int]()

    async def some() -> None:
        while sum(counted.values()) < many:
            what = next(bad)
            status = await _sent(phone.port, what)
            counted[status // 100] += 1
            if status != CLOSED and status // 100 != 4:
                strange[what] = status

    await asyncio.gather(*(some() for _ in range(AT_ONCE)))
    print({f"{kind}xx" if kind else "closed": n for kind, n in sorted(counted.items())})  # noqa: T201
    return strange
