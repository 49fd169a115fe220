"""What a mail about a course would say, before anybody sends it.

A mail is public on its way. It says number, day and hours; the name of a place goes only to whoever
is asked to lead there, and of a reception centre it goes nowhere by mail.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from declic.courses.models import Assignment, Contact, Course, CourseDate, Task
from declic.courses.queries.gate import standing_dates
from declic.courses.queries.letters import about, day, day_of, hours, is_shelter, office_of
from declic.courses.rules.hours import HERE
from declic.letters.queries.letters import About, Mailing, mailing
from declic.people.models import Person, Vetting

CONFIRMATION, ASKED = "mail-confirmation", "mail-trainer"
WEEK_HOST, WEEK_TRAINER = "remind-week-host", "remind-week-trainer"
DAY_HOST, DAY_TRAINER = "remind-day-host", "remind-day-trainer"
HELD, FOLLOW_UP = "remind-held", "remind-follow-up"
TASK, VETTING = "remind-task", "remind-vetting"
MOVED_HOST, MOVED_TRAINER = "remind-moved-host", "remind-moved-trainer"
CANCELLED_HOST, CANCELLED_TRAINER = "remind-cancelled-host", "remind-cancelled-trainer"
OF_A_DATE = (WEEK_HOST, DAY_HOST, HELD, FOLLOW_UP)
TO_TRAINER = frozenset({ASKED, WEEK_TRAINER, DAY_TRAINER, MOVED_TRAINER, CANCELLED_TRAINER})
OWN_DATES, OWN_TASKS = "/office/own", "/office/tasks"
# What a mail about a reception centre never holds, whoever words it.
_PLACES = ("host.name", "host.street", "host.city", "date.place", "room", "help_place")


@dataclass(frozen=True, slots=True)
class Planned:
    """A mail that can be written: what about, to whom. Its key says whether it was sent already."""

    kind: str
    key: str
    course: Course
    to: str
    name: str
    language: str
    date: CourseDate | None = None

    @property
    def is_reminder(self) -> bool:
        """Say whether the clock sends it, if nobody does before."""
        return self.kind.startswith("remind-")


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail as it would be sent. `path` is where its button leads, `letters` go with it."""

    kind: str
    key: str
    to: str
    language: str
    mailing: Mailing
    organisation: UUID
    reply_to: str = ""
    path: str = ""
    course: Course | None = None
    date: CourseDate | None = None
    letters: tuple[str, ...] = ()


def to_contact(
    kind: str, course: Course, contact: Contact, date: CourseDate | None = None
) -> Planned:
    """Plan a mail to an adult of the host."""
    return Planned(
        kind=kind,
        key=f"{kind}:{_thing(course, date)}:{contact.pk}",
        course=course,
        to=contact.email,
        name=contact.name,
        language=contact.language,
        date=date,
    )


def to_trainer(kind: str, assignment: Assignment) -> Planned:
    """Plan a mail to who is asked for a date, or is promised to it."""
    date, person = assignment.date, assignment.trainer.person
    asked = f"{assignment.asked_at.timestamp():.0f}"
    return Planned(
        kind=kind,
        key=f"{kind}:{_thing(date.course, date)}:{person.pk}:{asked}",
        course=date.course,
        to=person.email,
        name=str(person),
        language=person.language,
        date=date,
    )


def draft(planned: Planned, *, today: dt.date) -> Draft:
    """Write a planned mail, for somebody to look at or for the clock to send."""
    course, date = planned.course, planned.date
    named = "person.name" if planned.kind in TO_TRAINER else "contact.name"
    told = _about(course, today, {named: planned.name, **_when(date, planned.language)})
    if ends_a_link(planned):
        told = replace(told, conditions=told.conditions | {"asked_before"})
    return Draft(
        kind=planned.kind,
        key=planned.key,
        to=planned.to,
        language=planned.language,
        mailing=mailing(planned.kind, planned.language, told),
        organisation=course.programme.organisation_id,
        reply_to=_reply_to(course, today),
        path=_path(planned.kind),
        course=course,
        date=date,
        letters=_letters(planned.kind, course),
    )


def ends_a_link(planned: Planned) -> bool:
    """Say whether the host was asked about this date already: a new link ends the older one."""
    return planned.kind == HELD and planned.date is not None and bool(planned.date.secret)


def _path(kind: str) -> str:
    if kind == HELD:
        return "/held/"
    return OWN_DATES if kind in TO_TRAINER else ""


def _letters(kind: str, course: Course) -> tuple[str, ...]:
    # Both name the place.
    return ("confirmation", "agreement") if kind == CONFIRMATION and not is_shelter(course) else ()


def key_of_task(task: Task, owner: Person) -> str:
    """Name the reminder of a task; a task with a new day or a new owner is told of anew."""
    return f"{TASK}:{task.pk}:{task.due_on}:{owner.pk}"


def key_of_vetting(vetting: Vetting) -> str:
    """Name the reminder of a vetting that ends."""
    return f"{VETTING}:{vetting.pk}:{vetting.check_again_on}"


def of_task(task: Task, owner: Person, *, today: dt.date) -> Draft:
    """Draft the mail about a task that is due; what it is stands on the page alone."""
    due = day(task.due_on, owner.language) if task.due_on else ""
    told = _about(task.course, today, {"person.name": str(owner), "task.due": due})
    return Draft(
        kind=TASK,
        key=key_of_task(task, owner),
        to=owner.email,
        language=owner.language,
        mailing=mailing(TASK, owner.language, told),
        organisation=task.course.programme.organisation_id,
        path=OWN_TASKS,
        course=task.course,
    )


def of_vetting(vetting: Vetting) -> Draft:
    """Draft the mail about a vetting that ends."""
    person, organisation = vetting.person, vetting.organisation
    until = vetting.check_again_on
    values = {
        "person.name": str(person),
        "organisation.name": organisation.name,
        "vetting.until": day(until, person.language) if until else "",
    }
    told = About(values=lambda _language: values, organisation=organisation.pk)
    return Draft(
        kind=VETTING,
        key=key_of_vetting(vetting),
        to=person.email,
        language=person.language,
        mailing=mailing(VETTING, person.language, told),
        organisation=organisation.pk,
    )


def _about(course: Course, today: dt.date, more: Mapping[str, str]) -> About:
    hidden = dict.fromkeys(_PLACES, "") if is_shelter(course) else {}
    return about(course, today=today, more={**more, **hidden})


def _when(date: CourseDate | None, language: str) -> Mapping[str, str]:
    if date is None:
        return {}
    told = {"date.day": day_of(date, language), "date.time": hours(date)}
    return {**told, "date.before": _before(date, language)} if date.before else told


def _before(date: CourseDate, language: str) -> str:
    """Write when a date was before it was moved: where it last began at another time."""
    starts = [dt.datetime.fromisoformat(at) for at, _group, _part in date.before]
    other = [each for each in starts if each != date.starts_at] or starts
    then = other[-1].astimezone(HERE)
    return f"{day(then.date(), language)}, {then:%H:%M}"


def _thing(course: Course, date: CourseDate | None) -> str:
    """Name what a mail is about; a date that was moved is told of anew."""
    return f"{date.pk}:{date.moved}" if date else str(course.pk)


def _reply_to(course: Course, today: dt.date) -> str:
    office = office_of(course, on=today)
    return office.email if office else ""


def contacts_of(course: Course) -> list[Contact]:
    """Give the adults of a host who are written to: who opens the door, and the coach."""
    known = (course.host_adult, course.coach)
    found = {each.email.casefold(): each for each in known if each is not None and each.email}
    return list(found.values())


def planned_of(course: Course) -> Iterator[Planned]:
    """Give the mails of a course that somebody may look at and send."""
    dates = standing_dates(course)
    for contact in contacts_of(course):
        yield to_contact(CONFIRMATION, course, contact)
        for date in dates:
            for kind in OF_A_DATE:
                yield to_contact(kind, course, contact, date)
    for assignment in assignments_of(course):
        asked = assignment.answer == Assignment.Answer.ASKED
        for kind in (ASKED,) if asked else (WEEK_TRAINER, DAY_TRAINER):
            yield to_trainer(kind, assignment)


def assignments_of(course: Course) -> list[Assignment]:
    """Give who is asked for a course's dates and did not say no."""
    rows = Assignment.objects.filter(date__course=course, date__cancelled_at=None)
    rows = rows.exclude(answer=Assignment.Answer.DECLINED)
    return list(
        rows.select_related("date__course__programme", "trainer__person").order_by(
            "date__starts_at", "part"
        )
    )
