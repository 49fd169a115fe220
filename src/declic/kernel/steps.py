"""The words that a kind of activity and a room share: items, what can be asked, counts.

A kind of activity describes its items with these values; a room leads through them without
knowing the kind. Both stay pure, and neither imports the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

NO_LEADS: Mapping[str, str | None] = MappingProxyType({})

# Under this id, as ask and as choice, stands how many made one of an ask's `firsts` first.
FIRST = "first"

# choice -> way of answering -> how many
Counts = Mapping[str, Mapping[str, int]]


class Unit(StrEnum):
    """Who gives one answer. Pairs never vote; they tick on one of their phones."""

    PERSON = "person"
    TABLE = "table"


class Sensitivity(StrEnum):
    """How much care a result needs before it is shown (see `kernel.cells`)."""

    NONE = "none"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"
    PRIVATE = "private"


class Way(StrEnum):
    """How an answer reached the tally."""

    PHONE = "phone"
    TABLE = "table"
    CARD = "card"
    HAND = "hand"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that can be answered. With `text_limit` it takes a text instead of choices.

    `most`: with `several`, how many choices at most; 0 sets no limit.
    `counted`: an adult counts what happens in the room; phones and cards give nothing, and since
    it is nobody's answer the wall may follow. `norm`: whoever answers read that the room may hear
    how many of ten chose the same.
    `firsts`: choices of which it is counted too, as the ask `FIRST`, who made one of them here for
    the first time in this activity. Only the number is kept, not who it was.
    `alarm`: a choice of which whoever leads hears at once how many made it, never who.
    """

    id: str
    choices: tuple[str, ...] = ()
    unit: Unit = Unit.PERSON
    several: bool = False
    most: int = 0
    text_limit: int = 0
    sensitivity: Sensitivity = Sensitivity.NONE
    counted: bool = False
    norm: bool = False
    firsts: tuple[str, ...] = ()
    alarm: str = ""


@dataclass(frozen=True, slots=True)
class Norm:
    """What a later activity tells of an earlier ask: how many of ten chose one of `says`."""

    ask: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One step inside an activity: told, or asked and answered.

    `leads` maps a choice of the first ask to the next item (None ends the activity); `to` is the
    way on when nothing is decided by a vote. `decides`: the majority's choice picks the lead, and
    `default` picks it when there is a tie or no vote. `at_once`: answering opens with the item.
    `reveals`: a result is shown to the room after closing. `seconds`: a timer ring on the wall.
    `apart`: its asks share out one set of choices. No choice stands in two of them, and an answer
    says all of them anew: so an order is given, or a place for each card.
    `by_hand`: which choices of which asks an adult can count, where there are several asks.
    `code`: with an answer may come a code that says whose later form is the same person's, and
    nothing else of them (see `kernel.envelopes`).
    """

    id: str
    asks: tuple[Ask, ...] = ()
    to: str | None = None
    leads: Mapping[str, str | None] = field(default_factory=lambda: NO_LEADS)
    decides: bool = False
    default: str | None = None
    at_once: bool = False
    reveals: bool = True
    seconds: int = 0
    apart: bool = False
    by_hand: tuple[tuple[str, str], ...] = ()
    code: bool = False


def total(counts: Counts) -> dict[str, int]:
    """How many chose each choice, all ways together."""
    return {choice: sum(ways.values()) for choice, ways in counts.items()}
