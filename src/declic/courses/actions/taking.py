"""Take hosts, contacts and courses as another program or a table tells them, once each.

What has a key of its own in the other program is found again by it; a host otherwise by its name
and postcode, a contact by address or name. So the same row twice changes nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from declic.courses.actions import courses as on_courses
from declic.courses.actions.dates import Stood, When, add_date, stood
from declic.courses.actions.hosts import change_contact, change_host, make_contact, make_host
from declic.courses.models import Contact, Course, Host, State, Step
from declic.courses.rules.hours import HERE
from declic.courses.rules.states import PREPARED
from declic.courses.typed import ContactTyped, CourseTyped, DateTyped, HostTyped
from declic.people.models import Person, Programme

# How a course that is new walks to where the table says that it stands.
_WALK = {
    "received": (),
    "talking": (State.TALKING,),
    "dated": (State.TALKING, State.DATED),
    "cancelled": (State.CANCELLED,),
}


@dataclass(frozen=True, slots=True)
class Taker:
    """For which programme, who takes it, and when."""

    programme: Programme
    by: Person | None
    at: dt.datetime


def take_host(typed: HostTyped, taker: Taker) -> tuple[Host, bool]:
    """Make a host or correct the one that is meant; say whether it is new."""
    found = _meant_host(typed, taker.programme)
    if found is None:
        told = typed.model_dump()
        return make_host(programme=taker.programme, fields=told, by=taker.by, at=taker.at), True
    return _corrected_host(found, typed, taker), False


def _corrected_host(host: Host, typed: HostTyped, taker: Taker) -> Host:
    told = typed.model_dump(exclude_unset=True)
    if all(getattr(host, name) == value for name, value in told.items()):
        return host
    return change_host(host=host, fields=told, by=taker.by, at=taker.at)


def _is_meant(typed: HostTyped, host: Host) -> bool:
    """Say whether a host that is known already is the one that is told."""
    if typed.external_id and host.external_id:
        return typed.external_id == host.external_id
    same_place = not typed.postcode or typed.postcode == host.postcode
    return same_place and typed.name.casefold() == host.name.casefold()


def _meant_host(typed: HostTyped, programme: Programme) -> Host | None:
    known = Host.objects.filter(programme=programme)
    if typed.external_id:
        found = known.filter(external_id=typed.external_id).first()
        if found is not None:
            return found
    same = known.filter(name__iexact=typed.name, postcode=typed.postcode)
    # A host that has another key is another one, however alike.
    return same.filter(external_id="").first() or (
        None if typed.external_id else same.order_by("pk").first()
    )


def take_contact(typed: ContactTyped, host: Host, taker: Taker) -> tuple[Contact, bool]:
    """Make an adult of a host or correct the one that is meant; say whether it is new."""
    found = _meant_contact(typed, host)
    if found is None:
        fields = typed.model_dump()
        if "language" not in typed.model_fields_set:
            # Whoever says nothing of it is written to as the host is.
            fields["language"] = host.language
        return make_contact(host=host, fields=fields, by=taker.by, at=taker.at), True
    told = typed.model_dump(exclude_unset=True)
    # Somebody who is a coach elsewhere stays one.
    if not typed.is_coach:
        told.pop("is_coach", None)
    if any(getattr(found, name) != value for name, value in told.items()):
        found = change_contact(contact=found, fields=told, by=taker.by, at=taker.at)
    return found, False


def _meant_contact(typed: ContactTyped, host: Host) -> Contact | None:
    known = host.contacts.order_by("pk")
    if typed.external_id:
        return known.filter(external_id=typed.external_id).first()
    if typed.email:
        return known.filter(email__iexact=typed.email).first()
    return known.filter(name__iexact=typed.name).first()


def take_course(typed: CourseTyped, taker: Taker) -> tuple[Course, bool]:
    """Make a course with its host, adults and dates, or correct the one with its key.

    A course that is here already keeps its state and its host, whatever is told: moving it is
    somebody's decision. Adults of another host are not put on it.
    """
    with transaction.atomic():
        found = _meant_course(typed, taker.programme)
        course = _made(typed, taker) if found is None else _corrected(found, typed, taker)
        for date in typed.dates:
            _take_date(date, course, taker)
        if found is None:
            _walk(typed, course, taker)
    return Course.objects.get(pk=course.pk), found is None


def _meant_course(typed: CourseTyped, programme: Programme) -> Course | None:
    """Find a course by its key, or by its id: a list that went out names by it what has no key."""
    if not typed.external_id:
        return None
    known = Course.objects.filter(programme=programme)
    by_key = known.filter(external_id=typed.external_id).first()
    if by_key is not None or (key := _id(typed.external_id)) is None:
        return by_key
    return known.filter(pk=key).first()


def _id(told: str) -> UUID | None:
    try:
        return UUID(told)
    except ValueError:
        return None


def _made(typed: CourseTyped, taker: Taker) -> Course:
    host, _new = take_host(typed.host, taker)
    fields = typed.fields() | _adults(typed, host, taker)
    held = [_starts(date) for date in typed.dates] if typed.state == "past" else []
    year = min([taker.at, *held]).year
    return on_courses.make_course(host=host, fields=fields, by=taker.by, at=taker.at, year=year)


def _corrected(course: Course, typed: CourseTyped, taker: Taker) -> Course:
    fields = typed.fields()
    if _is_meant(typed.host, course.host):
        fields |= _adults(typed, _corrected_host(course.host, typed.host, taker), taker)
    told = {name: fields[name] for name in fields if name in typed.model_fields_set}
    if str(course.pk) == str(_id(typed.external_id)):
        told.pop("external_id", None)
    if all(getattr(course, name) == value for name, value in told.items()):
        return course
    return on_courses.change_course(course=course, fields=told, by=taker.by, at=taker.at)


def _adults(typed: CourseTyped, host: Host, taker: Taker) -> dict[str, Contact]:
    found: dict[str, Contact] = {}
    if typed.host_adult is not None:
        found["host_adult"] = take_contact(typed.host_adult, host, taker)[0]
    if typed.coach is not None:
        coach = typed.coach.model_copy(update={"is_coach": True})
        found["coach"] = take_contact(coach, host, taker)[0]
    return found


def _take_date(typed: DateTyped, course: Course, taker: Taker) -> None:
    starts_at = _starts(typed)
    # What is over gets no other dates from a table; an export that comes back changes nothing.
    if State(course.state) not in PREPARED or _is_there(typed, starts_at, course):
        return
    ends_at = _zoned(typed.ends_at) if typed.ends_at else None
    when = When(
        starts_at,
        ends_at or starts_at + dt.timedelta(minutes=typed.minutes),
        place=typed.place,
        group=typed.group,
        part=typed.part,
    )
    add_date(course=course, when=when, by=taker.by, at=taker.at)


def _is_there(typed: DateTyped, starts_at: dt.datetime, course: Course) -> bool:
    """Say whether a course has that date, cancelled or moved since as it may be."""
    told = Stood(starts_at, typed.group, typed.part)
    if "part" not in typed.model_fields_set:
        # Tables name no part: there it is the same date whatever its part is.
        return any(
            each._replace(part=typed.part) == told
            for date in course.dates.all()
            for each in stood(date)
        )
    return any(told in stood(date) for date in course.dates.all())


def _starts(typed: DateTyped) -> dt.datetime:
    return _zoned(typed.starts_at)


def _zoned(moment: dt.datetime) -> dt.datetime:
    told = moment if moment.tzinfo else moment.replace(tzinfo=HERE)
    return told.astimezone(dt.UTC)


def _walk(typed: CourseTyped, course: Course, taker: Taker) -> None:
    if typed.state == "past":
        _close_as_past(course, typed.reason, taker)
        return
    reason = typed.reason or "Told by a table"
    for to in _WALK[typed.state]:
        on_courses.move(course=course, to=to, by=taker.by, at=taker.at, reason=reason)


def _close_as_past(course: Course, reason: str, taker: Taker) -> None:
    """Close what was held before: it walked its way elsewhere, and no figure counts it."""
    Step.objects.create(
        course=course,
        before=course.state,
        after=State.CLOSED,
        reason=reason or "Held before the office used Declic",
        by=taker.by,
        at=taker.at,
    )
    Course.objects.filter(pk=course.pk).update(state=State.CLOSED, from_before=True)
