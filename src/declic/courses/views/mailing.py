"""Look at a mail about a course before it goes out; change it; send it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.writing import send
from declic.courses.models import Course
from declic.courses.queries.letters import is_shelter
from declic.courses.queries.mails import ASKED, CONFIRMATION, Planned, draft, ends_a_link
from declic.courses.queries.papers import mails_of, sent_of
from declic.courses.views.course import kept_one
from declic.courses.views.page import OFFICE, UNREADABLE, behind, shown, today, who
from declic.courses.words import refusal
from declic.kernel import clock
from declic.people import links
from declic.post.models import MailRefused
from declic.post.queries import sentence

TYPED_MOST = 20_000


@require_http_methods(["GET", "HEAD", "POST"])
@behind(*OFFICE)
def mail(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Show a mail as it would be sent; a POST sends it as it was typed."""
    found = kept_one(request, course)
    planned = _planned(request, found)
    made = draft(planned, today=today())
    if request.method != "POST":
        return _page(request, planned, subject=made.mailing.subject, text=made.mailing.text)
    subject = request.POST.get("subject", "")[:TYPED_MOST]
    text = request.POST.get("text", "")[:TYPED_MOST]
    try:
        send(draft=made, subject=subject, text=text, by=who(request), at=clock.now())
    except MailRefused as refused:
        return _page(request, planned, subject=subject, text=text, refused=refused.reason)
    except CourseRefusedError as refused:
        if refused.reason != "shelter":
            raise
        return _page(request, planned, subject=subject, text=text, told=refusal(refused))
    return redirect(f"/office/courses/{found.pk}/letters?done=mailed")


def _planned(request: HttpRequest, course: Course) -> Planned:
    key = request.POST.get("which") or request.GET.get("which") or ""
    found = next((each for each in mails_of(course) if each.key == key), None)
    if found is None:
        raise Http404
    return found


def _page(  # noqa: PLR0913  # what a page shows
    request: HttpRequest,
    planned: Planned,
    *,
    subject: str,
    text: str,
    refused: str = "",
    told: str = "",
) -> HttpResponseBase:
    course, made = planned.course, draft(planned, today=today())
    field = "subject" if refused.startswith("subject") else "text" if refused else ""
    context = {
        "here": "courses",
        "course": course,
        "planned": planned,
        "made": made,
        "subject": subject,
        "text": text,
        "wrong": {field: sentence(refused)} if refused else {"text": told} if told else {},
        "has_calendar": planned.kind in {CONFIRMATION, ASKED},
        "ends_a_link": ends_a_link(planned),
        "is_shelter": is_shelter(course),
        "leads_to": links.link(made.path) if made.path else "",
        "sent": next(each.mail for each in sent_of(course) if each.planned.key == planned.key),
    }
    status = UNREADABLE if refused or told else 200
    return shown(request, "courses/mail.html", context, status=status)
