"""Enter the answers of a stack of paper, in the session or later."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from declic.activities.queries import code_parts
from declic.kernel import clock
from declic.kernel.envelopes import PARTS, given_code
from declic.kernel.languages import language as language_of
from declic.live import choices
from declic.live.actions.sheets import Sheet, enter_sheet, take_back
from declic.live.machine.decide import Refused
from declic.live.machine.script import Place
from declic.live.rooms import Room
from declic.live.sheets import SHEETS_MOST, coded, entered, may_enter, places, questions
from declic.live.views import rights
from declic.people import access

ASKED = "ask."


@require_http_methods(["GET", "HEAD", "POST"])
@rights.reader
def sheets(request: HttpRequest, *, room: Room) -> HttpResponseBase:
    """Show the page of questions as it is printed, and keep what was ticked on a sheet.

    `activity` says which; a POST has the `number` of the sheet and `ask.<id>` for each box, or
    `take_back` for a sheet that is to be taken out.
    """
    place = _place(room, (request.POST or request.GET).get("activity", ""))
    if place is None:
        return rights.refuse(request, "not_here", 404)
    if request.method != "POST":
        return _page(request, room, place)
    number, code = _number(request.POST.get("number", "")), given_code(*_code(request))
    sheet = Sheet(place, number, _ticked(request), code)
    act = take_back if "take_back" in request.POST else enter_sheet
    done = act(room.id, sheet, by=access.person(request), at=clock.now()).result()
    if isinstance(done, Refused):
        return _page(request, room, place, error=_why(done), status=422)
    said = "gone" if "take_back" in request.POST else "kept"
    address = redirect("sheets", session=room.id)
    address["Location"] += f"?activity={place.activity}&{said}={done.number}"
    return address


def _place(room: Room, activity: str) -> Place | None:
    known = places(room)
    if not activity:
        return next(iter(known), None)
    return next((place for place in known if place.activity == activity), None)


def _ticked(request: HttpRequest) -> dict[str, str]:
    """What was left out is not there."""
    given = {name: request.POST[name] for name in request.POST if name.startswith(ASKED)}
    return {name.removeprefix(ASKED): choice for name, choice in given.items() if choice}


def _code(request: HttpRequest) -> tuple[str, dict[str, str]]:
    parts = {name: request.POST.get(f"code.{name}", "") for name in (*PARTS, "letter")}
    return request.POST.get("code", ""), parts


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 0  # noqa: PLR2004


def _why(refused: Refused) -> str:
    if refused.reason == "sheet":
        return _("A sheet has a number from 1 to %(most)s. Nothing was changed.") % {
            "most": SHEETS_MOST
        }
    if refused.reason == "code":
        return _(
            "One sign of the code cannot be right. Look at the sheet again; if it cannot be read, "
            "leave the field empty. Nothing was changed."
        )
    return rights.sentence_for(refused.reason)


def _page(
    request: HttpRequest, room: Room, place: Place, *, error: str = "", status: int = 200
) -> HttpResponse:
    number = entered(room, place)
    context = {
        "language": language_of(room.staff_language),
        "room": room,
        "place": place,
        "title": choices.title(room, place.activity),
        "pages": [(each, choices.title(room, each.activity)) for each in places(room)],
        "ready": may_enter(room, place),
        "questions": questions(room, place),
        "coded": coded(room, place),
        "code": _code(request) if error else ("", {}),
        "parts": code_parts(),
        "entered": number,
        "number": request.POST.get("number") or number + 1,
        "ticked": _ticked(request),
        "most": SHEETS_MOST,
        "kept": _number(request.GET.get("kept", "")),
        "gone": _number(request.GET.get("gone", "")),
        "error": error,
    }
    return render(request, "live/sheets.html", context, status=status)
