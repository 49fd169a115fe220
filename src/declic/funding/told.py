"""A grant as other programs read it: plain values, the same keys whether filled or not."""

from __future__ import annotations

import datetime as dt
from typing import Any

from declic.funding.models import Grant, Kind
from declic.funding.queries.grants import (
    Line,
    Stand,
    costs_of,
    last_day,
    lines_of,
    planned_for,
    stands_of,
)


def grant_line(grant: Grant, lines: list[Line]) -> dict[str, Any]:
    """Tell what tells a grant from another, and how it stands."""
    return {
        "id": str(grant.pk),
        "name": grant.name,
        "sponsor": grant.sponsor.name,
        "programme": grant.programme.name,
        "purpose": grant.purpose,
        "starts_on": grant.starts_on.isoformat(),
        "ends_on": grant.ends_on.isoformat(),
        "external_id": grant.external_id,
        "units": {line.kind.value: _progress(line) for line in lines},
    }


def _progress(line: Line) -> dict[str, int]:
    stands = line.progress
    return {
        "promised": stands.promised,
        "delivered": stands.delivered,
        "planned": stands.planned,
        "left": stands.left,
        "late": stands.late,
    }


def grant_told(grant: Grant, *, today: dt.date) -> dict[str, Any]:
    """Tell a grant whole: its conditions, the courses that stand for units, what is planned."""
    stands = stands_of(grant)
    return {
        **grant_line(grant, lines_of(grant, today=today)),
        "cents": grant.cents,
        "host_kinds": grant.host_kinds,
        "provinces": grant.provinces,
        "agreed": grant.agreed,
        "charged": [_stand(each) for each in stands if each.charge],
        "planned": [
            {"course": str(each.course_id), "number": each.course.label}
            | {"on": _day(last_day(each.course))}
            for each in planned_for(grant)
        ],
        "cost_per_unit": {kind.value: costs_of(stands, kind).one for kind in Kind},
    }


def _stand(each: Stand) -> dict[str, Any]:
    course = each.charge.course  # type: ignore[union-attr]  # only those that stand are told
    return {
        "unit": each.unit.number,
        "kind": each.unit.kind,
        "course": str(course.pk),
        "number": course.label,
        "on": _day(each.day),
        "cents": each.cents,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
