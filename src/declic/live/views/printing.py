"""Papers for a room without phones, from the page where sessions are opened."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from declic.kernel.languages import language as language_of
from declic.live.views import choosing, rights
from declic.packs.models import ResolvedPlan
from declic.packs.queries import UnknownPlanError, resolve
from declic.packs.queries import plan as plan_of
from declic.people import access
from declic.people.doors import LEADS
from declic.prints.queries import (
    MOST_PEOPLE,
    MOST_TABLES,
    CardsRefusedError,
    KitRefusedError,
    answer_cards,
    kit,
    kit_wanted,
)

USUAL_PEOPLE, USUAL_TABLES = 24, 7


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(*LEADS)
def papers(request: HttpRequest) -> HttpResponseBase:
    """Ask for whom to print, and give the PDF of a plan's kit or of the answer cards."""
    try:
        plan = resolve((request.POST or request.GET).get("plan", ""))
    except UnknownPlanError:
        return rights.refuse(request, "unknown", 404)
    if request.method != "POST":
        return _page(request, plan)
    try:
        return _file(*_made(request, plan))
    except (KitRefusedError, CardsRefusedError) as refused:
        return _page(request, plan, error=_why(refused), status=422)


def _made(request: HttpRequest, plan: ResolvedPlan) -> tuple[str, bytes]:
    readers, tables = _readers(request, plan), _number(request, "tables")
    if request.POST.get("what") == "cards":
        return "answer-cards", answer_cards(sum(readers.values()), tables=tables)
    staff, options = access.staff_language(request), choosing.chosen(request.POST)
    found, group = kit_wanted(plan.plan, readers, tables=tables, staff=staff, chosen=options)
    return f"{plan.plan}-kit", kit(found, group, staff=staff)


def _without_phones(plan_id: str) -> dict[str, str]:
    """Choose that phones stay away, where one can: for such a room one prints."""
    plan = plan_of(plan_id)
    away = (
        {choice.id: option.id}
        for choice in plan.choices
        for option in choice.options
        if option.phones == "away"
    )
    return {} if plan.phones == "away" else next(away, {})


def _readers(request: HttpRequest, plan: ResolvedPlan) -> dict[str, int]:
    """Languages that nobody reads are left out."""
    told = {code: _number(request, f"readers-{code}") for code in plan.offered}
    return {code: number for code, number in told.items() if number}


def _number(request: HttpRequest, name: str) -> int:
    told = request.POST.get(name, "").strip() or "0"
    if not (told.isascii() and told.isdigit()):
        raise KitRefusedError("people" if name != "tables" else "tables")
    return int(told[:6])


def _file(name: str, body: bytes) -> HttpResponse:
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def _why(refused: Exception) -> str:
    reason = refused.reason if isinstance(refused, KitRefusedError) else "people"
    told: Mapping[str, str] = {
        "plan": _("There is no such plan."),
        "options": _("The plan has changed and no longer offers what you chose. Choose again."),
        "languages": _("Say how many people read at least one of the languages."),
        "people": _("Write 1 to %(most)s people in all.") % {"most": MOST_PEOPLE},
        "tables": _("Write 0 to %(most)s tables.") % {"most": MOST_TABLES},
    }
    return told[reason]


def _page(
    request: HttpRequest, plan: ResolvedPlan, *, error: str = "", status: int = 200
) -> HttpResponse:
    language = access.staff_language(request)
    typed = request.POST
    first = language if language in plan.languages else plan.languages[0]
    asked = [
        (known, typed.get(f"readers-{known.code}", USUAL_PEOPLE if known.code == first else 0))
        for known in map(language_of, plan.offered)
    ]
    context = {
        "language": language_of(language),
        "code": language,
        "plan": plan,
        "asked": asked,
        "tables": typed.get("tables", USUAL_TABLES),
        "most_people": MOST_PEOPLE,
        "most_tables": MOST_TABLES,
        "fields": choosing.fields(
            plan.plan, language, choosing.chosen(typed) or _without_phones(plan.plan)
        ),
        "error": error,
    }
    return render(request, "live/papers.html", context, status=status)
