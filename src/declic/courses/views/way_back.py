"""The way back to a request that is not finished: a link that one sends to oneself."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from declic.courses.actions import requests as actions
from declic.courses.actions.requests import RequestRefusedError
from declic.courses.forms.asking import fault_words
from declic.courses.queries.requests import draft_of
from declic.courses.rules.asking import address
from declic.courses.views.asking import SENT, to, where
from declic.courses.views.visits import Visit, visited
from declic.kernel import clock
from declic.people import links


@require_http_methods(["GET", "HEAD", "POST"])
@visited
def later(visit: Visit) -> HttpResponse:
    """Say that everything is kept, and offer the link by mail."""
    if visit.draft is None or visit.draft.sent_at is not None:
        return to(visit, where(visit))
    if visit.request.method != "POST":
        return _later_page(visit, visit.draft.said.get("contact_email", ""))
    given = visit.request.POST.get("to", "")
    mail, link = address(given), links.link(_way(visit))
    try:
        actions.send_way_back(request=visit.draft, to=mail, link=link, at=clock.now())
    except RequestRefusedError as refused:
        return _refused(visit, given, refused.reason)
    return _later_page(visit, mail, is_sent=True)


def _refused(visit: Visit, given: str, reason: str) -> HttpResponse:
    if reason == "sent":
        return to(visit, SENT)
    if reason == "field":
        return _later_page(visit, given, error=fault_words("contact_email", "email"), status=422)
    told = _("The link was sent three times already. It is the address below, too.")
    return _later_page(visit, given, error=told, status=429)


def _later_page(
    visit: Visit, given: str, *, error: str = "", is_sent: bool = False, status: int = 200
) -> HttpResponse:
    more = {"mail": given, "error": error, "is_sent": is_sent, "goes_on": where(visit)}
    return visit.page("ask_later", status, link=links.link(_way(visit)), **more)


def _way(visit: Visit) -> str:
    return f"{visit.home}/on/{visit.secret}"


@require_http_methods(["GET", "HEAD", "POST"])
@visited
def on(visit: Visit, secret: str) -> HttpResponse:
    """Take a draft up again by its link. Looking changes nothing; mail programs look ahead."""
    draft = draft_of(visit.form.programme, secret)
    if draft is None:
        return visit.page("ask_nothing", 404)
    there = visit.with_draft(draft, secret)
    if visit.request.method == "POST":
        return there.remember(to(there, where(there)), secret)
    leaves = visit.draft is not None and visit.draft.sent_at is None and visit.draft != draft
    return there.page("ask_on", leaves=leaves)
