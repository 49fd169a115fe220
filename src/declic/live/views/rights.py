"""Who may lead a session; asked by every view here. Who may open one: see `people.access`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _

from declic.kernel import clock
from declic.live import consoles, queries, rooms
from declic.live.machine.state import Phase
from declic.live.models import Console
from declic.live.rooms import Room
from declic.people import access
from declic.people.access import is_owner, person, staff_language

View = Callable[..., HttpResponseBase]


def may_see(request: HttpRequest, session: UUID) -> bool:
    """Say whether owner or account may lead this session without asking."""
    found = person(request)
    if found is None and not is_owner(request):
        return False
    return queries.visible_to(found, on=clock.now().date()).filter(pk=session).exists()


def console_of(request: HttpRequest, session: UUID) -> Console | None:
    """Give the console that this browser leads the session with."""
    token = request.COOKIES.get(consoles.cookie_name(session), "")
    return queries.console(session, token) if token else None


def leader(view: View) -> View:
    """Let only a console of this session in; the view gets the room and the console."""

    @wraps(view)
    def guarded(request: HttpRequest, session: UUID, **named: object) -> HttpResponseBase:
        console = console_of(request, session)
        room = rooms.latest(session)
        if room is None or console is None:
            return refuse(request, "console", 403)
        with translation.override(room.staff_language):
            return view(request, room=room, console=console, **named)

    return guarded


def reader(view: View) -> View:
    """Let a console of this session in and, when it is over, whoever may lead it.

    Looking at what is over takes the lead from nobody. The view gets the room.
    """

    @wraps(view)
    def guarded(request: HttpRequest, session: UUID, **named: object) -> HttpResponseBase:
        room = rooms.latest(session)
        leads = room is not None and console_of(request, session) is not None
        if room is None or not (leads or _may_look_back(request, room)):
            return refuse(request, "console", 403)
        with translation.override(room.staff_language):
            return view(request, room=room, **named)

    return guarded


def _may_look_back(request: HttpRequest, room: Room) -> bool:
    return room.state.phase is Phase.ENDED and may_see(request, room.id)


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's script asks."""
    return "application/json" in request.headers.get("Accept", "")


def refuse(request: HttpRequest, reason: str, status: int) -> HttpResponse:
    """Refuse with a sentence."""
    with translation.override(staff_language(request)):
        sentence = sentence_for(reason)
        if wants_json(request):
            told = {"ok": False, "reason": reason, "sentence": sentence}
            return JsonResponse(told, status=status)
        return access.problem(request, sentence, status=status)


def sentence_for(reason: str) -> str:
    """Say in the active language why, that nothing is lost, and what to do."""
    sentences = {
        "owner": access.owner_only(),
        "console": _(
            "This browser does not lead the session. Ask for a new link: declic session link."
        ),
        "link": _("This link was used already or is too old. Make a new one; nothing is lost."),
        "stale": _("Somebody pressed before you. This is how the room stands now."),
        "phase": _("That is not possible at this moment. Nothing was changed."),
        "closed": _("The answers are closed. Nothing was changed."),
        "field": _("That number or choice does not fit here. Nothing was changed."),
        "ended": _("The session is over. Nothing was changed."),
        "at_start": _("This is the first step already."),
        "not_here": _("That is not possible in this activity."),
        "not_approved": _("Nothing reaches the wall before you approve it."),
        "discarded": _("This was left out or discarded. Take it back first. Nothing was changed."),
        "adult": _("This slip waits for the responsible adult. It can only be handed over."),
        "late": _("That device no longer waits. It can ask again."),
        "full": _("That is more than this session can take."),
        "empty": _("There is nothing written. Nothing was changed."),
        "too_long": _("That is too long. Make it shorter."),
        "wifi": _("A Wi-Fi name has at most 32 letters, its password 8 to 63. Nothing was kept."),
        "not_yours": _("The trainer leads this step. Nothing was changed."),
        "yours_ends": _("Your part ends here. Say so to the trainer, who goes on."),
        "paused": _("The trainer speaks now. Nothing was changed."),
        "vetting": _(
            "Nobody has noted that your extract for work with minors was seen, or it must be "
            "looked at again. Ask whoever looks after your programme; rehearsing needs none."
        ),
        "unknown": _("That is not here any more. Nothing was changed."),
    }
    return sentences.get(reason, sentences["phase"])
