"""The report of a course for its host: the page, the press that publishes it, the table."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from declic.courses.models import Course
from declic.courses.queries.seen import courses_kept_by
from declic.impact import pages, sheet
from declic.impact.actions.codes import codes_until, longest
from declic.impact.actions.publishing import publish
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.models import CodesEnd, Report
from declic.impact.papers import course_pdf
from declic.impact.queries import reports_visible_to, sources
from declic.impact.views.page import (
    LED,
    SPOKEN,
    as_file,
    behind,
    kept_course,
    seen_course,
    tongue,
)
from declic.impact.words import REFUSALS
from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.people import access
from declic.people.models import Purpose, Right
from declic.tables.queries import write_xlsx


@require_safe
@behind(*LED)
def course_report(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Show the published figures; before that, to the office, what there is to publish."""
    with translation.override(tongue(request)):
        return shown(request, seen_course(request, course))


@require_POST
@behind(Right.COORDINATE)
def make(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Publish the figures, once."""
    found = kept_course(request, course)
    try:
        publish(course=found, by=access.who(request), at=clock.now())
    except ImpactRefusedError as refused:
        return shown(request, found, error=str(REFUSALS[refused.reason]), status=422)
    return redirect("course_report", course=course)


@require_safe
@behind(*LED)
def table(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Give the published figures as a table."""
    return _file(request, course, "xlsx")


@require_safe
@behind(*LED)
def paper(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Give the published figures as one page to be printed."""
    return _file(request, course, "pdf")


def _file(request: HttpRequest, course: UUID, form: str) -> HttpResponse:
    found = seen_course(request, course)
    report = _report(request, found)
    if report is None:
        raise Http404
    with translation.override(tongue(request)):
        if form == "pdf":
            made = course_pdf(report)
        else:
            told = sheet.rows(report.figures, purpose=found.purpose)
            made = write_xlsx(sheet.columns(), told, _("Before and after"))
    return as_file(made, form, f"declic-{found.label}")


def _report(request: HttpRequest, course: Course) -> Report | None:
    seen = reports_visible_to(access.who(request), on=clock.now().date())
    return seen.filter(course=course).first()


def shown(
    request: HttpRequest, course: Course, *, error: str = "", status: int = 200
) -> HttpResponse:
    """Show the page of a course's figures, with what was refused if anything."""
    report = _report(request, course)
    kept = courses_kept_by(access.who(request), on=clock.now().date()).filter(pk=course.pk)
    is_kept = kept.exists()
    found = sources(course)
    context: Mapping[str, object] = {
        "language": language_of(tongue(request)),
        "languages": [language_of(code) for code in SPOKEN],
        "here": "courses" if is_kept else "own",
        "course": course,
        "kept": is_kept,
        "report": report,
        "sources": found,
        "missing": sum(not source.here for source in found),
        "error": error,
        "demo": course.purpose != Purpose.REAL,
        "codes": CodesEnd.objects.filter(course=course).first(),
        "codes_until": codes_until(course),
        "codes_longest": longest(course),
        **(pages.page(report.figures) if report else {}),
    }
    return render(request, "impact/report.html", context, status=status)
