"""Open a stream: the current screen at once, then whatever changes."""

from __future__ import annotations

import asyncio
import re
from typing import Any
from uuid import UUID

from declic.design.headers import SECURITY_HEADERS_RAW
from declic.live import consoles, peers, queries
from declic.live.hub import Listener, hub
from declic.live.machine.screens import Role
from declic.live.wire import seats
from declic.live.wire.problems import problem
from declic.live.wire.request import Request
from declic.live.wire.response import send as send_response
from declic.live.wire.straight import Send, wire_of

WALL = re.compile(r"/wall/([^/]{1,64})/stream")
HOST = re.compile(r"/host/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/stream")
PEER = re.compile(r"/peer/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/stream")
# Old proxies hold back the first bytes of an answer; this fills them up.
PADDING = b":" + b" " * 2048 + b"\n\n"
RETRY = b"retry: 2000\n\n"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    *SECURITY_HEADERS_RAW,
]
FINISH_WITHIN = 1.0  # seconds


async def serve(request: Request, receive: Any, send: Send) -> None:  # noqa: ANN401
    """Hold a stream open until its reader goes, is too slow, or loses its right."""
    found = await _who(request, send)
    if found is None:
        await send_response(problem(request, 401, "no_seat"), send, accepts_gzip=False)
        return
    listener = found
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    listener.push(PADDING + RETRY)
    # The head is out by now.
    listener.wire = wire_of(send)
    hub.add(listener)
    try:
        await hub.welcome(listener)
        await _until_gone(listener, receive)
    finally:
        hub.remove(listener)
    await _finish(send)


async def _who(request: Request, send: Send) -> Listener | None:
    wall, host = WALL.fullmatch(request.path), HOST.fullmatch(request.path)
    peer = PEER.fullmatch(request.path)
    if wall:
        room = await seats.read(queries.by_wall, wall[1])
        return Listener(room.id, Role.WALL, "", send) if room else None
    if host:
        return await _console(request, UUID(host[1]), send)
    if peer:
        return await _peer(request, UUID(peer[1]), send)
    sitting = await seats.sitting_of(request) if request.path == "/s/stream" else None
    room = await seats.room_of(sitting.session) if sitting else None
    if sitting is None or room is None:
        return None
    owner = f"seat:{sitting.seat.hex}"
    told = room.id, Role.PHONE, sitting.language, send, sitting.table, owner
    return Listener(*told, since=sitting.since)


async def _console(request: Request, session: UUID, send: Send) -> Listener | None:
    token = request.cookie(consoles.cookie_name(session))
    row = await seats.read(queries.console, session, token) if token else None
    room = await seats.room_of(session) if row else None
    if room is None:
        return None
    return Listener(session, Role.CONSOLE, "", send, owner=token)


async def _peer(request: Request, session: UUID, send: Send) -> Listener | None:
    token = request.cookie(peers.cookie_name(session))
    row = await seats.read(queries.peer, session, token) if token else None
    room = await seats.room_of(session) if row else None
    if row is None or room is None:
        return None
    language = peers.language(room, request.headers.get("accept-language", ""))
    return Listener(session, Role.PEER, language, send, activity=row.activity)


async def _until_gone(listener: Listener, receive: Any) -> None:  # noqa: ANN401
    leaving = asyncio.ensure_future(_left(receive))
    gone = asyncio.ensure_future(listener.gone.wait())
    try:
        await asyncio.wait({leaving, gone}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
        gone.cancel()


async def _left(receive: Any) -> None:  # noqa: ANN401
    while (await receive())["type"] != "http.disconnect":
        pass


async def _finish(send: Send) -> None:
    try:
        async with asyncio.timeout(FINISH_WITHIN):
            await send({"type": "http.response.body", "body": b"", "more_body": False})
    except (TimeoutError, OSError):
        return


def close_all() -> None:
    """End every stream, since the program stops."""
    hub.close_all()
