"""The request form of a host: five short pages without account or script, kept page by page."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from declic.courses.actions import requests as actions
from declic.courses.actions.requests import RequestRefusedError
from declic.courses.forms import asking as forms
from declic.courses.forms import robots
from declic.courses.forms.asking_words import LABELS, TITLES
from declic.courses.rules import asking
from declic.courses.rules.asking import STEPS, Given, Value
from declic.courses.views.visits import COOKIE, Visit, visited
from declic.kernel import clock
from declic.people import links

FIRST = next(iter(STEPS))
CHECK, SENT, LATER = "check", "sent", "later"


@require_safe
@visited
def front(visit: Visit) -> HttpResponse:
    """Begin, or go on where one was."""
    if visit.draft is None or not visit.draft.said:
        return _step_page(visit, FIRST, {})
    return to(visit, where(visit))


def where(visit: Visit) -> str:
    """Name the page on which a draft goes on."""
    if visit.draft is None:
        return FIRST
    if visit.draft.sent_at is not None:
        return SENT
    return next(asking.open_steps(visit.draft.said), CHECK)


def to(visit: Visit, name: str) -> HttpResponse:
    """Send the browser on; without a draft its chosen language goes along."""
    chosen = visit.request.GET.get("language", "") if visit.draft is None else ""
    kept = f"?language={quote(chosen)}" if chosen else ""
    return HttpResponseRedirect(f"{visit.home}/{name}{kept}", status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@visited
def step(visit: Visit, step: str) -> HttpResponse:
    """Ask the questions of one step, and keep the answers."""
    if step not in STEPS:
        return visit.page("ask_nothing", 404)
    if visit.draft is not None and visit.draft.sent_at is not None:
        return to(visit, SENT)
    if visit.draft is None and step != FIRST:
        return to(visit, FIRST)
    if visit.request.method == "POST":
        return _read(visit, step)
    said: dict[str, Value] = visit.draft.said if visit.draft else {}
    return _step_page(visit, step, asking.typed(said))


def _read(visit: Visit, step: str) -> HttpResponse:
    """Read what was typed, keep it, and go on; or show it again with what is wrong."""
    given: Given = dict(visit.request.POST.lists())
    go = visit.request.POST.get("go", "next")
    if "language" in given:
        return _in_another_language(visit, step, given)
    found = asking.read(step, given)
    if found.faults and (go == "next" or not found.lacks_only):
        return _step_page(visit, step, given, found.faults, status=422)
    if again := _doubt(visit, asks_since=visit.draft is None):
        return _step_page(visit, step, given, notice=again, status=422)
    try:
        return _keep(visit, step, found.values, go)
    except RequestRefusedError as refused:
        if refused.reason == "sent":
            return to(visit, SENT)
        return _step_page(visit, step, given, notice=often(), status=429)


def _in_another_language(visit: Visit, step: str, given: Given) -> HttpResponse:
    """Show the same page in another language, with what was typed so far."""
    if visit.draft is not None:
        actions.save(request=visit.draft, said={}, language=visit.language, at=clock.now())
    return _step_page(visit, step, given)


def _keep(visit: Visit, step: str, values: dict[str, Value], go: str) -> HttpResponse:
    at, secret = clock.now(), visit.secret
    if visit.draft is None:
        draft, secret = actions.start(
            programme=visit.form.programme, language=visit.language, said=values, at=at
        )
    else:
        draft = actions.save(request=visit.draft, said=values, language=visit.language, at=at)
    now = visit.with_draft(draft)
    return now.remember(to(now, _after(now, step, go)), secret)


def _after(visit: Visit, step: str, go: str) -> str:
    if go == "back":
        return asking.step_before(step)
    if go == LATER:
        return LATER
    checks = visit.request.POST.get("then") == CHECK
    return (not checks and asking.next_step(step)) or where(visit)


def _doubt(visit: Visit, *, asks_since: bool) -> str:
    """Say what a robot would have to hear; empty for people."""
    given = visit.request.POST
    if trapped := robots.trapped(given.get(robots.TRAP, "")):
        return trapped
    if not asks_since:
        return ""
    return robots.asks_again(visit.form.address, given.get(robots.SINCE, ""), clock.now())


def often() -> str:
    """Say that too much came in one hour."""
    return _(
        "Very many requests came within this hour, so that we make a pause. Everything that you "
        "wrote is kept. Please press again in an hour, or write to us or call us."
    )


def _step_page(  # noqa: PLR0913  # each by its name
    visit: Visit,
    step: str,
    given: Given,
    faults: dict[str, str] | None = None,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    said = visit.draft.said if visit.draft else {}
    names = list(STEPS)
    post = visit.request.POST
    return visit.page(
        "ask_step",
        status,
        step=step,
        title=TITLES[step],
        number=names.index(step) + 1,
        steps=[(name, TITLES[name], name == step) for name in names],
        is_first=step == FIRST,
        parts=forms.parts(step, _with_usual(visit, given), faults or {}, str(said.get("kind", ""))),
        faulty=[(name, LABELS[name]) for name in faults or {}],
        notice=notice,
        then=post.get("then") or visit.request.GET.get("then", ""),
        trapped=bool(post.get(robots.TRAP)),
        since=since(visit),
    )


def _with_usual(visit: Visit, given: Given) -> Given:
    """Tick the language of the page where nothing was said of languages yet."""
    return given if visit.request.method == "POST" else {"languages": [visit.language], **given}


def since(visit: Visit) -> str:
    """Give the mark of when this page was made; pressing once more keeps the first."""
    given, at = visit.request.POST.get(robots.SINCE, ""), clock.now()
    kept = robots.shown_since(visit.form.address, given)
    is_good = kept is not None and at - robots.LONGEST <= kept <= at
    return given if is_good else robots.stamp(visit.form.address, at)


@require_safe
@visited
def check(visit: Visit) -> HttpResponse:
    """Show everything that was said, before it is sent."""
    place = where(visit)
    return _check_page(visit) if place == CHECK else to(visit, place)


def _check_page(visit: Visit, notice: str = "", status: int = 200) -> HttpResponse:
    post = visit.request.POST
    more = {"notice": notice, "trapped": bool(post.get(robots.TRAP)), "since": since(visit)}
    return visit.page("ask_check", status, told=told(visit), **more)


def told(visit: Visit) -> list[tuple[str, object, object]]:
    """Give what was said, step by step."""
    said = visit.draft.said if visit.draft else {}
    return [(name, TITLES[name], lines) for name in STEPS if (lines := forms.told(name, said))]


@require_POST
@visited
def send(visit: Visit) -> HttpResponse:
    """Send the request; twice is once."""
    place = where(visit)
    if visit.draft is None or place != CHECK:
        return to(visit, place)
    if again := _doubt(visit, asks_since=True):
        return _check_page(visit, again, 422)
    try:
        actions.send(
            request=actions.save(
                request=visit.draft, said={}, language=visit.language, at=clock.now()
            ),
            link=links.link(f"{visit.home}/on/{visit.secret}"),
            most_an_hour=visit.form.most_an_hour,
            at=clock.now(),
        )
    except RequestRefusedError as refused:
        if refused.reason == "often":
            return _check_page(visit, often(), 429)
    return to(visit, SENT)


@require_safe
@visited
def sent(visit: Visit) -> HttpResponse:
    """Show what was sent, and what comes next."""
    place = where(visit)
    return visit.page("ask_sent", told=told(visit)) if place == SENT else to(visit, place)


@require_POST
@visited
def anew(visit: Visit) -> HttpResponse:
    """Begin another request. A draft is erased, what was sent stays."""
    if visit.draft is not None:
        actions.forget(request=visit.draft)
    answer = HttpResponseRedirect(f"{visit.home}?language={visit.language}", status=303)
    answer.delete_cookie(COOKIE, path=visit.home, samesite="Lax")
    return answer
