"""Roles, and what each lets somebody do: the one table that pages, docs and tests go by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
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


def holds(starts_on: dt.date, ends_on: dt.date | None, today: dt.date) -> bool:
    """Say whether a role holds on a day; its last day is one of them."""
    return starts_on <= today and (ends_on is None or today <= ends_on)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is noted of a vetting: no document, only that somebody saw it and until when."""

    seen_on: dt.date
    check_again_on: dt.date | None
    exemption: str = ""


def vetted(seen: Iterable[Seen], today: dt.date) -> bool:
    """Say whether one of these still holds on a day."""
    return any(
        each.seen_on <= today and (each.check_again_on is None or today <= each.check_again_on)
        for each in seen
    )
