"""Projects in every state for the example year, with those who choose and those who propose."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from declic.funding.actions.grants import Terms
from declic.funding.actions.links import add_reader
from declic.funding.actions.projects import (
    Proposal,
    answer,
    ask,
    decline,
    propose,
    select,
    withdraw,
    write_project,
)
from declic.funding.models import Project, Sponsor
from declic.people.models import Person, Programme, Role

NEED = (
    "Schools here wait four months for a course. Teachers say that threats with pictures reach "
    "them each term, and that friends of whoever is threatened do not know what helps."
)
METHOD = (
    "One trainer, a screen, twenty young people, 100 minutes; it works without internet. A trained "
    "adult of the place stays in the room. Your staff meet the same questions in an hour."
)
RISKS = (
    "A class falls ill: the date moves inside the period. A trainer drops out: another one on our "
    "list leads. Somebody is upset: an adult of the place is there, and help numbers are given."
)
NAMES = (
    "Twelve courses in vocational schools",
    "Eight courses in youth movements",
    "Courses and a morning for our own staff",
    "Ten courses along the coast",
    "Three courses in one town",
    "A course at our head office",
)


# Courses, sessions for staff, cents.
Units = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes the steps: one who chooses for the sponsor, one who works there."""

    sponsor: Sponsor
    chooser: Person
    employee: Person
    at: dt.datetime

    def days(self, before: int) -> dt.datetime:
        """Give the moment so many days ago."""
        return self.at - dt.timedelta(days=before)


def fill_projects(sponsor: Sponsor, at: dt.datetime) -> None:
    """Propose to a sponsor by the actions that people use, so that every state is there once."""
    cast = _cast(sponsor, at)
    _drafted(cast, "A pilot in two villages", (2, 0, 0), before=3)
    _proposed(cast, NAMES[0], (12, 2, 980_000), before=40)
    _proposed(cast, NAMES[1], (8, 0, 600_000), before=35)
    _asked(cast, _proposed(cast, NAMES[3], (10, 1, 790_000), before=30))
    _offered(cast, _drafted(cast, NAMES[2], (4, 3, 410_000), by_employee=True))
    told: dict[str, Any] = {"by": cast.chooser, "at": cast.days(20)}
    small = _proposed(cast, NAMES[4], (3, 0, 240_000), before=33)
    decline(project=small, reason="We pay for eight courses at least.", **told)
    withdraw(project=_proposed(cast, NAMES[5], (0, 1, 60_000)), by=None, at=cast.days(2))
    select(project=_proposed(cast, "Next year", (8, 1, 700_000)), seen=0, **told)


def _asked(cast: Cast, project: Project) -> None:
    first = "Who leads where a trainer falls ill?"
    told: dict[str, Any] = {"by": cast.chooser, "at": cast.days(25)}
    asked = ask(project=project, text=first, **told)
    answer(question=asked, text="Another trainer of our list.", by=None, at=cast.days(24))
    ask(project=project, text="Could half of them be in autumn?", by=cast.chooser, at=cast.days(5))


def _offered(cast: Cast, project: Project) -> None:
    propose(project=project, by=cast.employee, at=cast.days(1))


def _proposed(cast: Cast, name: str, units: Units, *, before: int = 22) -> Project:
    made = _drafted(cast, name, units, before=before + 2)
    return propose(project=made, by=None, at=cast.days(before))


def _drafted(
    cast: Cast, name: str, units: Units, *, before: int = 2, by_employee: bool = False
) -> Project:
    today = cast.at.date()
    begins, ends = (today + dt.timedelta(days=days) for days in (30, 395))
    terms = Terms(name, begins, ends, *units)
    return write_project(
        sponsor=cast.sponsor,
        proposal=Proposal(terms, NEED, METHOD, RISKS),
        by=cast.employee if by_employee else None,
        at=cast.days(before),
    )


def _cast(sponsor: Sponsor, at: dt.datetime) -> Cast:
    chooser, employee = (_person(sponsor.programme, name, at) for name in ("C", "D"))
    for who in (chooser, employee):
        add_reader(sponsor=sponsor, person=who, chooses=who is chooser, by=None, at=at)
    return Cast(sponsor, chooser, employee, at)


def _person(programme: Programme, letter: str, at: dt.datetime) -> Person:
    """Make an account that nobody can sign in to: it has no password, and no such address."""
    person = Person.objects.create_user(
        f"sponsor-{letter}@declic.example".lower(), name=f"Sponsor {letter}."
    )
    since = at.date() - dt.timedelta(days=400)
    told = {"programme": programme, "kind": Role.Kind.SPONSOR}
    Role.objects.create(person=person, starts_on=since, given_at=at, **told)
    return person
