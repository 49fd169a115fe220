"""The wall's page; its stream keeps it current."""

from __future__ import annotations

from declic.live import pages, queries
from declic.live.wire import seats
from declic.live.wire.problems import problem
from declic.live.wire.request import Request
from declic.live.wire.response import Response
from declic.live.wire.response import page as as_page


async def page(request: Request, parts: tuple[str, ...]) -> Response:
    """Show the wall to whoever has its token; a seat's cookie opens nothing here."""
    room = await seats.read(queries.by_wall, parts[0])
    if room is None:
        return problem(request, 404, "not_found")
    return as_page(await seats.read(pages.wall_page, room))
