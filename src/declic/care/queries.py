"""Whom to turn to, in the words of a language. A language stands for its community's help line.

French stands for the French Community, Dutch for the Flemish one and German for the German one;
every other language gets what holds in the whole country.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
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
_Signature = tuple[tuple[str, int], ...]


def facts(language: str, *, today: date | None = None) -> Mapping[str, str]:
    """Return every local fact as it is told in this language today.

    For each key there are also `<key>.price`, `<key>.hours`, `<key>.name` and `<key>.number`. They
    are empty, not missing, when there is nothing sure to say.
    """
    day = today or clock.now().date()
    told: dict[str, str] = {}
    for key in keys():
        told.update(_told(key, in_force(key, community(language), day), language))
    return told


def keys() -> frozenset[str]:
    """Return the keys of all facts, without `.price`, `.hours`, `.name` and `.number`."""
    return frozenset(fact.key for fact in _shelf())


def community(language: str) -> Community:
    """Return the community for which a language stands."""
    return next((known for known in get_args(Community) if known == language), _EVERYWHERE)


def help_lines(
    language: str, of: Community | None = None, *, today: date | None = None
) -> tuple[HelpLine, ...]:
    """Return the lines of the help card: the community's child line, 116 000, 112 and 101.

    `of` names the community when it is not the one for which the language stands.
    """
    day = today or clock.now().date()
    own = in_force(CHILD_LINE, of or community(language), day)
    found = [own, *(in_force(key, _EVERYWHERE, day) for key in _ALWAYS)]
    numbered = {fact.number: fact for fact in found if fact.number}
    return tuple(_line(fact, language, day) for fact in numbered.values())


def in_force(key: str, place: Community, today: date) -> Fact:
    """Return the fact that answers for a key: the sure one, or else the first sure fallback.

    When nothing along the way is sure, the last fallback is told all the same: a number that
    nobody has checked lately is better than none. Raise KeyError for a key that no fact has.
    """
    way = list(_way(key, place))
    return next((fact for fact in way if fact.is_sure(today)), way[-1])


def _way(key: str, place: Community) -> Iterator[Fact]:
    """Walk from the community's fact to the country's, and on to each one's fallback."""
    shelf = {(fact.key, fact.community): fact for fact in _shelf()}
    passed: set[str] = set()
    wanted: str | None = key
    while wanted and wanted not in passed:
        passed.add(wanted)
        places = dict.fromkeys((place, _EVERYWHERE))
        found = [shelf[wanted, where] for where in places if (wanted, where) in shelf]
        if not found:
            raise KeyError(wanted)
        yield from found
        wanted = found[-1].fallback


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


def _shelf() -> tuple[Fact, ...]:
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
def _read(signature: _Signature) -> tuple[Fact, ...]:
    """Read the files; a later fact takes the place of one with the same key and community."""
    found = (fact for file, at in signature for fact in _read_file(file, at)[0])
    return tuple({(fact.key, fact.community): fact for fact in found}.values())


@lru_cache(maxsize=32)
def _read_file(file: str, _at: int) -> tuple[tuple[Fact, ...], str]:
    """Read one file. A faulty one tells nothing, so that the help card stands without it."""
    try:
        data = YAML(typ="safe", pure=True).load(Path(file))
        return tuple(FactsFile.model_validate(data).facts), ""
    except (YAMLError, ValidationError, UnicodeDecodeError) as error:
        return (), f"The facts in this file cannot be read: {error}"
