"""Who is at the group's page: a browser that a card has opened, asked anew at each request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation

from declic.care.models import Community
from declic.care.queries import communities, help_lines
from declic.courses.models import Host
from declic.kernel import clock
from declic.kernel.codes import fingerprint
from declic.kernel.languages import best
from declic.kernel.languages import language as language_of
from declic.peers.models import Member
from declic.peers.queries.cards import member_of_device
from declic.peers.young import CODE, OFFERED

COOKIE, TONGUE = "declic_group", "declic_group_language"
View = Callable[..., HttpResponseBase]
Answer = TypeVar("Answer", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True)
class Here:
    """Whoever is at the page."""

    member: Member
    token: str
    language: str


def token_of(request: HttpRequest) -> str:
    """Give what the browser shows; nothing that is longer than a token."""
    return request.COOKIES.get(COOKIE, "")[:64]


def language_for(request: HttpRequest) -> str:
    """Give the language that was chosen here, or else the browser's."""
    chosen = request.GET.get("lang") or request.COOKIES.get(TONGUE, "")
    if chosen in OFFERED:
        return chosen
    return best(request.headers.get("Accept-Language", ""), OFFERED)


def member_only(view: View) -> View:
    """Let only a browser in that a living card opened; others are asked for a card's code."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        token, code = token_of(request), language_for(request)
        member = member_of_device(fingerprint(token), at=clock.now()) if token else None
        with translation.override(code):
            if member is None:
                return ask_for_code(request, status=401 if request.method == "POST" else 200)
            here = Here(member, token, code)
            return remembered(request, view(request, *args, here=here, **named))

    return guarded


def ask_for_code(request: HttpRequest, reason: str = "", *, status: int = 200) -> HttpResponse:
    """Ask for the code of a card."""
    told = {"reason": CODE[reason] if reason else ""}
    return remembered(request, shown(request, "peers/group_enter.html", told, status=status))


def shown(
    request: HttpRequest,
    template: str,
    told: Mapping[str, Any],
    *,
    host: Host | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the group, in the language that is active; it is kept nowhere."""
    code = translation.get_language() or OFFERED[0]
    lines = help_lines(code, community_of(host)) if host else help_lines(code)
    context = {
        "language": language_of(code),
        "tongues": [language_of(each) for each in OFFERED],
        "help_lines": lines,
        **told,
    }
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def community_of(host: Host) -> Community | None:
    """Give for whose help lines the young people of a host look; None where nobody said."""
    return next((each for each in communities() if each == host.community), None)


def remembered(request: HttpRequest, response: Answer) -> Answer:
    """Keep the language that was chosen, in this browser alone."""
    asked = request.GET.get("lang", "")
    if asked in OFFERED:
        keep(request, response, TONGUE, asked)
    return response


def keep(request: HttpRequest, response: HttpResponseBase, name: str, value: str) -> None:
    """Set a cookie that ends with the browser: a device may be shared."""
    response.set_cookie(
        name,
        value,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
        path="/group",
    )
