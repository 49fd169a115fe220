"""The languages of the project: how they are written, and what stands in for a missing text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Language:
    """One language as a screen needs it; `own_name` is what its readers call it."""

    code: str
    own_name: str
    direction: Literal["ltr", "rtl"]
    script: str
    falls_to: tuple[str, ...]


LANGUAGES = (
    Language("en", "English", "ltr", "Latn", ()),
    Language("fr", "Français", "ltr", "Latn", ("en",)),
    Language("nl", "Nederlands", "ltr", "Latn", ("en",)),
    Language("de", "Deutsch", "ltr", "Latn", ("en",)),
    Language("ar", "العربية", "rtl", "Arab", ("fr", "en")),
    Language("prs", "دری", "rtl", "Arab", ("en", "fr")),
    Language("ps", "پښتو", "rtl", "Arab", ("en", "fr")),
    Language("ti", "ትግርኛ", "ltr", "Ethi", ("en", "fr")),
    Language("so", "Soomaali", "ltr", "Latn", ("en", "fr")),
    Language("tr", "Türkçe", "ltr", "Latn", ("en", "fr")),
)

_BY_CODE = {known.code: known for known in LANGUAGES}
# Phones name Dari as the Persian of Afghanistan, or just as Persian.
_ALSO_CALLED = {"fa": "prs"}
_LONGEST_HEADER = 500


def language(code: str) -> Language:
    """Return the language of a code, a region such as in `fr-BE` left aside.

    Raise KeyError for a language that the project does not know.
    """
    base = code.lower().replace("_", "-").partition("-")[0]
    return _BY_CODE[_ALSO_CALLED.get(base, base)]


def chain(code: str) -> tuple[str, ...]:
    """Return the language itself and then those that stand in for it, best first."""
    known = language(code)
    return (known.code, *known.falls_to)


def best(accept_language: str, offered: Sequence[str]) -> str:
    """Return the offered language that a browser's header asks for.

    When none of the wanted languages is offered, one that stands in for them; when that fails
    too, the first of `offered`, which must not be empty.
    """
    wanted = list(_wanted(accept_language[:_LONGEST_HEADER]))
    stand_ins = [code for first in wanted for code in chain(first)]
    return next((code for code in (*wanted, *stand_ins) if code in offered), offered[0])


def _wanted(header: str) -> Iterator[str]:
    weighed = [(_weight(rest), tag.strip()) for tag, _, rest in _parts(header)]
    for weight, tag in sorted(weighed, key=lambda pair: -pair[0]):
        if weight > 0 and (known := _known(tag)):
            yield known


def _parts(header: str) -> Iterator[tuple[str, str, str]]:
    return (part.partition(";") for part in header.split(","))


def _known(tag: str) -> str | None:
    try:
        return language(tag).code
    except KeyError:
        return None


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def gettext_noop(text: str) -> str:
    """Mark words for the catalogues where Django is not known; whoever shows them translates."""
    return text
