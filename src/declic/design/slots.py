"""The pages that the office's head leads to, and the corners of pages. Floors above `design` fill
them, each with its own.

What a right is, and who holds it, `design` does not know: a right is a word to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Rights = frozenset[str]
MOST = 10_000


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


# Where one lane of the head ends and the next begins, and what a lane holds.
_LANES = (
    (30, _("Courses and whoever holds them")),
    (50, _("What came of them")),
    (MOST, _("People, words and numbers")),
)
FEW = 7


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the head: on a phone it is moved sideways instead of filling the screen."""

    label: str | Promise
    pages: tuple[Page, ...]


def lanes_for(request: HttpRequest | None) -> tuple[Lane, ...]:
    """Give the pages that a visitor is led to, in lanes; few stand in one."""
    every = pages_for(request)
    if len(every) <= FEW:
        return (Lane(_("Pages"), every),) if every else ()
    found, begins = [], 0
    for ends, label in _LANES:
        found.append(Lane(label, tuple(page for page in every if begins <= page.order < ends)))
        begins = ends
    return tuple(lane for lane in found if lane.pages)


@dataclass(frozen=True, slots=True)
class Corner:
    """A part of another floor's page: a template, and what it is told as `corner`."""

    template: str
    told: Mapping[str, object]


Telling = Callable[[HttpRequest | None, Any], Mapping[str, object] | None]
_corners: dict[str, list[tuple[str, Telling]]] = {}


def add_corner(place: str, template: str, telling: Telling) -> None:
    """Put something into a page of a floor below; called once, in `AppConfig.ready`.

    `telling` gets the request, if there is one, and what the place is about: a date, a session's
    id. When it gives None, the corner stays empty.
    """
    _corners.setdefault(place, []).append((template, telling))


def corners_of(place: str, request: HttpRequest | None, about: object) -> tuple[Corner, ...]:
    """Give what the floors above put into a place, in the order in which they were added."""
    told = ((template, tell(request, about)) for template, tell in _corners.get(place, ()))
    return tuple(Corner(template, found) for template, found in told if found is not None)
