"""What a course still lacks before it is ready, and whether it was delivered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from declic.care.queries import CHILD_LINE, communities, in_force
from declic.courses.models import Assignment, Course, CourseDate
from declic.courses.rules.held import Held, delivered
from declic.courses.rules.readiness import Missing, Prepared, missing
from declic.people.models import Organisation, Purpose
from declic.people.queries import vetted_when


def missing_of(course: Course, *, on: dt.date) -> tuple[Missing, ...]:
    """Give what keeps a course from being ready on a day."""
    return missing(prepared(course, on=on))


def prepared(course: Course, *, on: dt.date) -> Prepared:
    """Gather what the gate asks about a course."""
    dates = list(standing_dates(course))
    # A trainer must be vetted today, and still on the day itself.
    promised = Assignment.objects.filter(date__in=dates, answer=Assignment.Answer.ACCEPTED)
    rows = list(promised.select_related("trainer", "date"))
    organisation = course.programme.organisation
    holds = vetted_when((row.trainer.person_id for row in rows), organisation)
    unvetted = {
        row.trainer_id
        for row in rows
        if not holds(row.trainer.person_id, max(on, row.date.starts_at.date()))
    }
    led = {row.date_id for row in rows if row.part == Assignment.Part.LEAD}
    return Prepared(
        young=course.audience == Course.Audience.YOUNG,
        host_adult=course.host_adult_id is not None,
        coach=course.coach_id is not None,
        responsible=course.responsible,
        deputy=course.deputy,
        group_size=course.group_size,
        adults_present=course.adults_present,
        phones=course.phones,
        languages=tuple(course.languages),
        help_sure=help_is_sure(course, on=on),
        plan=course.plan,
        dates=len(dates),
        dates_without_trainer=sum(date.pk not in led for date in dates),
        unvetted=len(unvetted),
    )


def unvetted_in(courses: Iterable[Course], *, on: dt.date) -> Mapping[UUID, list[str]]:
    """Name, for courses that came with their standing dates, whose vetting does not hold.

    Of whoever accepted a date that is not over, on that day: a note may lapse, or be taken back,
    after a course was called ready.
    """
    by_organisation: dict[Organisation, list[Course]] = {}
    for course in courses:
        by_organisation.setdefault(course.programme.organisation, []).append(course)
    found: dict[UUID, list[str]] = {}
    for organisation, theirs in by_organisation.items():
        people = (each.trainer.person_id for course in theirs for _, each in _accepted(course))
        holds = vetted_when(people, organisation)
        for course in theirs:
            names = [
                str(each.trainer.person)
                for date, each in _accepted(course)
                if not holds(each.trainer.person_id, max(on, date.starts_at.date()))
            ]
            found[course.pk] = list(dict.fromkeys(names))
    return found


def _accepted(course: Course) -> Iterator[tuple[CourseDate, Assignment]]:
    for date in course.standing:  # type: ignore[attr-defined]
        for each in date.promises if date.ended_at is None else ():
            if each.answer == Assignment.Answer.ACCEPTED:
                yield date, each


def help_is_sure(course: Course, *, on: dt.date) -> bool:
    """Say whether somebody is sure of the children's line of the host's community."""
    # The community's own name in `care`; a host of no community has nobody to turn to yet.
    of = next((each for each in communities() if each == course.host.community), None)
    return of is not None and in_force(CHILD_LINE, of, on).is_sure(on)


def standing_dates(course: Course) -> list[CourseDate]:
    """Give the dates that were not cancelled."""
    return list(course.dates.filter(cancelled_at=None))


def was_delivered(course: Course) -> bool:
    """Say whether each of the course's dates was held and confirmed."""
    return delivered(held(date, course.purpose) for date in standing_dates(course))


def held(date: CourseDate, purpose: str) -> Held:
    """Tell the pure rules what is known of a date of a course of that purpose."""
    return Held(
        serves=serves(date.session_purpose, purpose),
        ended=date.ended_at is not None,
        present=date.present,
        confirmed=date.confirmed_at is not None,
        why_not=date.why_not,
    )


def serves(session_purpose: str, purpose: str) -> bool:
    """Say whether a session of one purpose can hold a date of a course of another."""
    return session_purpose == purpose != Purpose.REHEARSAL
