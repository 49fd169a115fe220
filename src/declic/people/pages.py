"""How a page of people is drawn."""

from __future__ import annotations

from http import HTTPStatus

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from declic.kernel.languages import language as language_of
from declic.people import access


def page(
    request: HttpRequest, name: str, told: dict[str, object], *, status: int = HTTPStatus.OK
) -> HttpResponse:
    """Draw a page of the office; with 422 when a form of it was not taken."""
    form = told.get("form")
    if isinstance(form, Form) and form.is_bound and form.errors and status == HTTPStatus.OK:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    context = {"language": language_of(access.staff_language(request)), "here": "people", **told}
    return render(request, f"people/{name}.html", context, status=status)


def absent(request: HttpRequest) -> HttpResponse:
    """Answer that there is nothing here: not there, or not theirs to know of."""
    return access.problem(request, _("There is no page here for you."), status=HTTPStatus.NOT_FOUND)


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """Answer that something was not done, and why."""
    return access.problem(request, sentence, status=HTTPStatus.CONFLICT)
