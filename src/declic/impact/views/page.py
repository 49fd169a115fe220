"""What the pages of this floor have in common: who comes in, and whose course it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from declic.courses.models import Course
from declic.courses.queries.seen import courses_kept_by, courses_visible_to
from declic.kernel import clock
from declic.people import access
from declic.people.models import Right

LED = (Right.COORDINATE, Right.LEAD, Right.HELP_LEAD, Right.COACH)
HERE = ZoneInfo("Europe/Brussels")
View = Callable[..., HttpResponseBase]


def behind(*rights: Right) -> Callable[[View], View]:
    """Let in whoever has one of these rights, on the clock of the office."""

    def wrap(view: View) -> View:
        @wraps(view)
        def there(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
            with timezone.override(HERE):
                return view(request, *args, **named)

        return access.for_right(*rights)(there)

    return wrap


def seen_course(request: HttpRequest, course: UUID) -> Course:
    """Give a course that the visitor sees, or 404."""
    seen = courses_visible_to(access.who(request), on=clock.now().date())
    found = seen.select_related("host", "programme__organisation").filter(pk=course).first()
    if found is None:
        raise Http404
    return found


def kept_course(request: HttpRequest, course: UUID) -> Course:
    """Give a course that the visitor coordinates, or 404."""
    kept = courses_kept_by(access.who(request), on=clock.now().date())
    found = kept.select_related("host", "programme__organisation").filter(pk=course).first()
    if found is None:
        raise Http404
    return found


# A report is read by hosts and boards; what the office itself says is in the languages of staff.
SPOKEN = ("en", "fr", "nl", "ar")
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def tongue(request: HttpRequest) -> str:
    """Give the language in which a report is read: the one that is asked, or the reader's."""
    asked = request.GET.get("language", "")
    return asked if asked in SPOKEN else access.staff_language(request)


def as_file(made: bytes, form: str, name: str) -> HttpResponse:
    """Give a file to be kept, which no browser and nobody on the way keeps."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{form}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(made, content_type=TYPES[form], headers=headers)
