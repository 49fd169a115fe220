"""Help numbers and the way out: no script, no cookie, no session needed."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation

from declic.care.queries import help_lines
from declic.kernel.languages import LANGUAGES
from declic.kernel.languages import language as language_of
from declic.live.wire import seats
from declic.live.wire.problems import OFFERED, language_for, problem
from declic.live.wire.request import Request
from declic.live.wire.response import Response, page


async def lines(request: Request, parts: tuple[str, ...]) -> Response:
    """Show whom to call, in the seat's language or the browser's, or that of the address."""
    code = parts[1] if parts else ""
    if parts and code not in OFFERED:
        return problem(request, 404)
    sitting = await seats.sitting_of(request) if not parts else None
    chosen = code or (sitting.language if sitting else language_for(request))
    return page(await seats.read(_lines, chosen, seated=sitting is not None))


def _lines(code: str, *, seated: bool) -> str:
    with translation.override(code):
        context = {
            "language": language_of(code),
            "help_lines": help_lines(code),
            "others": [known for known in LANGUAGES if known.code in OFFERED],
            "seated": seated,
        }
        return render_to_string("live/help.html", context)


async def out(request: Request, _parts: tuple[str, ...]) -> Response:
    """Show an ordinary page that says nothing of a course."""
    return page(await seats.read(_out, language_for(request)))


def _out(code: str) -> str:
    with translation.override(code):
        return render_to_string("live/out.html", {"language": language_of(code)})
