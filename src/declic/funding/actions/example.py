"""Three grants for the example year: one well on its way, one for centres, one that was selected
of the projects that were proposed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from declic.courses.models import Host
from declic.funding.actions.charging import charge
from declic.funding.actions.example_projects import fill_projects
from declic.funding.actions.example_showing import fill_showing
from declic.funding.actions.grants import Terms, make_grant, sponsor_called
from declic.funding.actions.planning import plan
from declic.funding.models import Grant, Kind
from declic.funding.queries.charging import to_charge, to_plan
from declic.funding.queries.grants import kind_is
from declic.letters.actions import note_cost
from declic.people.models import Programme

# What a course costs in the example: the same for each, so that a unit has a price.
COSTS = (("Fee", "650,00"), ("Travel", "48,50"), ("Print", "36,00"))


def fill_grants(programme: Programme, at: dt.datetime) -> None:
    """Make them by the actions that the office uses, so that they hold what a real one does."""
    today = at.date()
    centres = Terms(
        name="Courses in reception centres",
        starts_on=today - dt.timedelta(days=250),
        ends_on=today + dt.timedelta(days=115),
        courses=6,
        cents=480_000,
        host_kinds=[Host.Kind.RECEPTION_CENTRE],
    )
    _charge(_grant(programme, "Example Lottery", centres, at), {Kind.COURSE: 2}, 1, at)
    year = Terms(
        name="Courses and staff sessions",
        starts_on=today - dt.timedelta(days=250),
        ends_on=today + dt.timedelta(days=115),
        courses=12,
        staff=2,
        cents=1_000_000,
        agreed="Half of the courses in French, half in Dutch.",
    )
    held = {Kind.COURSE: 7, Kind.STAFF: 1}
    well = _grant(programme, "Example Foundation", year, at)
    _charge(well, held, 3, at)
    fill_showing(well, at)
    fill_projects(well.sponsor, at)


def _grant(programme: Programme, name: str, terms: Terms, at: dt.datetime) -> Grant:
    told = {"programme": programme, "name": name, "language": "fr", "by": None, "at": at}
    sponsor = sponsor_called(**told)  # type: ignore[arg-type]  # each by its name
    return make_grant(sponsor=sponsor, terms=terms, by=None, at=at)


def _charge(grant: Grant, held: Mapping[Kind, int], coming: int, at: dt.datetime) -> None:
    for kind, most in held.items():
        fitting = [each for each in to_charge(grant) if kind_is(each, kind)]
        # From all over the year, so that kinds of place are mixed.
        for course in fitting[:: max(len(fitting) // most, 1)][:most]:
            charge(grant=grant, course=course, by=None, at=at)
            for what, amount in COSTS:
                note_cost(about=course.pk, what=what, amount=amount, by=None, at=at)
    for course in to_plan(grant)[:coming]:
        plan(grant=grant, course=course, by=None, at=at)
