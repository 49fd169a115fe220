"""The reports as PDF: what the pages show, laid out for printing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi, pgettext
from django.utils.translation import gettext as _

from declic.design.charts import Chart
from declic.design.queries import printed
from declic.impact import pages, year_pages
from declic.impact.models import Report, YearReport
from declic.impact.words import DEMO
from declic.people.models import Purpose
from declic.prints.queries import press

Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the layout reads: a title, who and where, the first sentence, and two columns."""

    title: str
    head: list[str]
    lead: str
    parts: list[Part]
    beside: list[Part]


def course_pdf(report: Report) -> bytes:
    """Give a course's report as its host reads it."""
    shown = pages.page(report.figures)
    course = report.course
    head = [course.programme.organisation.name, course.label, course.host.name]
    lead = str(shown["first"]) or _("Too few to say: fewer than ten people answered twice.")
    lead = _marked(lead, course.purpose)
    told = _Told(_("Before and after"), head, lead, list(_of_course(shown)), list(_beside(shown)))
    return _made(told, report)


def _of_course(shown: Mapping[str, Any]) -> Iterable[Part]:
    yield _part(_("Scores before and after the course"), drawn=shown["chart"])
    times = pgettext("a score", "Before"), pgettext("a score", "After")
    head = (_("Score"), _("People"), *times, _("Difference, 95 % interval"))
    yield _part(_("The scores"), head, [_cells(each) for each in shown["lines"]])
    if shown["later"]:
        yield _part(
            _("Three months later, beside before"), head, [_cells(each) for each in shown["later"]]
        )
    if shown["after_only"]:
        yield _part(_("What participants say of the course"), rows=shown["after_only"])


def _cells(line: pages.Line) -> Sequence[str]:
    if line.why_not:
        return (line.label, str(line.people), "–", "–", line.why_not)
    return (line.label, str(line.people), line.before, line.after, line.change)


def _beside(shown: Mapping[str, Any]) -> Iterable[Part]:
    rows = [(label, " · ".join(each for each in rest if each)) for label, *rest in shown["who"]]
    unsure = _("“I don’t know”, of all answers to questions of knowledge")
    rows.append((unsure, " / ".join(shown["unsure"])))
    yield _part(_("Who is in the figures"), rows=rows, lines=[shown["found"]])
    yield _part(_("What these figures cannot say"), lines=[str(each) for each in shown["cannot"]])


def year_pdf(report: YearReport) -> bytes:
    """Give a year as the board reads it."""
    shown = year_pages.page(report.figures)
    head = [report.programme.organisation.name, report.programme.name]
    title = _("The year %(year)s: before and after") % {"year": report.year}
    parts, beside = list(_of_year(shown)), list(_beside_year(shown))
    lead = _marked(str(shown["lead"]), report.programme.purpose)
    return _made(_Told(title, head, lead, parts, beside), report)


def _marked(lead: str, purpose: str) -> str:
    """Say first of all when the paper belongs to a demonstration: it may lie about for years."""
    return lead if purpose == Purpose.REAL else f"{DEMO} {lead}"


def _of_year(shown: Mapping[str, Any]) -> Iterable[Part]:
    head = (_("Score"), _("Courses"), _("Mean difference, 95 % interval"), _("Scale"))
    yield _part(_("The scores, a course as one unit"), head, shown["lines"])
    if shown["later"]:
        yield _part(_("Three months later, beside before"), head, shown["later"])
    yield _part(_("Each course, after beside before"), drawn=shown["chart"])


def _beside_year(shown: Mapping[str, Any]) -> Iterable[Part]:
    yield _part(_("Who is in the figures"), rows=shown["who"])
    head = (_("Kind of place"), _("Courses"), _("Young people"))
    yield _part(_("Where"), head, shown["kinds"])
    yield _part(_("What these figures cannot say"), lines=[str(each) for each in shown["cannot"]])


def _part(
    title: str,
    head: Sequence[str] = (),
    rows: Iterable[Sequence[str]] = (),
    *,
    drawn: Chart | None = None,
    lines: Iterable[str] = (),
) -> Part:
    return {
        "title": title,
        "drawn": printed(drawn) if drawn else "",
        "head": list(head),
        "rows": [list(row) for row in rows],
        "lines": [each for each in lines if each],
    }


def _made(told: _Told, report: Report | YearReport) -> bytes:
    published = _("Published on %(day)s, and never changed since.") % {
        "day": date_format(report.made_at, "SHORT_DATE_FORMAT")
    }
    spoken = {"language": (get_language() or "en")[:2], "rtl": get_language_bidi()}
    (made,) = press("report", {**asdict(told), **spoken, "author": told.head[0], "foot": published})
    return made
