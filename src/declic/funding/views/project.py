"""One project on one page, and the steps that somebody takes with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from declic.courses.words import HOST_KINDS, PROVINCES
from declic.funding.actions import projects as actions
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.forms.projects import Said
from declic.funding.models import Act, Project, Side
from declic.funding.queries.agreement import TEMPLATE
from declic.funding.queries.projects import acts_for, chosen_for, projects_visible_to, sides_of
from declic.funding.views.page import acting, both, seen_of, shown, status_of, who
from declic.funding.words import SEES, SEES_NOT, refusal
from declic.kernel import clock
from declic.letters.queries.costs import written
from declic.letters.queries.names import Offered, offered

HERE = {"here": "projects"}
Step = Callable[[HttpRequest, Project], object]


@require_safe
@both
def project(request: HttpRequest, project: UUID) -> HttpResponseBase:
    """Show a project: what is proposed, what was asked, each step."""
    return page(request, seen_project(request, project))


def seen_project(request: HttpRequest, key: UUID) -> Project:
    """Give a project that one sees; others do not exist."""
    rows = projects_visible_to(who(request), on=clock.now().date())
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def page(request: HttpRequest, found: Project, *, status: int = 200, **more: Any) -> HttpResponse:
    """Render the page of a project; `more`: an error, and what was typed."""
    on = clock.now().date()
    sides = sides_of(who(request), found, on=on)
    context = {
        **HERE,
        "project": found,
        "acts": {each.value for each in acts_for(who(request), found, on=on)},
        "keeps": Side.OFFICE in sides,
        "agreements": _papers() if found.grant_id else [],
        "choosers": chosen_for(found.sponsor, on=on),
        "questions": found.questions.select_related("by", "answered_by"),
        "turns": found.turns.select_related("by"),
        "table": table([found]),
        "sees": SEES,
        "not": SEES_NOT,
        **more,
    }
    return shown(request, "funding/project.html", context, status=status)


def _papers() -> list[Offered]:
    """Give the languages of the agreement, the reader's own first."""
    own = (get_language() or "en")[:2]
    return sorted(offered(TEMPLATE), key=lambda each: each.language.code != own)


def table(projects: Sequence[Project]) -> list[tuple[str, list[str]]]:
    """Give the short facts of projects beside each other: a name, and what each says."""
    language = (get_language() or "en")[:2]
    dashed = {
        _("Period"): [f"{_day(each.starts_on)} – {_day(each.ends_on)}" for each in projects],
        _("Courses for young people"): [str(each.courses) for each in projects],
        _("Awareness sessions for the sponsor’s staff"): [str(each.staff) for each in projects],
        _("Price"): [written(each.cents, language) if each.cents else "–" for each in projects],
        _("Kinds of place"): [_named(each.host_kinds, HOST_KINDS) for each in projects],
        _("Provinces"): [_named(each.provinces, PROVINCES) for each in projects],
    }
    return list(dashed.items())


def _day(day: Any) -> str:
    return date_format(day)


def _named(codes: Sequence[str], words: Mapping[str, str | Promise]) -> str:
    return ", ".join(str(words[each]) for each in codes) or _("any of them")


STEPS: Mapping[Act, Step] = {
    Act.PROPOSE: lambda request, of: actions.propose(project=of, **acting(request)),
    Act.WITHDRAW: lambda request, of: actions.withdraw(project=of, **acting(request)),
    Act.DECLINE: lambda request, of: actions.decline(
        project=of, reason=request.POST.get("reason", "")[:400], **acting(request)
    ),
    Act.SELECT: lambda request, of: actions.select(
        project=of, seen=seen_of(request), **acting(request)
    ),
    Act.ASK: lambda request, of: actions.ask(project=of, text=_text(request), **acting(request)),
}


@require_POST
@both
def step(request: HttpRequest, project: UUID, act: str) -> HttpResponseBase:
    """Take a step with a project."""
    found = seen_project(request, project)
    if act not in STEPS:
        raise Http404
    return _taken(request, found, act, lambda: STEPS[Act(act)](request, found))


@require_POST
@both
def answer(request: HttpRequest, project: UUID, question: UUID) -> HttpResponseBase:
    """Answer a question."""
    found = seen_project(request, project)
    asked = found.questions.filter(pk=question).first()
    if asked is None:
        raise Http404
    return _taken(
        request,
        found,
        "answer",
        lambda: actions.answer(question=asked, text=_text(request), **acting(request)),
    )


def _taken(
    request: HttpRequest, found: Project, act: str, take: Callable[[], object]
) -> HttpResponseBase:
    try:
        take()
    except FundingRefusedError as error:
        told = {"error": refusal(error), "typed": request.POST}
        return page(request, seen_project(request, found.pk), status=status_of(error), **told)
    return redirect(f"/office/projects/{found.pk}?done={act}")


def _text(request: HttpRequest) -> str:
    form = Said(request.POST)
    if not form.is_valid():
        long = "too_long" if request.POST.get("text", "").strip() else "empty"
        raise FundingRefusedError(long)
    text: str = form.cleaned_data["text"]
    return text
