"""The gate before *ready*: what is still missing, and who can fill it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

ADULTS = 2


class Filler(StrEnum):
    """Who can fill what is missing."""

    HOST = "host"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is known of a course, as far as the gate asks.

    `young`: participants are minors. `adults_present`: adults of the host in the room.
    `unvetted`: trainers of its dates whose vetting was not seen or no longer holds.
    `help_sure`: the help lines of its community are sure, or their stand-ins are.
    """

    young: bool
    host_adult: bool
    coach: bool
    responsible: str
    deputy: str
    group_size: int | None
    adults_present: int | None
    phones: str
    languages: tuple[str, ...]
    help_sure: bool
    plan: str
    dates: int
    dates_without_trainer: int
    unvetted: int


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there: its name as a code, and who can fill it."""

    what: str
    who: Filler


def missing(of: Prepared) -> tuple[Missing, ...]:
    """Give what keeps a course from being ready, in the order in which it is best filled."""
    return tuple(_missing(of))


def _missing(of: Prepared) -> Iterator[Missing]:
    yield from (Missing(what, Filler.HOST) for what, lacks in _of_host(of) if lacks)
    yield from (Missing(what, Filler.COORDINATOR) for what, lacks in _of_office(of) if lacks)
    if of.unvetted:
        yield Missing("vetting", Filler.ADMINISTRATOR)
    if not of.help_sure:
        yield Missing("help", Filler.OWNER)


def _of_host(of: Prepared) -> Iterator[tuple[str, bool]]:
    yield "host_adult", not of.host_adult
    yield "coach", of.young and not of.coach
    yield "responsible", not of.responsible.strip()
    yield "deputy", not of.deputy.strip()
    yield "same_adult", _same(of.responsible, of.deputy)
    yield "group_size", not of.group_size
    yield "adults_present", of.young and (of.adults_present or 0) < ADULTS
    yield "phones", not of.phones
    yield "languages", not of.languages


def _of_office(of: Prepared) -> Iterator[tuple[str, bool]]:
    yield "plan", not of.plan
    yield "dates", of.dates == 0
    yield "trainers", of.dates_without_trainer > 0


def _same(one: str, other: str) -> bool:
    """Name one adult twice and there is no deputy."""
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()
