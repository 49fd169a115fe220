"""The mails of one's organisations: what became of each, as it was written, once more or not."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from declic.courses.actions.post import hold, send_again
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.queries.post import counted, mails_visible_to
from declic.courses.rules.secrets import without_secrets
from declic.courses.views.lists import paged
from declic.courses.views.page import (
    OFFICE,
    REFUSED_AS,
    UNREADABLE,
    behind,
    one,
    shown,
    today,
    who,
)
from declic.courses.words import MAIL_STATES, refusal
from declic.kernel import clock
from declic.post.models import Mail, MailRefused, State
from declic.post.queries import sentence

# What can be sent once more, and what can be held back.
AGAIN = frozenset({State.FAILED, State.HELD, State.SENT})
# What the list and the page need; the texts of fifty mails are long.
LISTED = ("pk", "subject", "to", "state", "reason", "queued_at", "due_at", "kind")


@require_safe
@behind(*OFFICE)
def mails(request: HttpRequest) -> HttpResponseBase:
    """List the mails, the newest first; `state` narrows the list."""
    reader, day = who(request), today()
    wanted = request.GET.get("state", "")
    known = {state.value for state in State}
    rows = mails_visible_to(reader, on=day).only(*LISTED)
    if wanted in known:
        rows = rows.filter(state=wanted)
    numbers = counted(reader, on=day)
    context = {
        "here": "post",
        "page": paged(request, rows),
        "states": [(state, MAIL_STATES[state], numbers[state]) for state in State],
        "wanted": wanted,
        "address": f"/office/post?state={wanted}&" if wanted in known else "/office/post?",
    }
    is_wrong = bool(wanted) and wanted not in known
    return shown(
        request, "courses/post_mails.html", context, status=UNREADABLE if is_wrong else 200
    )


@require_http_methods(("GET", "HEAD", "POST"))
@behind(*OFFICE)
def mail(request: HttpRequest, mail: UUID) -> HttpResponseBase:
    """Show a mail as it was written; POST `do` is `again` or `hold`."""
    found = one(mails_visible_to(who(request), on=today()), mail)
    if request.method != "POST":
        return _page(request, found)
    try:
        kept = _do(request, found)
    except (CourseRefusedError, MailRefused) as error:
        fresh = one(mails_visible_to(who(request), on=today()), mail)
        told = refusal(error) if isinstance(error, CourseRefusedError) else sentence(error.reason)
        status = REFUSED_AS.get(error.reason, UNREADABLE)
        return _page(request, fresh, error=told, status=status)
    return redirect(f"/office/post/{kept.pk}?done=kept")


def _do(request: HttpRequest, found: Mail) -> Mail:
    act = {"again": send_again, "hold": hold}.get(request.POST.get("do", ""))
    if act is None:
        raise CourseRefusedError("field")
    seen = request.POST.get("seen", "")
    return act(mail=found, seen=seen, by=who(request), at=clock.now())


def _page(request: HttpRequest, mail: Mail, *, error: str = "", status: int = 200) -> HttpResponse:
    context = {
        "here": "post",
        "mail": mail,
        "text": without_secrets(mail.text),
        "files": list(mail.attachments.defer("data").order_by("pk")),
        "why": sentence(mail.reason),
        "is_kept": mail.erased_at is None,
        "may_send": mail.state in AGAIN and mail.erased_at is None,
        "may_hold": mail.state == State.WAITING,
        "error": error,
    }
    return shown(request, "courses/post_mail.html", context, status=status)
