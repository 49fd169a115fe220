"""Browsers in which somebody has signed in before. A new one is told of by mail.

A browser keeps that by itself, in a cookie of a year; nothing of it is stored here.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from declic.kernel import clock
from declic.kernel.codes import fingerprint
from declic.kernel.ids import new_id
from declic.people import mails
from declic.people.models import Person

LASTS = dt.timedelta(days=365)
_signer = Signer(salt="declic.people.browsers")


def note(request: HttpRequest, response: HttpResponse, person: Person) -> None:
    """Tell a person of a sign-in in a browser that has none of theirs before; know it then."""
    if not _is_known(request, person):
        mails.to_person(person, "new_browser", key=f"new_browser:{new_id()}", at=clock.now())
    remember(response, person)


def remember(response: HttpResponse, person: Person) -> None:
    """Let this browser be known as one of theirs."""
    response.set_cookie(
        _name(person),
        _signer.sign(str(person.pk)),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _is_known(request: HttpRequest, person: Person) -> bool:
    try:
        return _signer.unsign(request.COOKIES.get(_name(person), "")) == str(person.pk)
    except BadSignature:
        return False


def _name(person: Person) -> str:
    """One cookie a person: several may use one browser."""
    return f"known-{fingerprint(str(person.pk))[:12]}"


def on_sign_in(request: HttpRequest, response: HttpResponse, user: Person, **_more: object) -> None:
    """Be told by allauth."""
    note(request, response, user)
