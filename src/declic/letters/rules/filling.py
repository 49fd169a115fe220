"""Fill the placeholders of a text: a lookup in one dictionary, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from declic.letters.rules.placeholders import PLACEHOLDERS

_PLACE = re.compile(r"\{\{ {0,3}([a-z_]{1,20}(?:\.[a-z_]{1,20})?) {0,3}\}\}")
# What looks as if somebody had meant a placeholder, to be told on the page.
_MEANT = re.compile(r"\{\{[^{}\n]{0,80}\}\}")
LINE = "……………………………………"


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its values.

    `unknown` were printed as they stand, of `empty` there is no value: a line to fill by hand
    stands there.
    """

    text: str
    unknown: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Put the values in. A value is never looked at again, whatever stands in it."""
    empty: set[str] = set()

    def value(place: re.Match[str]) -> str:
        name = place[1]
        if name not in PLACEHOLDERS:
            return place[0]
        found = values.get(name, "").strip()
        if not found:
            empty.add(name)
        return found or LINE

    unknown = frozenset(found for found in _MEANT.findall(text) if not _is_known(found))
    return Filled(_PLACE.sub(value, text), unknown, frozenset(empty))


def _is_known(found: str) -> bool:
    place = _PLACE.fullmatch(found)
    return place is not None and place[1] in PLACEHOLDERS
