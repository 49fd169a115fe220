"""Whom to turn to, in the words of a language.

A language stands for its community's help line as long as nobody chooses the community apart.
French stands for the French Community, Dutch for the Flemish one and German for the German one;
every other language gets what holds in the whole country.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import get_args

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

import declic
from declic.care.models import Community, Fact, FactsFile, HelpLine, State, said
from declic.kernel import clock

CHILD_LINE = "helpline.child"
# On every help card, whatever the community.
_ALWAYS = (CHILD_LINE, "emergency.number", "emergency.police")
_EVERYWHERE: Community = "all"
_Place = tuple[str, Community]
_Facts = Mapping[_Place, Fact]
_Signature = tuple[tuple[str, int], ...]


def facts(language: str, *, today: date | None = None) -> Mapping[str, str]:
    """Return every local fact as it is told in this language today.

    For each key there are also `<key>.price`, `<key>.hours`, `<key>.name` and `<key>.number`. They
    are empty, not missing, when there is nothing sure to say.
    """
    day = today or clock.now().date()
    way = _Ways(_shelf(), community(language), day)
    told: dict[str, str] = {}
    for key in fact_keys():
        if way.knows(key):
            told.update(_told(key, way.in_force(key), language))
    return told


def fact_keys() -> frozenset[str]:
    """Return the keys of all facts, without `.price`, `.hours`, `.name` and `.number`."""
    return frozenset(key for key, _ in _shelf())


def community(language: str) -> Community:
    """Return the community for which a language stands."""
    return next((known for known in get_args(Community) if known == language), _EVERYWHERE)


def communities() -> tuple[Community, ...]:
    """Return the communities that have help lines of their own."""
    return tuple(known for known in get_args(Community) if known != _EVERYWHERE)


def help_lines(
    language: str, of: Community | None = None, *, today: date | None = None
) -> tuple[HelpLine, ...]:
    """Return the lines of the help card: the community's child line, 116 000, 112 and 101.

    `of` names the community when it is not the one for which the language stands.
    """
    day = today or clock.now().date()
    shelf = _shelf()
    own = _Ways(shelf, of or community(language), day).in_force(CHILD_LINE)
    always = [shelf[key, _EVERYWHERE] for key in _ALWAYS]
    found = [own, *always] if own.key == CHILD_LINE else always
    numbered = {fact.number: fact for fact in found}
    return tuple(_line(fact, language, day) for fact in numbered.values())


def in_force(key: str, place: Community, today: date) -> Fact:
    """Return the fact that answers for a key: the sure one, or else the first sure fallback.

    When nothing along the way is sure, the last fallback is told all the same: a number that
    nobody has checked lately is better than none. Raise KeyError for a key that no fact has.
    """
    return _Ways(_shelf(), place, today).in_force(key)


@dataclass(frozen=True, slots=True)
class _Ways:
    """Where each key leads in one community on one day."""

    shelf: _Facts
    place: Community
    today: date

    def knows(self, key: str) -> bool:
        return self._nearest(key) in self.shelf

    def in_force(self, key: str) -> Fact:
        way = list(self._way(key))
        if not way:
            raise KeyError(key)
        return next((fact for fact in way if fact.is_sure(self.today)), way[-1])

    def _way(self, key: str) -> Iterator[Fact]:
        """Walk from the community's fact to its fallback; without one, to the whole country's."""
        passed: set[_Place] = set()
        step = self._nearest(key)
        while step in self.shelf and step not in passed:
            passed.add(step)
            fact = self.shelf[step]
            yield fact
            step = self._nearest(fact.fallback) if fact.fallback else (fact.key, _EVERYWHERE)

    def _nearest(self, key: str) -> _Place:
        return (key, self.place) if (key, self.place) in self.shelf else (key, _EVERYWHERE)


def _told(key: str, fact: Fact, language: str) -> Iterator[tuple[str, str]]:
    yield key, fact.told(language)
    yield f"{key}.name", said(fact.name, language)
    yield f"{key}.number", fact.shown_number
    yield f"{key}.price", said(fact.price, language)
    yield f"{key}.hours", fact.told_hours(language)


def _line(fact: Fact, language: str, today: date) -> HelpLine:
    state: State = "verified" if fact.is_sure(today) else "unverified"
    digits = "".join(sign for sign in fact.number or "" if sign.isdecimal())
    return HelpLine(
        key=fact.key,
        name=said(fact.name, language),
        number=fact.shown_number,
        tel=f"tel:{digits}",
        what=said(fact.what, language),
        price=said(fact.price, language),
        hours=fact.told_hours(language),
        state=state,
    )


def unreadable() -> list[tuple[Path, str]]:
    """Return the files of facts that cannot be read, with the reason; nothing is told from them."""
    reasons = ((Path(file), _read_file(file, at)[1]) for file, at in _signature())
    return [(file, reason) for file, reason in reasons if reason]


def _shelf() -> _Facts:
    return _read(_signature())


def _signature() -> _Signature:
    files = (file for folder in _folders() for file in sorted(folder.glob("*.yaml")))
    return tuple((str(file), file.stat().st_mtime_ns) for file in files)


def _folders() -> list[Path]:
    """Return where facts lie: the delivered ones, then those that the installation corrects."""
    package = Path(declic.__file__).parent
    delivered = (package / "content", package.parents[1] / "content")
    own = [Path(os.environ["DECLIC_DATA"])] if os.environ.get("DECLIC_DATA") else []
    found = next((folder for folder in delivered if folder.is_dir()), package)
    return [folder / "facts" for folder in (found, *own)]


@lru_cache(maxsize=8)
def _read(signature: _Signature) -> _Facts:
    """Read the files; a later fact takes the place of one with the same key and community."""
    found = (fact for file, at in signature for fact in _read_file(file, at)[0])
    return {(fact.key, fact.community): fact for fact in found}


@lru_cache(maxsize=32)
def _read_file(file: str, _at: int) -> tuple[tuple[Fact, ...], str]:
    """Read one file. A faulty one tells nothing, so that the help card stands without it."""
    try:
        data = YAML(typ="safe", pure=True).load(Path(file))
        return tuple(FactsFile.model_validate(data).facts), ""
    except (YAMLError, ValidationError, UnicodeDecodeError) as error:
        return (), f"The facts in this file cannot be read: {error}"
