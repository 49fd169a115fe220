"""Who comes to a request form: which form, which draft, in which language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from declic.courses.models import Request, RequestForm
from declic.courses.queries.requests import draft_of, form_at
from declic.courses.rules.asking import TONGUES
from declic.courses.rules.hours import HERE
from declic.kernel.languages import best
from declic.kernel.languages import language as language_of

COOKIE = "declic_ask"
A_MONTH = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to a form: the form, the draft that this browser has, and its secret."""

    request: HttpRequest
    form: RequestForm
    draft: Request | None
    secret: str

    @property
    def home(self) -> str:
        """The address under which all pages of the form lie."""
        return f"/ask/{self.form.address}"

    @property
    def language(self) -> str:
        """The language that the page speaks."""
        return str(translation.get_language())

    def with_draft(self, draft: Request, secret: str = "") -> Visit:
        """Give the same visit with a draft that it just began or found."""
        return replace(self, draft=draft, secret=secret or self.secret)

    def page(self, name: str, status: int = 200, **more: object) -> HttpResponse:
        """Draw a page of the form."""
        told = {"form": self.form, "home": self.home, "draft": self.draft, **more}
        return page(self.request, f"courses/{name}.html", told, status)

    def remember(self, answer: HttpResponse, secret: str) -> HttpResponse:
        """Give this browser the way back to its draft."""
        answer.set_cookie(
            COOKIE,
            secret,
            max_age=A_MONTH,
            path=self.home,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return answer


def page(
    request: HttpRequest, template: str, told: dict[str, object], status: int = 200
) -> HttpResponse:
    """Draw a public page in the active language; nobody keeps a copy of it."""
    now = str(translation.get_language())
    context = {
        **told,
        "language": language_of(now),
        "tongues": [language_of(code) for code in TONGUES],
    }
    with timezone.override(HERE):
        answer = render(request, template, context, status=status)
    answer["Cache-Control"] = "no-store"
    answer["Content-Language"] = now
    return answer


def tongue(request: HttpRequest, otherwise: str = "") -> str:
    """Give the language of a visitor: chosen on the page, that of the draft, or the browser's."""
    for said in (request.POST.get("language"), request.GET.get("language"), otherwise):
        if said in TONGUES:
            return str(said)
    # Who asks for none of them reads English more often than another.
    offered = ("en", *(code for code in TONGUES if code != "en"))
    return best(request.headers.get("Accept-Language", ""), offered)


def visited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Find the form and the draft for a view; a form that is switched off says so in words."""

    @wraps(view)
    def found(request: HttpRequest, address: str, **named: str) -> HttpResponse:
        form = form_at(address)
        secret = request.COOKIES.get(COOKIE, "")
        draft = draft_of(form.programme, secret) if form and secret else None
        with translation.override(tongue(request, draft.language if draft else "")):
            if form is None or not form.is_open:
                status = 404 if form is None else 410
                return page(request, "courses/ask_closed.html", {"form": form}, status)
            return view(Visit(request, form, draft, secret), **named)

    return found
