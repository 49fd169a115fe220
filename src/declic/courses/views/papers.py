"""A course's letters: looked at, printed, taken along as documents; and what it costs."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from declic.courses.models import Course
from declic.courses.queries.letters import letters_of
from declic.courses.queries.mails import contacts_of
from declic.courses.queries.papers import papers_of, sent_of, written
from declic.courses.views.course import kept_one
from declic.courses.views.page import OFFICE, UNREADABLE, behind, shown, today, who
from declic.kernel import clock
from declic.letters.actions import LetterRefusedError, drop_cost, note_cost
from declic.letters.models import Letter
from declic.letters.queries.costs import costs_of
from declic.letters.queries.letters import docx, pdf
from declic.letters.queries.names import offered, sentence
from declic.letters.queries.shelf import UnknownTemplateError

FORMS = {
    "pdf": (pdf, "application/pdf"),
    "docx": (
        docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


@require_safe
@behind(*OFFICE)
def letters(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """List a course's letters and mails."""
    found = kept_one(request, course)
    context = {
        "here": "courses",
        "course": found,
        "papers": papers_of(found, today=today()),
        "mails": sent_of(found),
        "without_address": _without_address(found),
        "organisation": found.programme.organisation_id,
    }
    return shown(request, "courses/letters.html", context)


def _without_address(course: Course) -> bool:
    return not contacts_of(course)


@require_safe
@behind(*OFFICE)
def letter(request: HttpRequest, course: UUID, name: str) -> HttpResponseBase:
    """Show a letter as it would be printed, and what is missing in it."""
    return _page(request, kept_one(request, course), name)


def _page(
    request: HttpRequest, course: Course, name: str, *, status: int = 200, **more: object
) -> HttpResponse:
    language = _language(request, course, name)
    made = _written(course, name, language)
    organisation = course.programme.organisation_id
    context = {
        "here": "courses",
        "course": course,
        "name": name,
        "code": language,
        "letter": made,
        "languages": offered(name, organisation),
        "organisation": organisation,
        "costs": costs_of(course.pk) if name == "costs" else (),
        **more,
    }
    return shown(request, "courses/letter.html", context, status=status)


def _language(request: HttpRequest, course: Course, name: str) -> str:
    if name not in letters_of(course):
        raise Http404
    codes = [each.language.code for each in offered(name)]
    asked = request.GET.get("language") or request.POST.get("language") or course.host.language
    return asked if asked in codes else codes[0]


def _written(course: Course, name: str, language: str) -> Letter:
    try:
        return written(course, name, language, today=today())
    except UnknownTemplateError as error:
        raise Http404 from error


@require_safe
@behind(*OFFICE)
def paper(request: HttpRequest, course: UUID, name: str, form: str) -> HttpResponseBase:
    """Give a letter as a PDF, or as a document that can be changed."""
    found = kept_one(request, course)
    if form not in FORMS:
        raise Http404
    language = _language(request, found, name)
    make, kind = FORMS[form]
    answer = HttpResponse(make(_written(found, name, language)), content_type=kind)
    where = "inline" if form == "pdf" else "attachment"
    file = f"{found.label}-{name}-{language}.{form}"
    answer["Content-Disposition"] = f'{where}; filename="{file}"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_http_methods(["POST"])
@behind(*OFFICE)
def cost(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Note what a course costs."""
    found = kept_one(request, course)
    what, amount = request.POST.get("what", ""), request.POST.get("amount", "")
    try:
        note_cost(about=found.pk, what=what, amount=amount, by=who(request), at=clock.now())
    except LetterRefusedError as refused:
        field = "amount" if refused.reason == "amount" else "what"
        wrong = _("That is too long. Make it shorter.")
        said = wrong if refused.reason == "too_long" else sentence(refused.reason)
        typed = {"what": what, "amount": amount, field + "_error": said}
        return _page(request, found, "costs", status=UNREADABLE, typed=typed)
    return redirect(f"/office/courses/{found.pk}/letters/costs?done=kept")


@require_POST
@behind(*OFFICE)
def drop(request: HttpRequest, course: UUID, cost: UUID) -> HttpResponseBase:
    """Take a cost off the list."""
    found = kept_one(request, course)
    drop_cost(about=found.pk, cost=cost)
    return redirect(f"/office/courses/{found.pk}/letters/costs?done=kept")
