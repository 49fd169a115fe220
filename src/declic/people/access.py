"""Who may come into the office: asked by every page of it, whichever app the page belongs to.

The owner of the computer comes in by a link that the program prints, once; everybody else by an
account. Leading a session is another right: it belongs to a browser (see `live.consoles`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from declic.kernel.codes import fingerprint, new_secret
from declic.kernel.languages import best
from declic.kernel.languages import language as language_of
from declic.people.models import Person

OWNER = "owner"
OWNER_LINK = "owner.link"
STAFF = ("en", "fr", "nl")
View = Callable[..., HttpResponseBase]


def new_owner_link() -> str:
    """Make the one-time secret with which the machine's owner comes in from the own browser."""
    secret = new_secret()
    path = Path(settings.DECLIC_DATA) / OWNER_LINK
    path.touch(mode=0o600)
    path.write_text(fingerprint(secret), encoding="ascii")
    return secret


def is_owner_link(secret: str) -> bool:
    """Say whether that is the owner's link and nobody used it. Looking does not use it."""
    path = Path(settings.DECLIC_DATA) / OWNER_LINK
    try:
        kept = path.read_text(encoding="ascii")
    except OSError:
        return False
    return secrets.compare_digest(kept, fingerprint(secret))


def use_owner_link() -> None:
    """Use the owner's link up."""
    (Path(settings.DECLIC_DATA) / OWNER_LINK).unlink(missing_ok=True)


def is_owner(request: HttpRequest) -> bool:
    """Say whether this browser came in with the owner's link."""
    return request.session.get(OWNER) is True


def person(request: HttpRequest) -> Person | None:
    """Give who is signed in."""
    return request.user if isinstance(request.user, Person) else None


def who(request: HttpRequest) -> Person | None:
    """Give who acts behind the office's door: an account, or None, the machine's owner.

    Ask this only behind `office` or `keeper`: a stranger has no account either.
    """
    return None if is_owner(request) else person(request)


def may_enter(request: HttpRequest) -> bool:
    """Say whether this browser may come into the office: the owner's, or an account's."""
    found = person(request)
    return is_owner(request) or (found is not None and found.is_active)


def may_keep(request: HttpRequest) -> bool:
    """Say whether this browser may look after the installation: the owner's, or staff's."""
    found = person(request)
    return is_owner(request) or (found is not None and found.is_active and found.is_staff)


def staff_language(request: HttpRequest) -> str:
    """Give the browser's language among those that facilitators' pages speak."""
    return best(request.headers.get("Accept-Language", ""), STAFF)


def office(view: View) -> View:
    """Let only those in who may come into the office, in the language of their browser."""
    return _behind(may_enter, view)


def keeper(view: View) -> View:
    """Let only those in who look after the installation, in the language of their browser."""
    return _behind(may_keep, view)


def _behind(may: Callable[[HttpRequest], bool], view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        with translation.override(staff_language(request)):
            if not may(request):
                return problem(request, owner_only(), status=403)
            return view(request, *args, **named)

    return guarded


def owner_only() -> str:
    """Say in the active language who may come in, and how."""
    return _(
        "This page is for whoever runs this computer. "
        "Open the link that `declic serve` prints there."
    )


def problem(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    """Refuse with a sentence, on a page of the office."""
    context = {"sentence": sentence, "language": language_of(staff_language(request))}
    return render(request, "design/office_problem.html", context, status=status)
