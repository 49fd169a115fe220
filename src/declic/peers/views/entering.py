"""The way in by the code of a card, and the way out of a browser."""

from __future__ import annotations

from collections import OrderedDict

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_POST

from declic.kernel import clock
from declic.kernel.codes import normal_code
from declic.peers.actions.members import leave_device, open_device
from declic.peers.rules.cards import SIGNS, recent, too_many
from declic.peers.views.device import COOKIE, ask_for_code, keep, language_for, token_of

# Moments at which wrong codes came, by the address that they came from: in memory, never stored.
_wrong: OrderedDict[str, list[float]] = OrderedDict()
KNOWN_MOST = 10_000


@require_POST
def enter(request: HttpRequest) -> HttpResponseBase:
    """Open the group's page in this browser by a card's code."""
    with translation.override(language_for(request)):
        return _enter(request)


def _enter(request: HttpRequest) -> HttpResponse:
    code = normal_code(request.POST.get("code", ""), SIGNS)
    # A school is one address: what others tried from there keeps no card from its page.
    token = open_device(code=code, at=clock.now()) if code else None
    if token is None:
        return _refuse(request)
    response = redirect("group")
    keep(request, response, COOKIE, token)
    return response


def _refuse(request: HttpRequest) -> HttpResponse:
    whence, now = str(request.META.get("REMOTE_ADDR", "")), clock.monotonic()
    if too_many(_wrong.get(whence, ()), now):
        return ask_for_code(request, "often", status=429)
    _count(whence, now)
    return ask_for_code(request, "unknown", status=422)


def _count(whence: str, now: float) -> None:
    _wrong[whence] = [*recent(_wrong.pop(whence, ()), now), now]
    while len(_wrong) > KNOWN_MOST:
        _wrong.popitem(last=False)


def forget_tries() -> None:
    """Forget who tried what, between tests."""
    _wrong.clear()


@require_POST
def leave(request: HttpRequest) -> HttpResponseBase:
    """Close the group's page in this browser; the card stays good."""
    leave_device(token=token_of(request))
    response = redirect("group")
    response.delete_cookie(COOKIE, path="/group")
    response["Clear-Site-Data"] = '"cache"'
    return response
