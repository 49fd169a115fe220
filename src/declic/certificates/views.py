"""What a code stands for, for everybody; the own certificate; and the office's list."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from declic.certificates import actions
from declic.certificates.models import Certificate, Kind
from declic.certificates.queries import (
    KIND_OF,
    Told,
    kept_by,
    pages,
    roles_of,
    told,
    told_of_code,
)
from declic.certificates.words import FOR, OFFERED, STANDINGS, title_of
from declic.kernel import clock
from declic.kernel.codes import spaced
from declic.kernel.languages import best
from declic.kernel.languages import language as language_of
from declic.people import access
from declic.people.models import Person, Purpose, Right, Role, RoleKind

TYPED_MOST = 64
# The newest; older ones are still told by their codes.
LISTED = 200
View = Callable[..., HttpResponseBase]


@require_safe
def check(request: HttpRequest) -> HttpResponseBase:
    """Say what a code stands for; the same answer for every code that is none."""
    asked = request.GET.get("lang", "")
    language = asked if asked in OFFERED else best(_accepted(request), OFFERED)
    typed = request.GET.get("code", "")[:TYPED_MOST]
    with translation.override(language):
        found = told_of_code(typed, on=clock.now().date()) if typed else None
        context = {
            "language": language_of(language),
            "tongues": [language_of(each) for each in OFFERED],
            "typed": typed,
            "unknown": bool(typed) and found is None,
            **(_said(found, language) if found else {}),
        }
        response = render(request, "certificates/check.html", context)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _accepted(request: HttpRequest) -> str:
    return request.headers.get("Accept-Language", "")


def _said(found: Told, language: str) -> dict[str, object]:
    each = found.certificate
    return {
        "each": found,
        "code": spaced(each.code),
        "for": FOR[Kind(each.kind)],
        "title": title_of(each, language),
        "example": each.programme.purpose != Purpose.REAL,
    }


def _on_account(view: View) -> View:
    """Let whoever is signed in to what is their own, in their language."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        if access.known(request).lacks_second_step:
            return redirect("mfa_index")
        with translation.override(access.staff_language(request)):
            return view(request, *args, **named)

    return login_required(answered)


@require_safe
@_on_account
def own(request: HttpRequest) -> HttpResponseBase:
    """Lead whoever coaches or trains to their certificates."""
    person, today = _signed_in(request), clock.now().date()
    rows = Certificate.objects.filter(role__person=person, ended_at=None)
    rows = rows.select_related("programme__organisation", "role__person")
    made = {each.role_id: told(each, on=today) for each in rows}
    listed = [
        (role, FOR[KIND_OF[RoleKind(role.kind)]], made.get(role.pk))
        for role in roles_of(person, on=today)
    ]
    tongues = [language_of(each) for each in OFFERED]
    return _office(request, "own", {"listed": listed, "tongues": tongues, "here": "account"})


@require_POST
@_on_account
def paper(request: HttpRequest, role: UUID) -> HttpResponseBase:
    """Give the own certificate of a role as a PDF, made when it is asked for first."""
    row = _own_role(request, role)
    asked = request.POST.get("lang", "")
    language = asked if asked in OFFERED else access.staff_language(request)
    made = actions.give_own(role=row, by=_signed_in(request), at=clock.now())
    return as_pdf(pages(made, language=language), "certificate")


def as_pdf(body: bytes, name: str) -> HttpResponse:
    """Answer with a PDF that no browser keeps."""
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@_on_account
def end_own(request: HttpRequest, role: UUID) -> HttpResponseBase:
    """Take the own certificate back."""
    row = _own_role(request, role)
    actions.end_own(role=row, by=_signed_in(request), at=clock.now())
    return redirect("own_certificates")


def _own_role(request: HttpRequest, key: UUID) -> Role:
    row = roles_of(_signed_in(request), on=clock.now().date()).filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _signed_in(request: HttpRequest) -> Person:
    # The owner's browser acts as the owner also when somebody signs in: this is the user's own.
    person = request.user
    if not isinstance(person, Person):
        raise TypeError("asked only behind a door that lets in whoever is signed in")
    return person


@require_safe
@access.for_right(Right.COORDINATE)
def given(request: HttpRequest) -> HttpResponseBase:
    """List the codes of the own programmes, so that one can be ended."""
    today, language = clock.now().date(), access.staff_language(request)
    rows = kept_by(access.who(request), on=today)[:LISTED]
    listed = [
        (told(each, on=today), FOR[Kind(each.kind)], title_of(each, language), spaced(each.code))
        for each in rows
    ]
    return _office(request, "given", {"listed": listed, "here": "points"})


@require_POST
@access.for_right(Right.COORDINATE)
def end(request: HttpRequest, certificate: UUID) -> HttpResponseBase:
    """End a code that is not to be believed any more."""
    row = kept_by(access.who(request), on=clock.now().date()).filter(pk=certificate).first()
    if row is None:
        raise Http404
    if row.ended_at is None:
        actions.end(certificate=row, by=access.who(request), at=clock.now())
    return redirect("certificates")


def _office(request: HttpRequest, name: str, context: dict[str, object]) -> HttpResponse:
    frame = {"language": language_of(access.staff_language(request)), "states": STANDINGS}
    return render(request, f"certificates/{name}.html", {**frame, **context})
