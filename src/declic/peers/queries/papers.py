"""What a contact point prints: guides for actions, and what it hands to those who come after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from declic.kernel.languages import chain
from declic.peers.models import Point
from declic.peers.queries.kit import sheet
from declic.peers.rules.deeds import Kind
from declic.prints.queries import KitRefusedError, bound, paper

PLAN = "expert-day"
# Which one-page guide belongs to which action. A booster has its plan, and asking needs no guide.
GUIDES: Mapping[str, str] = MappingProxyType({
    Kind.POSTER: "first-action-guide-poster",
    Kind.TEN_MINUTES: "first-action-guide-class",
    Kind.BOX: "first-action-guide-box",
    Kind.STAND: "first-action-guide-stand",
    Kind.GRANDPARENT: "first-action-guide-grandparent",
    Kind.HALF_DAY: "first-action-guide-half-day",
})  # fmt: skip
CARDS = ("role-card-card", "traffic-light-card")


def guide(kind: str, language: str) -> bytes:
    """Give the guide to an action as one page. Raise KeyError for an action that has none."""
    name = GUIDES[kind]
    return _in_one_that_is_there(language, lambda code: paper(PLAN, name, [code]))


def successors_kit(point: Point, language: str, *, at: dt.datetime) -> bytes:
    """Give what successors need as one PDF: how it goes, what is open, role card and lights.

    No name is in it: neither a young person's nor an adult's.
    """
    return _in_one_that_is_there(
        language, lambda code: bound(PLAN, code, own=[sheet(point, code, at=at)], names=CARDS)
    )


def _in_one_that_is_there(language: str, made: Callable[[str], bytes]) -> bytes:
    """Print in a language, or in the first that stands in for it and has all of it."""
    *first, last = dict.fromkeys((*chain(language), "en"))
    for code in first:
        try:
            return made(code)
        except KitRefusedError:
            continue
    return made(last)
