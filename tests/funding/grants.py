"""Grants for tests, and courses that may be charged to them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from declic.courses.actions.courses import move
from declic.courses.actions.held import begun, confirm_by_office, ended
from declic.courses.models import Course, CourseDate, Host, State
from declic.courses.tests.office import AT, Office, course, dated, host, when
from declic.funding.actions.grants import Terms, make_grant, sponsor_called
from declic.funding.models import Charge, Grant, Sponsor
from declic.kernel.ids import new_id

STARTS, ENDS = dt.date(2027, 1, 1), dt.date(2027, 12, 31)


def sponsor(of: Office, name: str = "Fondation Lumière") -> Sponsor:
    return sponsor_called(
        programme=of.programme, name=name, language="fr", by=of.coordinator, at=AT
    )


def terms(**told: Any) -> Terms:
    promised = {"courses": 12, "staff": 2, "starts_on": STARTS, "ends_on": ENDS}
    return Terms(**{"name": "Ateliers 2027", **promised, **told})


def grant(of: Office, *, by: str = "Fondation Lumière", **told: Any) -> Grant:
    return make_grant(sponsor=sponsor(of, by), terms=terms(**told), by=of.coordinator, at=AT)


def delivered(
    of: Office, at: Host | None = None, *, present: int = 20, day: int = 10, **told: Any
) -> Course:
    """Make a course that was held and confirmed. What makes it ready is tried elsewhere."""
    made = course(of, at, **{"languages": ["fr"], "group_size": present, **told})
    date = dated(of, made, when(day=day))
    Course.objects.filter(pk=made.pk).update(state=State.READY)
    hold(date, made.purpose, present)
    confirm_by_office(date=date, why_not="Said on the phone", by=of.coordinator, at=AT)
    return Course.objects.select_related("host").get(pk=made.pk)


def hold(date: CourseDate, purpose: str, present: int) -> None:
    session = new_id()
    begun(date=date.pk, session=session, purpose=purpose)
    ended(session=session, present=present, at=AT)


def undo(of: Office, what: Course, reason: str = "It was another group") -> None:
    move(course=what, to=State.READY, reason=reason, by=of.coordinator, at=AT)


def centre(of: Office) -> Host:
    return host(of, kind="reception_centre", name="Centre du Bois", postcode="4900")


def standing(of: Grant) -> list[tuple[str, int, Course]]:
    rows = Charge.objects.filter(unit__grant=of).order_by("unit__kind", "unit__number")
    return [(row.unit.kind, row.unit.number, row.course) for row in rows]
