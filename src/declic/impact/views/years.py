"""The year of a programme: what there is, the press that publishes it, the page and its files."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from declic.impact import codebook, sheet, year_pages
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.actions.years import publish_year
from declic.impact.models import Research, YearReport
from declic.impact.papers import year_pdf
from declic.impact.queries.years import Standing, programmes_kept, standing, standings, traced
from declic.impact.views.page import SPOKEN, as_file, behind, tongue
from declic.impact.words import REFUSALS
from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.people import access
from declic.people.models import Purpose, Right
from declic.tables.queries import write_csv, write_xlsx

FILES = ("pdf", "xlsx")
RESEARCH = ("rows", "codebook")


@require_safe
@behind(Right.COORDINATE)
def years(request: HttpRequest) -> HttpResponseBase:
    """List the years of the own programmes."""
    found = standings(access.who(request), on=clock.now().date())
    language = language_of(access.staff_language(request))
    told = {"language": language, "here": "years", "standings": found}
    return render(request, "impact/years.html", told)


@require_safe
@behind(Right.COORDINATE)
def year(request: HttpRequest, programme: UUID, number: int) -> HttpResponseBase:
    """Show a year as it was published; before that, what there is to publish."""
    with translation.override(tongue(request)):
        return _shown(request, _standing(request, programme, number))


@require_POST
@behind(Right.COORDINATE)
def make(request: HttpRequest, programme: UUID, number: int) -> HttpResponseBase:
    """Publish a year, once, and the reports of its courses that lack one."""
    found = _standing(request, programme, number)
    by, at = access.who(request), clock.now()
    try:
        publish_year(programme=found.programme, year=number, by=by, at=at)
    except ImpactRefusedError as refused:
        return _shown(request, found, error=str(REFUSALS[refused.reason]), status=422)
    return redirect("year", programme=programme, number=number)


@require_safe
@behind(Right.COORDINATE)
def year_file(request: HttpRequest, programme: UUID, number: int, form: str) -> HttpResponseBase:
    """Give a published year as PDF or table."""
    report = _made(request, programme, number)
    if form not in FILES:
        raise Http404
    with translation.override(tongue(request)):
        if form == "pdf":
            made = year_pdf(report)
        else:
            told = sheet.of_year(report.figures, purpose=report.programme.purpose)
            made = write_xlsx(*told, str(number))
    return as_file(made, form, f"declic-{number}")


@require_safe
@behind(Right.COORDINATE)
def research(request: HttpRequest, programme: UUID, number: int, what: str) -> HttpResponseBase:
    """Give the rows for researchers, or what their columns mean."""
    report = _made(request, programme, number)
    found = Research.objects.filter(year=report).first()
    if what not in RESEARCH or found is None:
        raise Http404
    told = codebook.rows(found.rows) if what == "rows" else codebook.book(found.rows)
    return as_file(write_csv(*told), "csv", f"declic-{number}-{what}")


def _standing(request: HttpRequest, programme: UUID, number: int) -> Standing:
    kept = programmes_kept(access.who(request), on=clock.now().date())
    found = kept.filter(pk=programme).first()
    if found is None:
        raise Http404
    return standing(found, number)


def _made(request: HttpRequest, programme: UUID, number: int) -> YearReport:
    found = _standing(request, programme, number)
    if found.made is None:
        raise Http404
    return found.made


def _shown(
    request: HttpRequest, found: Standing, *, error: str = "", status: int = 200
) -> HttpResponse:
    report = found.made
    context = {
        "language": language_of(tongue(request)),
        "languages": [language_of(code) for code in SPOKEN],
        "here": "years",
        "standing": found,
        "report": report,
        "error": error,
        "demo": found.programme.purpose != Purpose.REAL,
        "address": f"/office/years/{found.programme.pk}/{found.year}",
        **(year_pages.page(report.figures) if report else {}),
        "traced": traced(report) if report else [],
    }
    return render(request, "impact/year.html", context, status=status)
