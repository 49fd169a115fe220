"""Whom to turn to, in the words of a language.

A language stands for its community's help line as long as nobody chooses the community apart.
French stands for the French Community, Dutch for the Flemish one and German for the German one;
every other language gets what holds for the adults of its room, and in the whole country where
these have no community either.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import get_args

from django.db.models import QuerySet
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

import declic
from declic.care.models import (
    EVERYWHERE,
    Community,
    Fact,
    FactsFile,
    HelpLine,
    Place,
    Revision,
    Standing,
    State,
    said,
)
from declic.care.ways import Shelf, Ways
from declic.kernel import clock

CHILD_LINE = "helpline.child"
# On every help card, whatever the community.
_ALWAYS = (CHILD_LINE, "emergency.number", "emergency.police")
STANDINGS: tuple[Standing, ...] = get_args(Standing)
_At = tuple[int, int, int]
_Signature = tuple[tuple[str, _At], ...]


def facts(language: str, beside: str = "", *, today: date | None = None) -> Mapping[str, str]:
    """Return every local fact as it is told in this language today; `beside` as in `community`.

    For each key there are also `<key>.price`, `<key>.hours`, `<key>.name` and `<key>.number`. They
    are empty, not missing, when there is nothing sure to say; so is a law, a figure or a service
    that nobody answers for today.
    """
    day = today or clock.now().date()
    return _all(Ways(_shelf(), community(language, beside), day), language)


def told_in(key: str, place: Community, language: str, *, today: date) -> str:
    """Return what readers of a language are told of one key in one community; empty for nothing."""
    return dict(Ways(_shelf(), place, today).told(key, language))[key]


def facts_when_none_is_sure(language: str) -> Mapping[str, str]:
    """Return what is left of the facts on the worst day: all out of date or never verified.

    Help lines give way to the last number of their way. Everything else is empty, and so are
    all hours and prices: a text must be whole without them.
    """
    return _all(Ways(_shelf(), community(language), date.max, doubting=True), language)


def _all(ways: Ways, language: str) -> dict[str, str]:
    known = (key for key in fact_keys() if ways.knows(key))
    return dict(told for key in known for told in ways.told(key, language))


def keys_for_adults_only() -> frozenset[str]:
    """Return the keys of facts that no text for young people may hold."""
    return frozenset(fact.key for fact in _shelf().values() if fact.adults_only)


def every_fact() -> tuple[Fact, ...]:
    """Return every fact that is in force here, corrected or as delivered."""
    return tuple(_shelf().values())


def fact_keys() -> frozenset[str]:
    """Return the keys of all facts, without `.price`, `.hours`, `.name` and `.number`."""
    return frozenset(key for key, _ in _shelf())


def community(language: str, beside: str = "") -> Community:
    """Return the community for which a language stands.

    Where it stands for none, that of the language `beside` it, which the room's adults speak: who
    reads Arabic in a French-speaking school is told the same number as the others there.
    """
    stand = {known: known for known in get_args(Community)}
    return stand.get(language) or stand.get(beside) or EVERYWHERE


def communities() -> tuple[Community, ...]:
    """Return the communities that have help lines of their own."""
    return tuple(known for known in get_args(Community) if known != EVERYWHERE)


def help_lines(
    language: str, of: Community | None = None, *, today: date | None = None
) -> tuple[HelpLine, ...]:
    """Return the lines of the help card: the community's child line, 116 000, 112 and 101.

    `of` names the community when it is not the one for which the language stands.
    """
    day = today or clock.now().date()
    shelf = _shelf()
    own = Ways(shelf, of or community(language), day).in_force(CHILD_LINE)
    always = [shelf[key, EVERYWHERE] for key in _ALWAYS]
    found = [own, *always] if own.key == CHILD_LINE else always
    numbered = {fact.number: fact for fact in found}
    return tuple(_line(fact, language, day) for fact in numbered.values())


def way(key: str, place: Community, today: date) -> tuple[Fact, ...]:
    """Return the facts that answer for a key in a community, one standing in for the other."""
    return tuple(Ways(_shelf(), place, today).way(key))


def urgency(today: date) -> Callable[[Fact], tuple[int, date, str, str]]:
    """Return the order in which facts wait for somebody: the overdue first."""

    def of(fact: Fact) -> tuple[int, date, str, str]:
        return STANDINGS.index(fact.standing(today)), fact.expires or date.max, *fact.place

    return of


def in_force(key: str, place: Community, today: date) -> Fact:
    """Return the fact that answers for a key: the sure one, or else the first sure fallback.

    When nothing along the way is sure, the last fallback is told all the same: a number that
    nobody has checked lately is better than none. Raise KeyError for a key that no fact has.
    """
    return Ways(_shelf(), place, today).in_force(key)


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
        hours=fact.told_hours(language) if state == "verified" else "",
        state=state,
    )


def unreadable() -> list[tuple[Path, str]]:
    """Return the files of facts that cannot be read, with the reason; nothing is told from them."""
    reasons = ((Path(file), _read_file(file, at)[1]) for file, at in _signature())
    return [(file, reason) for file, reason in reasons if reason]


def the_fact(place: Place) -> Fact | None:
    """Return the fact of exactly this key and community, as it stands here."""
    return _shelf().get(place)


def delivered(place: Place) -> Fact | None:
    """Return the fact as it is without what was corrected on the page."""
    return _read(tuple(each for each in _signature() if each[0] != str(kept_file()))).get(place)


@dataclass(frozen=True, slots=True)
class Reminder:
    """How many facts are out of date, how many soon will be, and how many nobody is sure of."""

    overdue: int
    soon: int
    unsure: int


def reminder(today: date) -> Reminder:
    """Count the facts that wait for somebody to look them up."""
    stand = Counter(fact.standing(today) for fact in every_fact())
    return Reminder(stand["overdue"], stand["soon"], stand["unsure"])


def history(place: Place) -> QuerySet[Revision]:
    """Return what was changed and confirmed, the newest first."""
    key, of = place
    return Revision.objects.filter(key=key, community=of).order_by("-id")


def kept_file() -> Path:
    """Return the file from which the facts are told that were corrected on the page."""
    return _own_folder() / "facts.kept.yaml"


def _own_folder() -> Path:
    return Path(os.environ["DECLIC_DATA"])


def _shelf() -> Shelf:
    return _read(_signature())


def _signature() -> _Signature:
    found = [file for folder in _folders() for file in sorted(folder.glob("*.yaml"))]
    kept = [kept_file()] if os.environ.get("DECLIC_DATA") else []
    seen = ((file, _seen(file)) for file in (*found, *kept))
    return tuple((str(file), at) for file, at in seen if at)


def _seen(file: Path) -> _At | None:
    """Tell one writing of a file from the next, also within the same tick of the clock."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def _folders() -> list[Path]:
    """Return where facts lie: the delivered ones, then those that the installation corrects."""
    package = Path(declic.__file__).parent
    delivered = (package / "content", package.parents[1] / "content")
    own = [_own_folder()] if os.environ.get("DECLIC_DATA") else []
    found = next((folder for folder in delivered if folder.is_dir()), package)
    return [folder / "facts" for folder in (found, *own)]


@lru_cache(maxsize=8)
def _read(signature: _Signature) -> Shelf:
    """Read the files; a later fact takes the place of one with the same key and community."""
    found = (fact for file, at in signature for fact in _read_file(file, at)[0])
    return {fact.place: fact for fact in found}


@lru_cache(maxsize=32)
def _read_file(file: str, at: _At) -> tuple[tuple[Fact, ...], str]:
    """Read one file. A faulty one tells nothing, so that the help card stands without it."""
    if not at[2]:
        return (), ""
    try:
        data = YAML(typ="safe", pure=True).load(Path(file))
        return tuple(FactsFile.model_validate(data).facts), ""
    except (YAMLError, ValidationError, UnicodeDecodeError, FileNotFoundError) as error:
        return (), f"The facts in this file cannot be read: {error}"
