"""Raw clients that answer in the same instant."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from tests.room.client import TYPE, Browser
from tests.server import PATIENCE

Done = Callable[[], None]


def burst(
    phones: list[Browser], forms: list[Mapping[str, object]], *, on_first: Done | None = None
) -> list[int]:
    """Send every phone's form at once. Give the statuses; 0 where no whole reply came.

    `on_first` is called as soon as the first reply with 200 has come in whole.
    """
    return asyncio.run(_all(phones, forms, on_first))


async def _all(
    phones: list[Browser], forms: list[Mapping[str, object]], on_first: Done | None
) -> list[int]:
    ready = asyncio.Barrier(len(phones))
    first = asyncio.Event()

    async def one(phone: Browser, fields: Mapping[str, object]) -> int:
        try:
            status = await asyncio.wait_for(_send(phone, fields, ready), PATIENCE)
        except (OSError, EOFError):
            return 0
        if status == 200 and on_first is not None and not first.is_set():
            first.set()
            on_first()
        return status

    return await asyncio.gather(*map(one, phones, forms))


async def _send(phone: Browser, fields: Mapping[str, object], ready: asyncio.Barrier) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", phone.port)
    try:
        raw = _raw(phone, fields)
        writer.write(raw[:-1])
        await writer.drain()
        await ready.wait()
        writer.write(raw[-1:])
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split()[0])
        await reader.readexactly(length)
        return int(head.split()[1])
    finally:
        writer.close()


def _raw(phone: Browser, fields: Mapping[str, object]) -> bytes:
    body = urlencode(fields, doseq=True)
    head = (
        f"POST /s/answer HTTP/1.1\r\nHost: 127.0.0.1:{phone.port}\r\nConnection: close\r\n"
        f"Cookie: declic_seat={phone.cookies['declic_seat']}\r\nAccept: application/json\r\n"
        f"Content-Type: {TYPE}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()
