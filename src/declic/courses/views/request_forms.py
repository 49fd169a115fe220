"""Where the office opens and closes its request form, and finds the link to hand on."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.request_forms import Reached, keep_form
from declic.courses.forms.request_forms import OpenForm
from declic.courses.models import RequestForm
from declic.courses.queries.requests import form_of
from declic.courses.views.page import OFFICE, UNREADABLE, behind, shown, today, who
from declic.courses.words import refusal
from declic.kernel import clock
from declic.people import links
from declic.people.models import Programme, Right
from declic.people.queries import programmes_with

HERE = "/office/courses/form"


@dataclass(frozen=True, slots=True)
class Row:
    """A programme, its request form if it has one, and what is typed for it."""

    programme: Programme
    form: RequestForm | None
    typed: OpenForm
    link: str


@require_http_methods(["GET", "HEAD", "POST"])
@behind(*OFFICE)
def request_forms(request: HttpRequest) -> HttpResponseBase:
    """Show the request form of each programme that the reader coordinates, and change one."""
    kept = programmes_with(who(request), Right.COORDINATE, on=today()).order_by("name", "pk")
    sent = request.POST.get("programme", "") if request.method == "POST" else ""
    rows = [_row(request, each, sent) for each in kept]
    mine = next((row for row in rows if str(row.programme.pk) == sent), None)
    if mine is not None and mine.typed.is_valid() and _kept(request, mine):
        return redirect(f"{HERE}?done=kept")
    status = UNREADABLE if request.method == "POST" else 200
    told = {"here": "courses", "tab": "form", "rows": rows}
    return shown(request, "courses/request_forms.html", told, status=status)


def _row(request: HttpRequest, programme: Programme, sent: str) -> Row:
    key, form = str(programme.pk), form_of(programme)
    typed = OpenForm(request.POST if key == sent else None, form=form, key=key)
    return Row(programme, form, typed, links.link(f"/ask/{form.address}") if form else "")


def _kept(request: HttpRequest, row: Row) -> bool:
    told = row.typed.cleaned_data
    try:
        keep_form(
            programme=row.programme,
            address=told["address"],
            reached=Reached(told["email"], told["phone"]),
            is_open=told["is_open"],
            by=who(request),
            at=clock.now(),
        )
    except CourseRefusedError as refused:
        row.typed.add_error("address", refusal(refused))
        return False
    return True
