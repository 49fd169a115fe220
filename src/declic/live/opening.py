"""Open a session or rehearse one, and ask for a name where words are used that nobody reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.live import consoles
from declic.live.actions import consoles as rights_to_lead
from declic.live.actions.consoles import Key
from declic.live.actions.sessions import Allowed
from declic.live.machine.decide import Refused
from declic.live.queries.spoken import narrowed, to_decide
from declic.packs.models import ResolvedPlan
from declic.people import access
from declic.people.doors import READS

SURE = "sure"


@dataclass(frozen=True, slots=True)
class Way:
    """Where the page that asks sends its form, and where it leads back to."""

    on: str = "/host/open"
    back: str = "/host"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The languages in which a session is held, and those that somebody switched on for it."""

    plan: ResolvedPlan
    allowed: Allowed

    def staff(self, wanted: str) -> str:
        """Give the console's language: the wanted one when it is on, else one that is."""
        on = [code for code in access.STAFF if code in self.plan.languages]
        return wanted if wanted in on else next(iter(on), self.plan.languages[0])


def spoken(request: HttpRequest, plan: ResolvedPlan) -> Spoken | None:
    """Read which unreviewed languages were switched on; None when nobody was asked yet."""
    open_ones = to_decide(plan)
    if open_ones and SURE not in request.POST:
        return None
    on = tuple(code for code in open_ones if code in request.POST.getlist("unreviewed"))
    allowed = Allowed(on, request.POST.get("by_name", "")[:120])
    return Spoken(narrowed(plan, on, wanted(request)), allowed)


def wanted(request: HttpRequest) -> str:
    """Give the language that the adults of the room wish to read."""
    return request.POST.get("lang") or access.staff_language(request)


def give_console(response: HttpResponse, session: UUID, key: Key, *, secure: bool) -> HttpResponse:
    """Put the right to lead into the browser."""
    response.set_cookie(
        consoles.cookie_name(session),
        key.secret,
        httponly=True,
        samesite="Lax",
        secure=secure,
        path="/host",
    )
    return response


def lead_here(request: HttpRequest, session: UUID) -> HttpResponse | str:
    """Make this browser the session's console, or give the reason why not.

    Only a press ends another one.
    """
    pressed = request.method == "POST"
    key = rights_to_lead.take(session, takes_over=pressed, at=clock.now()).result()
    if isinstance(key, Refused):
        return key.reason
    response = redirect("console", session=session)
    return give_console(response, session, key, secure=request.is_secure())


def ask(
    request: HttpRequest,
    plan: ResolvedPlan,
    *,
    error: str = "",
    status: int = 200,
    way: Way = Way(),  # frozen
) -> HttpResponse:
    """List what nobody reviewed, and ask who switches it on. What was typed before goes along."""
    code = access.staff_language(request)
    open_ones = to_decide(plan)
    on = request.POST.getlist("unreviewed") if SURE in request.POST else []
    carried = [name for name in request.POST if name not in {SURE, "unreviewed", "by_name"}]
    context = {
        "language": language_of(code),
        "code": code,
        "plan": plan,
        "stays": [language_of(each) for each in plan.offered if each not in open_ones],
        "source_open": plan.source in plan.unreviewed,
        "open_ones": [(language_of(each), each in on) for each in open_ones],
        "carried": [(each, one) for each in carried for one in request.POST.getlist(each)],
        "by_name": request.POST.get("by_name", ""),
        "error": error,
        "way": way,
        # A coach opens a booster, and does not come into the pages of what is taught.
        "may_read": not READS.isdisjoint(access.rights_held(request) or ()),
    }
    return render(request, "live/unreviewed.html", context, status=status)
