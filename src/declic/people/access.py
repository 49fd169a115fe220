"""Who may come into the office: asked by every page of it, whichever app the page belongs to.

The owner of the computer comes in by a link that the program prints, once; everybody else by an
account. Leading a session is another right: it belongs to a browser (see `live.consoles`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from weakref import WeakKeyDictionary

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from declic.kernel import clock
from declic.kernel.codes import fingerprint, new_secret
from declic.kernel.languages import best
from declic.kernel.languages import language as language_of
from declic.people import queries
from declic.people.models import Person
from declic.people.rules import KEEP, RIGHTS, Right, needs_second_step

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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of whoever asks, once for a request."""

    person: Person | None = None
    rights: frozenset[str] | None = None
    lacks_second_step: bool = False


_known: WeakKeyDictionary[HttpRequest, Known] = WeakKeyDictionary()


def known(request: HttpRequest) -> Known:
    """Give who asks and what that lets them do today."""
    if request not in _known:
        _known[request] = _look_up(request)
    return _known[request]


def _look_up(request: HttpRequest) -> Known:
    if is_owner(request):
        return Known(rights=frozenset({*Right, KEEP}))
    user = request.user
    if not isinstance(user, Person) or not user.is_active:
        return Known()
    kinds = queries.kinds_held(user, clock.now().date())
    if needs_second_step(kinds, keeps=user.is_staff) and not queries.has_second_step(user):
        # Until it is set up this is a stranger, to whatever asks.
        return Known(lacks_second_step=True)
    kept = frozenset({KEEP} if user.is_staff else ())
    return Known(user, kept.union(*(RIGHTS[kind] for kind in kinds)) or None)


def person(request: HttpRequest) -> Person | None:
    """Give who is signed in, as far as their account may do anything yet."""
    return known(request).person


def who(request: HttpRequest) -> Person | None:
    """Give who acts behind the office's door: an account, or None, the machine's owner.

    Ask this only behind `office` or `keeper`: a stranger has no account either.
    """
    return None if is_owner(request) else person(request)


def rights_held(request: HttpRequest) -> frozenset[str] | None:
    """Give what a visitor may do in some programme today, and KEEP; None for a stranger.

    Somebody signed in without a role is a stranger too.
    """
    return known(request).rights


def may_enter(request: HttpRequest) -> bool:
    """Say whether this browser may come into the office: the owner's, or one of a role."""
    return rights_held(request) is not None


def may_keep(request: HttpRequest) -> bool:
    """Say whether this browser may look after the installation: the owner's, or staff's."""
    return KEEP in (rights_held(request) or ())


def staff_language(request: HttpRequest) -> str:
    """Give the language of the account, or of the browser, that facilitators' pages speak."""
    user = request.user
    if isinstance(user, Person) and user.language in STAFF:
        return user.language
    return best(request.headers.get("Accept-Language", ""), STAFF)


def office(view: View) -> View:
    """Let only those in who may come into the office, in their language."""
    return _behind(may_enter, view)


def keeper(view: View) -> View:
    """Let only those in who look after the installation, in their language."""
    return _behind(may_keep, view)


def for_right(*rights: str) -> Callable[[View], View]:
    """Let only those in who have one of these rights in some programme today, and the owner.

    KEEP, which no programme gives, may be one of them.

    Of which programme, the view's own queries say, which start from `visible_to`: what is not in
    there is a 404, and so is this whole page for an account without the right.
    """

    def may(request: HttpRequest) -> bool:
        return not frozenset(rights).isdisjoint(rights_held(request) or ())

    return partial(_behind, may)


def _behind(may: Callable[[HttpRequest], bool], view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        with translation.override(staff_language(request)):
            return view(request, *args, **named) if may(request) else _refused(request)

    return guarded


def _refused(request: HttpRequest) -> HttpResponse:
    """Lead a stranger to the way in; tell an account only that there is no such page."""
    if known(request).lacks_second_step:
        return redirect("mfa_index")
    if person(request) is not None:
        return problem(request, _("There is no page here for you."), status=404)
    if request.method == "GET" and queries.has_accounts():
        return redirect(
            f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
        )
    return problem(request, owner_only(), status=403)


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
