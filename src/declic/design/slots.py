"""The pages that the office's head leads to. Floors above `design` fill it, each with its own.

What a right is, and who holds it, `design` does not know: a right is a word to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise

Rights = frozenset[str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in the head. Without rights, everybody in the office is led to it."""

    key: str
    label: str | Promise
    address: str
    rights: Rights = frozenset()
    order: int = 50

    def is_for(self, held: Rights) -> bool:
        """Say whether whoever holds these rights is led here."""
        return not self.rights or not self.rights.isdisjoint(held)


_pages: dict[str, Page] = {}
_asked: list[Callable[[HttpRequest], Rights | None]] = []


def add_page(
    key: str,
    label: str | Promise,
    address: str,
    *,
    rights: Iterable[str] = (),
    order: int = 50,
) -> None:
    """Lead to a page from every head of the office; called once, in `AppConfig.ready`.

    `key` is what that page calls itself by `here`; low orders stand first.
    """
    _pages[key] = Page(key, label, address, frozenset(rights), order)


def say_who_holds(ask: Callable[[HttpRequest], Rights | None]) -> None:
    """Give whom to ask what a visitor may do: None for somebody who is not in the office."""
    _asked[:] = [ask]


def pages_for(request: HttpRequest | None) -> tuple[Page, ...]:
    """Give the pages that a visitor is led to, in their order; none for a stranger."""
    held = _asked[0](request) if _asked and request is not None else None
    if held is None:
        return ()
    shown = (page for page in _pages.values() if page.is_for(held))
    return tuple(sorted(shown, key=lambda page: (page.order, page.key)))
