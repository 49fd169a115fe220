"""Which seat a browser has: looked up once for a whole room, then known from memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from uuid import UUID

from declic.kernel.codes import fingerprint
from declic.live import queries, rooms
from declic.live.rooms import Room
from declic.live.rules import Sitting
from declic.live.wire.request import Request

T = TypeVar("T")
COOKIE = "declic_seat"
KNOWN_MOST = 20_000
# Two threads read and draw; each holds one connection to the database for good.
readers = ThreadPoolExecutor(2, thread_name_prefix="reader")
_known: dict[str, Sitting] = {}
_changes = 0  # how often a seat was told anew or ended
_looking = asyncio.Lock()


async def read(job: Callable[..., T], *args: Any, **named: Any) -> T:  # noqa: ANN401
    """Read from the database, or draw, without holding up the loop."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(readers, lambda: job(*args, **named))


async def room_of(session: UUID) -> Room | None:
    """Give a room's newest snapshot: at once when it is in memory, which it mostly is."""
    return rooms.known(session) or await read(rooms.latest, session)


async def room_by(code: str) -> Room | None:
    """Give the room that a code or secret leads to; see `queries.by_code`."""
    way = queries.known_way(code)
    return queries.let_in(way, code) if way else await read(queries.by_code, code)


async def sitting_of(request: Request) -> Sitting | None:
    """Give the browser's seat, None when it has none or it was ended."""
    token = request.cookie(COOKIE)
    if not token:
        return None
    print_of_it = fingerprint(token)
    found = _known.get(print_of_it)
    if found is not None and not _still(found):
        _known.pop(print_of_it, None)
        found = None
    return found or await _look_up(token, print_of_it)


def _still(sitting: Sitting) -> bool:
    """Say whether no fact ended all seats of its room since it was looked at."""
    room = rooms.known(sitting.session)
    return room is None or room.state.emptied == sitting.since


async def _look_up(token: str, print_of_it: str) -> Sitting | None:
    """Look at the disk, one browser after the other: the first brings the whole room along."""
    async with _looking:
        if known := _known.get(print_of_it):
            return known
        before = _changes
        found = await read(queries.sittings, token)
        # A seat that ended meanwhile must not come back by what was read before.
        if before == _changes:
            _make_room(len(found))
            _known.update(found)
        return found.get(print_of_it)


def _make_room(more: int) -> None:
    if len(_known) + more > KNOWN_MOST:
        _known.clear()


def remember(token: str, sitting: Sitting) -> None:
    """Keep a seat in memory."""
    global _changes  # noqa: PLW0603  # one memory a process
    _changes += 1
    _make_room(1)
    _known[fingerprint(token)] = sitting


def drop(token: str) -> None:
    """Let go of a seat."""
    global _changes  # noqa: PLW0603
    _changes += 1
    _known.pop(fingerprint(token), None)


def drop_all() -> None:
    """Let go of every seat, after a purge or in tests."""
    global _changes  # noqa: PLW0603
    _changes += 1
    _known.clear()
