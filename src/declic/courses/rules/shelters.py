"""Whether a text tells where a reception centre is: a mail is public on its way."""

from __future__ import annotations

import re
import unicodedata

# What centres are called everywhere says nothing of which one it is.
_EVERYWHERE = frozenset(
    {"centre", "center", "centrum", "zentrum", "accueil", "opvang", "opvangcentrum", "fedasil"}
    | {"reception", "rode", "kruis", "croix", "rouge", "asile", "pour", "voor", "refugies"}
    | {"house", "home", "maison", "huis", "haus", "jeunes", "jongeren", "mineurs", "ouvert"}
    | {"rue", "avenue", "boulevard", "chaussee", "place", "straat", "laan", "steenweg", "plein"}
    | {"route", "chemin", "street", "strasse", "weg", "quai", "kaai"}
)
_TELLING = 4


def tells_where(text: str, *, name: str, street: str) -> bool:
    """Say whether a text names the centre or its street, even in a part of their words.

    Short words and those that any centre may have tell nothing. Capitals and accents do not
    matter.
    """
    said = set(_words(text))
    telling = {
        word
        for word in (*_words(name), *_words(street))
        if len(word) >= _TELLING and word not in _EVERYWHERE and not word.isdigit()
    }
    return bool(said & telling)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.findall(r"\w+", letters)
