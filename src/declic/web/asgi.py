"""One ASGI application: what participants touch goes to `live`, assets come from memory, the
rest is Django's. What no page should ever have to think about is refused here."""

from __future__ import annotations

import logging
import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "declic.web.settings")
django = get_asgi_application()

# Models can be imported only after Django is set up.
from declic.live import stream  # noqa: E402
from declic.live.door import app as room  # noqa: E402
from declic.live.writer import writer  # noqa: E402
from declic.web import assets  # noqa: E402
from declic.web.guard import Guard, Refusal, refusal  # noqa: E402

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

logger = logging.getLogger(__name__)


async def app(scope: Message, receive: Receive, send: Send) -> None:
    """Answer whatever the server hands over."""
    if scope["type"] == "lifespan":
        await _live_and_end(receive, send)
    elif scope["type"] == "http":
        await _enter(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1000})


async def _enter(scope: Message, receive: Receive, send: Send) -> None:
    refused = refusal(scope, settings.DECLIC_BASE_URL)
    if refused is not None:
        await refused.answer(scope, send)
        return
    path = scope["path"]
    if room.handles(path) and path.endswith("/stream"):
        # It brings its own headers, and sends too often to be watched at each message.
        await room(scope, receive, send)
        return
    guard = Guard(scope, receive, send)
    try:
        await _inside(path)(scope, guard.receive, guard.send)
        await guard.finish(scope)
    except Refusal as late:
        await guard.end_with(late, scope)
    except Exception:
        logger.exception("an answer broke: %s", scope["method"])
        await guard.end_with(Refusal.broken(), scope)


def _inside(path: str) -> Callable[..., Awaitable[None]]:
    if room.handles(path):
        return room
    return assets.app if path.startswith("/static/") else django


async def _live_and_end(receive: Receive, send: Send) -> None:
    """Follow the server's life. At its end what is queued is written and the file closed."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
        else:
            stream.close_all()
            writer.stop()
            await send({"type": "lifespan.shutdown.complete"})
            return
