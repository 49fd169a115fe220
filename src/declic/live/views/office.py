"""Open a session, rehearse a plan, find a running one again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from declic.care.queries import reminder
from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.live import guests, opening, queries
from declic.live.actions.sessions import Adults, Allowed, SessionRefusedError, open_session
from declic.live.models import Session
from declic.live.opening import Spoken
from declic.live.views import choosing, rights
from declic.packs.models import Plan
from declic.packs.queries import CannotResolveError, UnknownPlanError, offers, plan, resolve
from declic.people import access
from declic.people.doors import LEADS
from declic.people.queries import may_stand_before

GUESTS = 12
SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def owner(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Let the machine's owner in by a press, once for each link."""
    if access.is_owner(request):
        return redirect("home")
    if not access.is_owner_link(secret):
        return rights.refuse(request, "owner", 403)
    if request.method != "POST":
        return _offer(request)
    request.session[access.OWNER] = True
    # On disk before the link is used up: on a full disk its owner would else have neither.
    request.session.save()
    access.use_owner_link()
    return redirect("home")


def _offer(request: HttpRequest) -> HttpResponse:
    """Show what the link is for. Whatever looks ahead for a reader must not use it up."""
    language = access.staff_language(request)
    with translation.override(language):
        return render(request, "live/owner.html", {"language": language_of(language)})


@require_GET
@access.for_right(*LEADS)
def home(request: HttpRequest) -> HttpResponseBase:
    """List plans to open or rehearse, the sessions that go on, and those of the last days."""
    return _home(request)


def _home(request: HttpRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    person = None if access.is_owner(request) else access.person(request)
    past = queries.past(person, at=clock.now())
    language = access.staff_language(request)
    context = {
        "language": language_of(language),
        "plans": [(each, _fields(request, each.plan)) for each in offers(language)],
        "running": queries.running(person, on=clock.now().date())[:SHOWN],
        "past": past,
        "to_hand_over": sum(each.to_hand_over for each in past),
        "reminder": reminder(clock.now().date()) if access.may_keep(request) else None,
        "error": error,
        "staff": [language_of(code) for code in access.STAFF],
        "typed": request.POST,
        "code": language,
        "here": "sessions",
    }
    return render(request, "live/home.html", context, status=status)


def _fields(request: HttpRequest, plan_id: str) -> list[choosing.Field]:
    """Keep what was chosen when the page comes back with a sentence."""
    typed = choosing.chosen(request.POST) if request.POST.get("plan") == plan_id else {}
    return choosing.fields(plan_id, access.staff_language(request), typed)


@require_POST
@access.for_right(*LEADS)
def start(request: HttpRequest) -> HttpResponseBase:
    """Open a real session."""
    wanted, today = _plan(request), clock.now().date()
    if wanted is None:
        return rights.refuse(request, "unknown", 404)
    if not may_stand_before(access.who(request), on=today):
        return _home(request, error=rights.sentence_for("vetting"), status=422)
    names = Adults(
        request.POST.get("responsible", "")[:120],
        request.POST.get("deputy", "")[:120],
        request.POST.get("trusted", "")[:120],
        request.POST.get("place", "")[:80],
        request.POST.get("until", "")[:5],
    )
    return _open(request, wanted, names, Session.Purpose.REAL)


@require_POST
@access.for_right(*LEADS)
def rehearse(request: HttpRequest) -> HttpResponseBase:
    """Open a rehearsal: simulated guests, a banner, jumps to any step, and nothing kept."""
    wanted = _plan(request)
    if wanted is None:
        return rights.refuse(request, "unknown", 404)
    return _open(request, wanted, invented_adults(), Session.Purpose.REHEARSAL)


def invented_adults() -> Adults:
    """Give invented names for demo and rehearsal."""
    return Adults(_("Alex Example"), _("Sam Example"))


def _plan(request: HttpRequest) -> Plan | None:
    try:
        return plan(request.POST.get("plan", ""))
    except UnknownPlanError:
        return None


def _open(request: HttpRequest, wanted: Plan, adults: Adults, purpose: str) -> HttpResponse:
    try:
        chosen, beside = choosing.chosen(request.POST), opening.wanted(request)
        whole = resolve(wanted.id, chosen=chosen, beside=beside)
    except CannotResolveError:
        sentence = _("The plan has changed and no longer offers what you chose. Choose again.")
        return _home(request, error=sentence, status=422)
    spoken = Spoken(whole, Allowed())
    if purpose == Session.Purpose.REAL:
        switched = opening.spoken(request, whole)
        if switched is None:
            return opening.ask(request, whole)
        spoken = switched
    resolved = spoken.plan
    staff = spoken.staff(opening.wanted(request))
    try:
        session = open_session(
            plan=resolved,
            languages=tuple(resolved.languages),
            staff_language=staff,
            wall=(staff,),
            adults=adults,
            purpose=purpose,
            by=access.person(request),
            at=clock.now(),
            allowed=spoken.allowed,
        )
    except SessionRefusedError as refused:
        if opening.SURE in request.POST:
            return opening.ask(request, whole, error=str(refused), status=422)
        return _home(request, error=str(refused), status=422)
    if purpose == Session.Purpose.REHEARSAL:
        guests.invite(session, GUESTS)
    led = opening.lead_here(request, session)
    return rights.refuse(request, led, 409) if isinstance(led, str) else led
