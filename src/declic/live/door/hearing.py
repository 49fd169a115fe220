"""A spoken sentence, whole or in part: some browsers ask for two bytes before the rest."""

from __future__ import annotations

from declic.live.wire import seats
from declic.live.wire.problems import problem
from declic.live.wire.request import Request
from declic.live.wire.response import Response
from declic.recordings.queries import ABSENT, part_of, sound


async def sentence(request: Request, parts: tuple[str, ...]) -> Response:
    """Play a recording. Its address names its words and its sound, so it may be kept for good."""
    language, named = parts
    found = await seats.read(sound, language, *named.split("-"))
    if found is None:
        return problem(request, 404)
    body, content_type = found
    ranges = (b"accept-ranges", b"bytes")
    part = part_of(request.headers.get("range", ""), len(body))
    if part is None:
        return Response(200, body, content_type.encode(), (ranges,), lasting=True)
    if part == ABSENT:
        told = (b"content-range", f"bytes */{len(body)}".encode())
        return Response(416, b"", content_type.encode(), (ranges, told))
    told = (b"content-range", f"bytes {part.start}-{part.stop - 1}/{len(body)}".encode())
    return Response(206, body[part], content_type.encode(), (ranges, told), lasting=True)
