"""The marks `{{...}}` inside texts: local facts, filled once, and what a session fills itself.

`{{law.image_sharing|The law protects you.}}` names the sentence that stands in where nobody
answers for the fact. Without the bar nothing stands in, which only a help line can do without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

RUN_TIME = frozenset(
    {
        "time",
        "date",
        "topic",
        "trusted_adult_on_site",
        "help_place",
        "responsible",
        "deputy",
        "safeguarding.lead",
    },
)
_MARK = re.compile(r"\{\{\s*([a-z0-9_.]+)\s*(?:\|([^{}|]*))?\}\}")
_BRACES = re.compile(r"\{\{|\}\}")
# What stands before a mark goes with it when there is nothing to say, so that no comma is left.
_LEFT_OUT = re.compile(r"\s*\(\s*\x00\s*\)|\s*[,;:،؛–-]?\s*\x00")


def marks(text: str) -> frozenset[str]:
    """Return the names of the marks in a text."""
    return frozenset(mark[1] for mark in _MARK.finditer(text))


def bare_marks(text: str) -> frozenset[str]:
    """Return the names of the marks for which nothing stands in."""
    return frozenset(mark[1] for mark in _MARK.finditer(text) if mark[2] is None)


def is_well_formed(text: str) -> bool:
    """Say whether all double braces belong to marks."""
    return not _BRACES.search(_MARK.sub("", text))


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Fill the local facts; for an empty one stands what the text says without it.

    If it says nothing, the mark disappears with the comma or brackets around it. Marks that a
    session fills stay as they are, and so do unknown ones for which nothing stands in.
    """
    with_gaps = _MARK.sub(lambda mark: _value(mark, facts), text)
    return _LEFT_OUT.sub("", with_gaps).strip() if "\x00" in with_gaps else with_gaps


def _value(mark: re.Match[str], facts: Mapping[str, str]) -> str:
    value, otherwise = facts.get(mark[1]), mark[2]
    if mark[1] in RUN_TIME or (value is None and otherwise is None):
        return mark[0]
    return value or (otherwise or "").strip() or "\x00"
