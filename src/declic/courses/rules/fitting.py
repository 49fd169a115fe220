"""Why a trainer fits a date, and why not: codes for which the office has words.

Nobody is ranked by a hidden number: whoever chooses sees each reason. What is `against` warns,
what is `barred` the program refuses in any case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

# Reasons that weigh more than others when the list is put in order.
_WEIGHTS = {"speaks": 3, "formed": 3, "near": 2, "pair": 2}
_EACH = 1
_AGAINST = 4
_BARRED = 100


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its code, and what it names (languages, numbers)."""

    code: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fitting:
    """The reasons of one trainer for one date."""

    good: tuple[Reason, ...]
    against: tuple[Reason, ...]
    barred: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """Order the list: who fits better stands higher. Never shown."""
        good = sum(_WEIGHTS.get(each.code, _EACH) for each in self.good)
        return good - _AGAINST * len(self.against) - _BARRED * len(self.barred)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a date asks for. `day` and `weekday` are those of clocks in Belgium."""

    languages: frozenset[str]
    province: str
    kind: str
    plan: str
    day: dt.date
    young_asked: bool
    adult_asked: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a trainer. Empty: any place, any kind of host, any day.

    `led`: dates in that month, asked ones too. `busy`: the hours are promised elsewhere.
    `role_over`: the role ends before the day.
    """

    languages: frozenset[str]
    provinces: frozenset[str]
    kinds: frozenset[str]
    plans: frozenset[str]
    weekdays: frozenset[int]
    young: bool
    most_a_month: int | None
    led: int
    away: bool
    busy: bool
    vetted: bool
    declined: bool = False
    role_over: bool = False


def fitting(of: Candidate, to: Wanted) -> Fitting:
    """Say why a trainer fits a date, and why not."""
    return Fitting(tuple(_good(of, to)), tuple(_against(of, to)), tuple(_barred(of)))


def _good(of: Candidate, to: Wanted) -> Iterator[Reason]:
    if spoken := of.languages & to.languages:
        yield Reason("speaks", tuple(sorted(spoken)))
    if to.province and to.province in of.provinces:
        yield Reason("near")
    if to.kind in of.kinds:
        yield Reason("kind")
    if to.plan and to.plan in of.plans:
        yield Reason("formed")
    if not (of.away or of.busy) and _works(of, to.day):
        yield Reason("free")
    if of.vetted:
        yield Reason("vetted")
    if of.most_a_month is not None and of.led < of.most_a_month:
        yield Reason("led", (str(of.led), str(of.most_a_month)))
    yield from _pair(of, to)


def _pair(of: Candidate, to: Wanted) -> Iterator[Reason]:
    if of.young and to.adult_asked and not to.young_asked:
        yield Reason("pair", ("adult",))
    if not of.young and to.young_asked and not to.adult_asked:
        yield Reason("pair", ("young",))


def _against(of: Candidate, to: Wanted) -> Iterator[Reason]:
    if unspoken := to.languages - of.languages:
        yield Reason("not_speaks", tuple(sorted(unspoken)))
    if of.provinces and to.province and to.province not in of.provinces:
        yield Reason("far")
    if of.kinds and to.kind not in of.kinds:
        yield Reason("other_kind")
    if to.plan and to.plan not in of.plans:
        yield Reason("not_formed")
    if not _works(of, to.day):
        yield Reason("weekday")
    if of.most_a_month is not None and of.led >= of.most_a_month:
        yield Reason("full", (str(of.led), str(of.most_a_month)))
    if not of.vetted:
        yield Reason("not_vetted")
    if of.declined:
        yield Reason("declined")
    if of.away:
        yield Reason("away")


def _barred(of: Candidate) -> Iterator[Reason]:
    if of.busy:
        yield Reason("busy")
    if of.role_over:
        yield Reason("role_over")


def _works(of: Candidate, day: dt.date) -> bool:
    return not of.weekdays or day.weekday() in of.weekdays
