"""Addresses of this server for mails and letters: never what a visitor's browser called it.

A stranger may call this server by any name; a link with that name in somebody else's mail would
lead there.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings

_asked: list[Callable[[], str]] = []


def say_where(ask: Callable[[], str]) -> None:
    """Give whom to ask for this computer's own address: it is known some floors above."""
    _asked[:] = [ask]


def base() -> str:
    """Return the address that was set, or else this computer's own, without a slash at its end."""
    if settings.DECLIC_BASE_URL:
        return str(settings.DECLIC_BASE_URL)
    return _asked[0]() if _asked else "http://localhost:8000"


def link(path: str) -> str:
    """Return the whole address of a page."""
    return base() + path
