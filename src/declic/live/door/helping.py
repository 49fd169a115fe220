"""Help numbers and the way out: no script, no cookie, no session needed."""

from __future__ import annotations

from collections.abc import Container

from django.template.loader import render_to_string
from django.utils import translation

from declic.care.models import HelpLine
from declic.care.queries import communities, community, help_lines
from declic.kernel.languages import LANGUAGES, best, chain
from declic.kernel.languages import language as language_of
from declic.live.listening import in_page
from declic.live.naming import community_name
from declic.live.wire import seats
from declic.live.wire.problems import OFFERED, language_for, problem
from declic.live.wire.request import Request
from declic.live.wire.response import Response, page

# Languages of which the pages hold only what nobody may miss; this page is there in all of them.
HELP = (*OFFERED, "prs", "ps", "ti", "so")
# The whole country: the language tells which community's line comes first.
ANYWHERE = "be"


async def lines(request: Request, parts: tuple[str, ...]) -> Response:
    """Show whom to call: in the community of the address, else in that of the language.

    A language without a community takes that of the seat's room, as its screens do. The language
    is that of the address, the seat or the browser; it chooses nothing but words. An address whose
    language nobody knows still helps.
    """
    place, asked = (*(parts or (ANYWHERE,)), "")[:2]
    if place not in {ANYWHERE, *communities()}:
        return problem(request, 404)
    sitting = await seats.sitting_of(request)
    seat = sitting.language if sitting and not parts else None
    code = _spoken(asked) or seat or best(request.headers.get("accept-language", ""), HELP)
    room = await seats.room_of(sitting.session) if sitting else None
    beside = room.staff_language if room else ""
    return page(await seats.read(_lines, place, code, beside, seated=sitting is not None))


def _spoken(asked: str) -> str:
    """Give the language that the facts speak for the one that was asked for; empty for none."""
    try:
        wanted = chain(asked) if asked else ()
    except KeyError:
        return ""
    return next((code for code in wanted if code in HELP), "")


def _lines(place: str, code: str, beside: str, *, seated: bool) -> str:
    of = next((known for known in communities() if known == place), community(code, beside))
    shown = help_lines(code, of)
    with translation.override(code):
        context = {
            "language": language_of(code),
            "words": language_of(code),
            "help_lines": shown,
            "place": place,
            "others": [known for known in LANGUAGES if known.code in HELP],
            "elsewhere": _elsewhere(code, {line.number for line in shown}),
            "whose": community_name(of),
            "seated": seated,
        }
        return in_page(render_to_string("live/help.html", context), code)


def _elsewhere(code: str, shown: Container[str]) -> list[tuple[str, str, HelpLine]]:
    """Give the first line of each community that is not on the card, and whose it is."""
    first = [(known, community_name(known), help_lines(code, known)[0]) for known in communities()]
    return [each for each in first if each[2].number not in shown]


async def out(request: Request, _parts: tuple[str, ...]) -> Response:
    """Show an ordinary page that says nothing of a course."""
    return page(await seats.read(_out, language_for(request)))


def _out(code: str) -> str:
    with translation.override(code):
        return render_to_string("live/out.html", {"language": language_of(code)})
