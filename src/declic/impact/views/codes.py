"""The codes of a course's cards: cards to be drawn, and the day on which they are destroyed."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from declic.courses.models import Course
from declic.impact.actions.codes import keep_codes_until
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.views.page import behind, kept_course
from declic.impact.views.report import shown
from declic.impact.words import REFUSALS
from declic.kernel import clock
from declic.people import access
from declic.people.models import Right
from declic.prints.queries import CODE_LANGUAGES, MOST_CODES, code_cards

USUAL, SPARE, BLANK = 24, 4, 4


@require_POST
@behind(Right.COORDINATE)
def keep(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Set the day; one that has come destroys the codes now."""
    found = kept_course(request, course)
    try:
        on = dt.date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        return shown(request, found, error=str(REFUSALS["late"]), status=422)
    try:
        keep_codes_until(course=found, on=on, by=access.who(request), at=clock.now())
    except ImpactRefusedError as refused:
        return shown(request, found, error=str(REFUSALS[refused.reason]), status=422)
    return redirect("course_report", course=course)


@require_safe
@behind(Right.COORDINATE)
def cards(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Give cards for everybody and some more, each time with other codes; none is kept."""
    found = kept_course(request, course)
    made = code_cards(_number(found), _languages(found), blank=BLANK)
    headers = {
        "Content-Disposition": f'attachment; filename="codes-{found.label}.pdf"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _number(course: Course) -> int:
    return min(MOST_CODES, (course.group_size or USUAL) + SPARE)


def _languages(course: Course) -> list[str]:
    return [code for code in course.languages if code in CODE_LANGUAGES][:2] or ["en"]
