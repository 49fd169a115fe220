"""Where participants come in: raw ASGI handlers, beside Django, for all that a phone touches."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from declic.live import network, stream
from declic.live.door import hearing, helping, joining, seat, sending, wall
from declic.live.wire.problems import problem
from declic.live.wire.request import BadRequestError, GoneError, Request, of_scope, with_fields
from declic.live.wire.response import Response, send
from declic.live.writer import NotSavedError

logger = logging.getLogger(__name__)
Handler = Callable[[Request, tuple[str, ...]], Awaitable[Response]]
ROUTES: tuple[tuple[str, re.Pattern[str], Handler], ...] = tuple(
    (method, re.compile(pattern), handler)
    for method, pattern, handler in (
        ("GET", r"/", joining.front),
        ("GET", r"/j/([^/]{1,64})", joining.ask),
        ("POST", r"/j/([^/]{1,64})", joining.join),
        ("GET", r"/s", seat.screen),
        ("GET", r"/s/box", seat.box),
        ("GET", r"/s/leave", seat.leaving),
        ("POST", r"/s/answer", sending.answer),
        ("POST", r"/s/question", sending.question),
        ("POST", r"/s/table", sending.table),
        ("POST", r"/s/language", sending.language),
        ("POST", r"/s/card", sending.card),
        ("POST", r"/s/next", sending.next_person),
        ("POST", r"/s/forget", sending.forget),
        ("GET", r"/help", helping.lines),
        ("GET", r"/help/([a-z]{2,12})", helping.lines),
        ("GET", r"/help/([a-z]{2,12})/([a-zA-Z-]{2,12})", helping.lines),
        ("GET", r"/out", helping.out),
        ("GET", r"/audio/([a-z]{2,3})/([0-9a-f]{32}-[0-9a-f]{16})", hearing.sentence),
        ("GET", r"/wall/([^/]{1,64})", wall.page),
    )
)
STREAMS = re.compile(
    r"/s/stream|/wall/[^/]{1,64}/stream|/host/[^/]{1,64}/stream|/peer/[^/]{1,64}/stream"
)
OURS = re.compile(
    r"/|/j(/.*)?|/s(/.*)?|/help(/.*)?|/out|/audio(/.*)?|/wall(/.*)?|/(?:host|peer)/[^/]{1,64}/stream"
)


class Door:
    """The ASGI application of the room's participants."""

    def handles(self, path: str) -> bool:
        """Say whether a path is answered here and not by Django."""
        return OURS.fullmatch(path) is not None

    async def __call__(self, scope: Any, receive: Any, send_message: Any) -> None:  # noqa: ANN401
        """Answer one request. Whatever breaks, the browser gets a page with a sentence."""
        request = of_scope(scope)
        network.saw(scope.get("client"), scope.get("server"))
        if STREAMS.fullmatch(request.path) and request.method == "GET":
            await stream.serve(request, receive, send_message)
            return
        try:
            response = await _answer(request, receive)
        except GoneError:
            return
        gzips = "gzip" in request.headers.get("accept-encoding", "")
        if request.method == "HEAD":
            response = replace(response, body=b"")
        await send(response, send_message, accepts_gzip=gzips)


async def _answer(request: Request, receive: Any) -> Response:  # noqa: ANN401
    try:
        handler, parts, known = _route(request)
        if handler is None:
            return problem(request, 405 if known else 404)
        if request.method == "POST":
            if request.foreign:
                return problem(request, 403)
            request = await with_fields(request, receive)
        return await handler(request, parts)
    except GoneError:
        raise
    except BadRequestError as error:
        return problem(request, error.status)
    except NotSavedError:
        return problem(request, 507)
    except Exception:
        logger.exception("a page could not be made")
        return problem(request, 500)


def _route(request: Request) -> tuple[Handler | None, tuple[str, ...], bool]:
    method = "GET" if request.method == "HEAD" else request.method
    known = False
    for wanted, pattern, handler in ROUTES:
        match = pattern.fullmatch(request.path)
        if match:
            known = True
            if wanted == method:
                return handler, match.groups(), True
    return None, (), known


app = Door()
