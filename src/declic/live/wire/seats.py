"""Which seat a browser has: looked up once, then known from memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from declic.kernel.codes import fingerprint
from declic.live import queries
from declic.live.rules import Sitting
from declic.live.wire.request import Request

T = TypeVar("T")
COOKIE = "declic_seat"
KNOWN_MOST = 20_000
# Two threads read and draw; each holds one connection to the database for good.
readers = ThreadPoolExecutor(2, thread_name_prefix="reader")
_known: dict[str, Sitting] = {}


async def read(job: Callable[..., T], *args: Any, **named: Any) -> T:  # noqa: ANN401
    """Read from the database, or draw, without holding up the loop."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(readers, lambda: job(*args, **named))


async def sitting_of(request: Request) -> Sitting | None:
    """Give the browser's seat, None when it has none or it was ended."""
    token = request.cookie(COOKIE)
    if not token:
        return None
    known = _known.get(fingerprint(token))
    if known is None:
        known = await read(queries.sitting, token)
        if known is not None:
            remember(token, known)
    return known


def remember(token: str, sitting: Sitting) -> None:
    """Keep a seat in memory."""
    if len(_known) >= KNOWN_MOST:
        _known.clear()
    _known[fingerprint(token)] = sitting


def drop(token: str) -> None:
    """Let go of a seat."""
    _known.pop(fingerprint(token), None)


def drop_all() -> None:
    """Let go of every seat, after a purge or in tests."""
    _known.clear()
