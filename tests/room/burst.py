"""Raw clients that answer in the same instant."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from tests.room.client import TYPE, Browser
from tests.server import PATIENCE

Done = Callable[[], object]
ANSWER = "/s/answer"


class Reply(NamedTuple):
    """What one client got: a status, 0 where no whole reply came, and what came with it."""

    status: int
    body: bytes = b""


def burst(
    phones: list[Browser],
    forms: list[Mapping[str, object]],
    *,
    on_first: Done | None = None,
    paths: Sequence[str] = (),
    spread: float = 0,
) -> list[int]:
    """Send every phone's form at once, as `replies` does. Give the statuses."""
    told = replies(phones, forms, on_first=on_first, paths=paths, spread=spread)
    return [reply.status for reply in told]


def replies(
    phones: list[Browser],
    forms: list[Mapping[str, object]],
    *,
    on_first: Done | None = None,
    paths: Sequence[str] = (),
    spread: float = 0,
) -> list[Reply]:
    """Send every phone's form at once. Give what came back.

    `paths`: where each form goes, when not all are answers. `spread`: seconds over which they are
    sent, by chance. `on_first` is called as soon as the first reply with 200 has come in whole.
    """
    return asyncio.run(_all(phones, forms, on_first, paths or [ANSWER] * len(phones), spread))


async def _all(
    phones: list[Browser],
    forms: list[Mapping[str, object]],
    on_first: Done | None,
    paths: Sequence[str],
    spread: float,
) -> list[Reply]:
    ready = asyncio.Barrier(len(phones))
    first = asyncio.Event()

    async def one(phone: Browser, fields: Mapping[str, object], path: str) -> Reply:
        try:
            reply = await asyncio.wait_for(
                _send(_raw(phone, fields, path), phone.port, ready, spread), PATIENCE
            )
        except (OSError, EOFError):
            return Reply(0)
        if reply.status == 200 and on_first is not None and not first.is_set():
            first.set()
            on_first()
        return reply

    return await asyncio.gather(*map(one, phones, forms, paths))


async def posted(phone: Browser, port: int, path: str, fields: Mapping[str, object]) -> Reply:
    """Send one form to that port; give what came back. Raises when no whole reply comes."""
    return await _send(_raw(phone, fields, path), port, asyncio.Barrier(1), 0)


async def _send(raw: bytes, port: int, ready: asyncio.Barrier, spread: float) -> Reply:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(raw[:-1])
        await writer.drain()
        await ready.wait()
        await asyncio.sleep(random.uniform(0, spread))  # noqa: S311  # nothing is secret here
        writer.write(raw[-1:])
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].split()[:1]
        body = await (reader.readexactly(int(length[0])) if length else reader.read())
        return Reply(int(head.split()[1]), body)
    finally:
        writer.close()


def _raw(phone: Browser, fields: Mapping[str, object], path: str) -> bytes:
    body = urlencode(fields, doseq=True)
    cookies = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{phone.port}\r\nConnection: close\r\n"
        f"Cookie: {cookies}\r\nAccept: application/json\r\n"
        f"Content-Type: {TYPE}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()
