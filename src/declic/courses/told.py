"""A course as other programs read it: plain values, the same keys whether filled or not."""

from __future__ import annotations

import datetime as dt
from typing import Any

from declic.courses.models import Assignment, Contact, Course, CourseDate, Host
from declic.courses.queries.gate import missing_of

COLUMNS = (
    "audience",
    "age_least",
    "age_most",
    "group_size",
    "groups",
    "languages",
    "phones",
    "phones_by",
    "room",
    "wall",
    "wished",
    "needs",
    "interpreter",
    "guardians",
    "responsible",
    "deputy",
    "trusted_adult",
    "adults_present",
    "plan",
    "options",
)


def course_told(course: Course, *, on: dt.date) -> dict[str, Any]:
    """Tell a course whole: its host and adults, its dates, and what it still lacks."""
    missing = missing_of(course, on=on)
    return {
        **course_line(course),
        "host": host_told(course.host),
        "host_adult": _contact(course.host_adult),
        "coach": _contact(course.coach),
        **{name: getattr(course, name) for name in COLUMNS},
        "dates": [date_told(date) for date in course.dates.all()],
        "missing": [{"what": each.what, "who": each.who.value} for each in missing],
    }


def course_line(course: Course) -> dict[str, Any]:
    """Tell what tells a course from another."""
    return {
        "id": str(course.pk),
        "number": course.label,
        "programme": course.programme.name,
        "purpose": course.purpose,
        "state": course.state,
        "host_name": course.host.name,
        "external_id": course.external_id,
        "from_before": course.from_before,
    }


def host_told(host: Host) -> dict[str, Any]:
    """Tell a host."""
    names = ("external_id", "kind", "name", "street", "postcode", "city")
    more = ("province", "community", "language")
    return {"id": str(host.pk), **{name: getattr(host, name) for name in (*names, *more)}}


def _contact(contact: Contact | None) -> dict[str, Any] | None:
    if contact is None:
        return None
    names = ("name", "function", "email", "phone", "language", "is_coach")
    return {name: getattr(contact, name) for name in names}


def date_told(date: CourseDate) -> dict[str, Any]:
    """Tell a date: when, who was asked for it, and what was held."""
    asked = date.assignments.select_related("trainer__person").order_by("asked_at")
    return {
        "id": str(date.pk),
        "group": date.group,
        "part": date.part,
        "starts_at": date.starts_at.isoformat(),
        "ends_at": date.ends_at.isoformat(),
        "place": date.place,
        "cancelled": date.cancelled_at is not None,
        "trainers": [_asked(each) for each in asked],
        "session": str(date.session) if date.session else None,
        "present": date.present,
        "confirmed_by": date.confirmed_by,
    }


def _asked(assignment: Assignment) -> dict[str, str]:
    name = str(assignment.trainer.person)
    return {"name": name, "part": assignment.part, "answer": assignment.answer}
