"""Roles, and what each lets somebody do: the one table that pages, docs and tests go by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class RoleKind(StrEnum):
    """What somebody is in a programme, until a date."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    TRAINER = "trainer"
    CO_FACILITATOR = "co_facilitator"
    COACH = "coach"
    SPONSOR = "sponsor"


class Right(StrEnum):
    """What a role lets somebody do in its programme."""

    ADMINISTER = "administer"  # invite people, give and end roles, note what was vetted
    COORDINATE = "coordinate"  # requests, hosts, courses, dates, letters, mails, tables
    LEAD = "lead"  # see the own courses, open their sessions, take them along
    HELP_LEAD = "help_lead"  # see the own courses
    COACH = "coach"  # see the courses of the own host
    FUND = "fund"  # see what was promised and held


RIGHTS: Mapping[RoleKind, frozenset[Right]] = {
    RoleKind.ADMINISTRATOR: frozenset({Right.ADMINISTER, Right.COORDINATE}),
    RoleKind.COORDINATOR: frozenset({Right.COORDINATE}),
    RoleKind.TRAINER: frozenset({Right.LEAD}),
    RoleKind.CO_FACILITATOR: frozenset({Right.HELP_LEAD}),
    RoleKind.COACH: frozenset({Right.COACH}),
    RoleKind.SPONSOR: frozenset({Right.FUND}),
}
# Looking after the installation is no role in a programme: the machine's owner does, and staff.
KEEP = "keep"
# Who sees other people's affairs shows more than a password.
SECOND_FACTOR = frozenset({RoleKind.ADMINISTRATOR, RoleKind.COORDINATOR})
# Whoever stands in front of young people: the criminal record was seen, or there is a ground why
# not. A sponsor's employee who helps to lead is no exception.
VETTED = frozenset({RoleKind.TRAINER, RoleKind.CO_FACILITATOR, RoleKind.COACH})


def kinds_with(right: Right) -> frozenset[RoleKind]:
    """Give the roles that bring this right."""
    return frozenset(kind for kind, rights in RIGHTS.items() if right in rights)


def needs_second_step(kinds: Iterable[RoleKind], *, keeps: bool) -> bool:
    """Say whether a password alone is too little for these roles, or for keeping the machine."""
    return keeps or not SECOND_FACTOR.isdisjoint(kinds)


def holds(starts_on: dt.date, ends_on: dt.date | None, today: dt.date) -> bool:
    """Say whether a role holds on a day; its last day is one of them."""
    return starts_on <= today and (ends_on is None or today <= ends_on)


# How long before a vetting ends somebody is reminded.
SOON = dt.timedelta(days=60)
# For how long a note may hold at most. Three years are what French-speaking sports clubs go by;
# whether they are the rule for this work is unverified.
LONGEST_VETTING = dt.timedelta(days=3 * 365 + 1)


class Ground(StrEnum):
    """Why somebody may stand in front of young people, as far as their past goes."""

    MINORS = "minors"  # extract 596.2, for whoever works with minors
    EMPLOYER = "employer"  # the legal employer certifies that it checked
    EXEMPT = "exempt"  # the law asks for none; `exemption` says why


@dataclass(frozen=True, slots=True)
class Seen:
    """What is noted of a vetting: no document, only that somebody saw it and until when."""

    seen_on: dt.date
    check_again_on: dt.date | None
    exemption: str = ""


class Standing(StrEnum):
    """How somebody's vetting stands."""

    MISSING = "missing"
    HOLDS = "holds"
    SOON = "soon"
    ENDED = "ended"


def vetted(seen: Iterable[Seen], today: dt.date) -> bool:
    """Say whether one of these still holds on a day."""
    return standing(seen, today) in {Standing.HOLDS, Standing.SOON}


def standing(seen: Iterable[Seen], today: dt.date) -> Standing:
    """Say how a vetting stands on a day: by the note that holds longest."""
    ends = [each.check_again_on or dt.date.max for each in seen if each.seen_on <= today]
    if not ends:
        return Standing.MISSING
    last = max(ends)
    if last < today:
        return Standing.ENDED
    return Standing.SOON if last - today <= SOON else Standing.HOLDS


def holds_until(seen: Iterable[Seen], today: dt.date) -> dt.date | None:
    """Give the day on which to look again; None when nobody looked, or need not again."""
    ends = [each.check_again_on or dt.date.max for each in seen if each.seen_on <= today]
    last = max(ends, default=dt.date.max)
    return None if last == dt.date.max else last


def vetting_faults(  # noqa: PLR0913  # each by its name
    ground: Ground,
    *,
    seen_on: dt.date,
    issued_on: dt.date | None,
    check_again_on: dt.date | None,
    exemption: str,
    today: dt.date,
) -> Iterator[tuple[str, str]]:
    """Yield the fields of a note that cannot be so, each with the reason."""
    if seen_on > today:
        yield "seen_on", "future"
    if ground is Ground.MINORS and issued_on is None:
        yield "issued_on", "needed"
    if issued_on is not None and issued_on > seen_on:
        yield "issued_on", "after_seen"
    if ground is Ground.EXEMPT and not exemption:
        yield "exemption", "needed"
    if check_again_on is None:
        if ground is not Ground.EXEMPT:
            yield "check_again_on", "needed"
    elif check_again_on <= seen_on:
        yield "check_again_on", "before_seen"
    elif check_again_on - seen_on > LONGEST_VETTING:
        yield "check_again_on", "too_far"
