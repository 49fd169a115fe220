"""The marks `{{...}}` inside texts: local facts, filled once, and what a session fills itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

RUN_TIME = frozenset(
    {"time", "date", "topic", "trusted_adult_on_site", "responsible", "deputy"},
)
_MARK = re.compile(r"\{\{\s*([a-z0-9_.]+)\s*\}\}")
_BRACES = re.compile(r"\{\{|\}\}")
# What stands before a mark goes with it when there is nothing to say, so that no comma is left.
_LEFT_OUT = re.compile(r"\s*\(\s*\x00\s*\)|\s*[,;:،؛–-]?\s*\x00")


def marks(text: str) -> frozenset[str]:
    """Return the names of the marks in a text."""
    return frozenset(_MARK.findall(text))


def is_well_formed(text: str) -> bool:
    """Say whether all double braces belong to marks."""
    return not _BRACES.search(_MARK.sub("", text))


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Fill the local facts; an empty one disappears with the comma or brackets around it.

    Marks that a session fills, and unknown ones, stay as they are.
    """
    with_gaps = _MARK.sub(lambda mark: _value(mark, facts), text)
    return _LEFT_OUT.sub("", with_gaps) if "\x00" in with_gaps else with_gaps


def _value(mark: re.Match[str], facts: Mapping[str, str]) -> str:
    value = facts.get(mark[1])
    return mark[0] if value is None or mark[1] in RUN_TIME else value or "\x00"
