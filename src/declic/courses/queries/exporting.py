"""The lists as tables, with what their reader may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Prefetch

from declic.courses.models import Assignment, Contact, Course, CourseDate, Host, Incoming
from declic.courses.queries.columns import LISTS
from declic.courses.queries.seen import (
    courses_visible_to,
    dates_visible_to,
    hosts_visible_to,
    trainers_visible_to,
)
from declic.courses.rules.hours import HERE
from declic.people.models import Person
from declic.tables.models import Cell

# Beside the lists that can be brought, one that is only given: each date with what was held.
DATES = "dates"
KINDS = (*Incoming.Kind.values, DATES)
Row = tuple[Cell, ...]


def columns_of(kind: str, language: str) -> tuple[str, ...]:
    """Give the titles of a list that can be brought, as it is read again."""
    return tuple(field.title(language) for field in LISTS[kind])


def names_of(kind: str) -> tuple[str, ...]:
    """Name the columns of a list, as `courses.words` does."""
    return _DATE_NAMES if kind == DATES else tuple(field.name for field in LISTS[kind])


def rows_of(kind: str, who: Person | None, *, on: dt.date) -> Iterator[Row]:
    """Give the rows of a list that somebody sees, with the keys of choices."""
    yield from _ROWS[kind](who, on)


def _hosts(who: Person | None, on: dt.date) -> Iterator[Row]:
    for host in hosts_visible_to(who, on=on).order_by("name", "pk"):
        yield _of(LISTS[Incoming.Kind.HOSTS], _host(host))


def _host(host: Host) -> Mapping[str, Any]:
    names = ("external_id", "name", "kind", "street", "postcode", "city", "community", "language")
    return {name: getattr(host, name) for name in names}


def _contacts(who: Person | None, on: dt.date) -> Iterator[Row]:
    rows = Contact.objects.filter(host__in=hosts_visible_to(who, on=on)).select_related("host")
    for contact in rows.order_by("host__name", "name"):
        yield _of(
            LISTS[Incoming.Kind.CONTACTS],
            {
                "external_id": contact.external_id,
                "host_name": contact.host.name,
                "host_postcode": contact.host.postcode,
                "name": contact.name,
                "function": contact.function,
                "email": contact.email,
                "phone": contact.phone,
                "language": contact.language,
                "is_coach": contact.is_coach,
            },
        )


def _trainers(who: Person | None, on: dt.date) -> Iterator[Row]:
    rows = trainers_visible_to(who, on=on).filter(retired_at=None).select_related("person")
    for trainer in rows.order_by("person__name", "pk"):
        yield _of(
            LISTS[Incoming.Kind.TRAINERS],
            {
                "name": trainer.person.name,
                "email": trainer.person.email,
                "languages": ", ".join(trainer.languages),
                "provinces": ", ".join(trainer.provinces),
                "young": trainer.young,
                "most_a_month": trainer.most_a_month,
            },
        )


def _courses(who: Person | None, on: dt.date) -> Iterator[Row]:
    """Give a row for each date of a course, and one for a course without a date."""
    dates = Prefetch("dates", CourseDate.objects.filter(cancelled_at=None), "standing")
    rows = courses_visible_to(who, on=on).select_related("host", "host_adult", "coach")
    for course in rows.prefetch_related(dates).order_by("year", "number"):
        for date in getattr(course, "standing", None) or [None]:
            yield _of(LISTS[Incoming.Kind.COURSES], _course(course, date))


def _course(course: Course, date: CourseDate | None) -> Mapping[str, Any]:
    names = ("audience", "age_least", "age_most", "group_size", "phones", "plan", "wished", "needs")
    told: dict[str, Any] = {name: getattr(course, name) for name in names}
    host = _host(course.host)
    told |= {name: host[name] for name in ("kind", "street", "postcode", "city", "community")}
    told |= {"host_name": course.host.name, "host_language": course.host.language}
    told |= {"external_id": course.external_id or str(course.pk), "state": course.state}
    told["languages"] = ", ".join(course.languages)
    for name in ("host_adult", "coach"):
        contact: Contact | None = getattr(course, name)
        if contact is not None:
            told |= {f"{name}_name": contact.name, f"{name}_email": contact.email}
            told[f"{name}_phone"] = contact.phone
    return told if date is None else {**told, **_when(date)}


def _when(date: CourseDate) -> Mapping[str, Any]:
    starts, ends = date.starts_at.astimezone(HERE), date.ends_at.astimezone(HERE)
    return {
        "date": starts.date(),
        "start": f"{starts:%H:%M}",
        "end": f"{ends:%H:%M}",
        "place": date.place,
        "group": date.group,
    }


_DATE_NAMES = (
    "course",
    "host",
    "provinces",
    "date",
    "start",
    "end",
    "group",
    "part",
    "trainers",
    "present",
    "confirmed_by",
)


def _dates(who: Person | None, on: dt.date) -> Iterator[Row]:
    accepted = Assignment.objects.filter(answer=Assignment.Answer.ACCEPTED)
    promised = Prefetch("assignments", accepted.select_related("trainer__person"), "accepted")
    rows = dates_visible_to(who, on=on).filter(cancelled_at=None).select_related("course__host")
    for date in rows.prefetch_related(promised).order_by("starts_at"):
        when = _when(date)
        yield (
            date.course.label,
            date.course.host.name,
            date.course.host.province,
            when["date"],
            when["start"],
            when["end"],
            date.group,
            date.part,
            ", ".join(str(each.trainer.person) for each in getattr(date, "accepted", ())),
            date.present,
            date.confirmed_by,
        )


def _of(fields: tuple[Any, ...], told: Mapping[str, Any]) -> Row:
    return tuple(told.get(field.name) for field in fields)


_ROWS: Mapping[str, Callable[[Person | None, dt.date], Iterator[Row]]] = {
    Incoming.Kind.HOSTS: _hosts,
    Incoming.Kind.CONTACTS: _contacts,
    Incoming.Kind.TRAINERS: _trainers,
    Incoming.Kind.COURSES: _courses,
    DATES: _dates,
}
