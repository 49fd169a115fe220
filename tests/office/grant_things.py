"""Grants and what hangs on them, for the table of doors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from declic.courses.tests.office import AT
from declic.funding.actions.grants import Terms, make_grant, sponsor_called
from declic.funding.models import Grant
from declic.people.models import Person, Programme
from tests.office import course_things
from tests.office.things import Maker, Thing


@cache
def made(programme: Programme, _whose: Person) -> Grant:
    """Nothing that is sent to the doors takes a grant away, so that it is made once."""
    told = {"programme": programme, "name": f"Sponsor of {programme}", "language": "fr"}
    sponsor = sponsor_called(**told, by=None, at=AT)  # type: ignore[arg-type]
    day = AT.date()
    year = dt.timedelta(days=365)
    terms = Terms(name=f"Grant of {programme}", starts_on=day, ends_on=day + year, courses=3)
    return make_grant(sponsor=sponsor, terms=terms, by=None, at=AT)


def grant(programme: Programme, whose: Person) -> Thing:
    return Thing({"grant": made(programme, whose).pk})


def unit(programme: Programme, whose: Person) -> Thing:
    return Thing({**grant(programme, whose).named, "kind": "course", "number": 1})


def course_and_grant(programme: Programme, whose: Person) -> Thing:
    course = course_things.row("course", programme, whose)
    return Thing({"course": course}, sent={"grant": str(made(programme, whose).pk)})


GRANTS: Mapping[str, Maker] = {
    "grant": grant,
    "unit of a grant": unit,
    "course and grant": course_and_grant,
}
