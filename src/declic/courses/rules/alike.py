"""Whether two hosts may be the same place, written twice."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

# Words that many names have, and that make nobody the same.
_COMMON = frozenset(
    {"de", "la", "le", "les", "du", "des", "d", "l", "en", "et", "het", "van", "der", "den", "sint"}
    | {"saint", "sainte", "st", "ste", "ecole", "school", "institut", "instituut", "college"}
    | {"athenee", "atheneum", "lycee", "lyceum", "centre", "centrum", "asbl", "vzw", "groupe"}
    | {"groep"}
)
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """What two hosts are compared by."""

    name: str
    postcode: str
    emails: frozenset[str]


def alike(one: Named, other: Named) -> bool:
    """Say whether somebody should look: one mail address, or one postcode and much of one name."""
    if one.emails & other.emails:
        return True
    if one.postcode.strip() != other.postcode.strip():
        return False
    mine, theirs = told(one.name), told(other.name)
    both = len(mine & theirs)
    return both > 0 and both >= _ENOUGH * min(len(mine), len(theirs))


def told(name: str) -> frozenset[str]:
    """Give the words of a name that tell it apart, without accents and capitals."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    words = frozenset("".join(letters).split())
    return words - _COMMON or words
