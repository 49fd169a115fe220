"""The report of a course for its host: the page, the press that publishes it, the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from declic.courses.models import Course
from declic.courses.queries.seen import courses_kept_by, courses_visible_to
from declic.impact import pages, sheet
from declic.impact.actions.publishing import publish
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.models import Report
from declic.impact.queries import reports_visible_to, sources
from declic.impact.words import REFUSALS
from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.people import access
from declic.people.models import Right
from declic.tables.queries import write_xlsx

LED = (Right.COORDINATE, Right.LEAD, Right.HELP_LEAD, Right.COACH)
HERE = ZoneInfo("Europe/Brussels")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
View = Callable[..., HttpResponseBase]


def _behind(*rights: Right) -> Callable[[View], View]:
    def wrap(view: View) -> View:
        @wraps(view)
        def there(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
            with timezone.override(HERE):
                return view(request, *args, **named)

        return access.for_right(*rights)(there)

    return wrap


@require_safe
@_behind(*LED)
def course_report(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Show the published figures; before that, to the office, what there is to publish."""
    return _page(request, _course(request, course))


@require_POST
@_behind(Right.COORDINATE)
def make(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Publish the figures, once."""
    today = clock.now().date()
    found = courses_kept_by(access.who(request), on=today).filter(pk=course).first()
    if found is None:
        raise Http404
    try:
        publish(course=found, by=access.who(request), at=clock.now())
    except ImpactRefusedError as refused:
        return _page(request, found, error=str(REFUSALS[refused.reason]), status=422)
    return redirect("course_report", course=course)


@require_safe
@_behind(*LED)
def table(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Give the published figures as a table."""
    found = _course(request, course)
    report = _report(request, found)
    if report is None:
        raise Http404
    title = _("Before and after")
    made = write_xlsx(sheet.columns(), sheet.rows(report.figures), title)
    name = f"declic-{found.label}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type=XLSX, headers=headers)


def _course(request: HttpRequest, course: UUID) -> Course:
    seen = courses_visible_to(access.who(request), on=clock.now().date())
    found = seen.select_related("host", "programme__organisation").filter(pk=course).first()
    if found is None:
        raise Http404
    return found


def _report(request: HttpRequest, course: Course) -> Report | None:
    seen = reports_visible_to(access.who(request), on=clock.now().date())
    return seen.filter(course=course).first()


def _page(
    request: HttpRequest, course: Course, *, error: str = "", status: int = 200
) -> HttpResponse:
    report = _report(request, course)
    kept = courses_kept_by(access.who(request), on=clock.now().date()).filter(pk=course.pk)
    is_kept = kept.exists()
    found = sources(course)
    context: Mapping[str, object] = {
        "language": language_of(access.staff_language(request)),
        "here": "courses" if is_kept else "own",
        "course": course,
        "kept": is_kept,
        "report": report,
        "sources": found,
        "missing": sum(not source.here for source in found),
        "error": error,
        **(pages.page(report.figures) if report else {}),
    }
    return render(request, "impact/report.html", context, status=status)
