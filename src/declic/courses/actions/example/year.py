"""Fill a programme with forty hosts, sixty courses and twelve trainers, through actions."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import transaction

from declic.courses.actions import courses as on_courses
from declic.courses.actions import held, hosts, notes, trainers
from declic.courses.actions.dates import When, add_date
from declic.courses.actions.example.names import (
    ADULTS,
    CALLS,
    PLACES,
    REASONS,
    TASKS,
    TRAINERS,
    Place,
)
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import (
    Assignment,
    Contact,
    Course,
    CourseDate,
    Host,
    Note,
    State,
    Trainer,
)
from declic.kernel.ids import new_id
from declic.people.models import Organisation, Person, Programme, Purpose, Role, Vetting

NAME = "Example organisation"
SEED = 2026
# How far each of the sixty has come; the first ones are the oldest.
WALKS = (
    [State.CLOSED] * 10
    + [State.FOLLOWED_UP] * 8
    + [State.DELIVERED] * 8
    + [State.CANCELLED] * 4
    + [State.READY] * 7
    + [State.DATED] * 8
    + [State.TALKING] * 8
    + [State.RECEIVED] * 7
)
_ORDER = list(State)[:-1]
_HELD = {State.DELIVERED, State.FOLLOWED_UP, State.CLOSED}
_COMING = {State.READY, State.DATED}
TRIES = 12


@dataclass
class Year:
    """The year while it is filled. The same seed fills it alike."""

    programme: Programme
    at: dt.datetime
    people: list[Person]
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311

    @property
    def keeper(self) -> Person:
        """Give who in the office does the next thing."""
        return self.chance.choice(self.people)


_more: list[Callable[[Programme, dt.datetime], None]] = []


def fill_too(more: Callable[[Programme, dt.datetime], None]) -> None:
    """Let a floor above add what it knows to the example; once, in `AppConfig.ready`."""
    _more.append(more)


def fill(*, at: dt.datetime) -> Programme:
    """Make the example programme, or give the one that is here already."""
    found = Programme.objects.filter(purpose=Purpose.DEMO, organisation__name=NAME).first()
    if found is not None:
        return found
    with transaction.atomic():
        year = _opened(at)
        leading = [_trainer(year, row) for row in range(len(TRAINERS))]
        receiving = [_host(year, place) for place in PLACES]
        for row, state in enumerate(WALKS):
            # Seven hosts on each time: what was held was held at every kind of place.
            _course(year, receiving[7 * row % len(receiving)], leading, state, row)
        for more in _more:
            more(year.programme, at)
    return year.programme


def _opened(at: dt.datetime) -> Year:
    organisation = Organisation.objects.create(name=NAME, purpose=Purpose.DEMO)
    programme = Programme.objects.create(
        organisation=organisation, name=f"(Dé)clic {at.year}", purpose=Purpose.DEMO
    )
    people = [_person(programme, f"Office {letter}.", Role.Kind.COORDINATOR, at) for letter in "AB"]
    return Year(programme, at, people)


def _person(programme: Programme, name: str, kind: Role.Kind, at: dt.datetime) -> Person:
    """Make an account that nobody can sign in to: it has no password, and no such address."""
    local = name.lower().replace(" ", "-").rstrip(".")
    person = Person.objects.create_user(
        f"{local}@declic.example", name=name, organisation=programme.organisation
    )
    since = at.date() - dt.timedelta(days=400)
    Role.objects.create(programme=programme, person=person, kind=kind, starts_on=since, given_at=at)
    return person


def _trainer(year: Year, row: int) -> Trainer:
    leads = TRAINERS[row]
    person = _person(year.programme, leads.name, Role.Kind.TRAINER, year.at)
    seen = year.at.date() - dt.timedelta(days=390)
    Vetting.objects.create(
        organisation=year.programme.organisation,
        person=person,
        seen_on=seen,
        seen_by=year.people[0],
        check_again_on=seen + dt.timedelta(days=3 * 365 if row else 430),
        ground=Vetting.Ground.MINORS,
    )
    return Trainer.objects.create(
        programme=year.programme,
        person=person,
        languages=list(leads.languages),
        provinces=list(leads.provinces),
        plans=["help-a-friend", "half-day"],
        young=leads.young,
        most_a_month=leads.most,
    )


def _host(year: Year, place: Place) -> Host:
    since = year.at - dt.timedelta(days=300)
    told = place._asdict()
    if not place.community:
        told.pop("community")
    host = hosts.make_host(
        programme=year.programme, fields={**told, "street": "Rue 1"}, by=year.keeper, at=since
    )
    for function, coach in (("", False), ("", True)):
        name = year.chance.choice(ADULTS)
        hosts.make_contact(
            host=host,
            fields={
                "name": name,
                "function": function,
                "email": f"{name.split()[0].lower()}@{host.pk.hex[-8:]}.example",
                "language": place.language,
                "is_coach": coach,
            },
            by=year.keeper,
            at=since,
        )
    return host


def _course(year: Year, host: Host, leading: list[Trainer], state: State, row: int) -> None:
    day = _day(year, state, row)
    asked = day - dt.timedelta(days=year.chance.randint(35, 70))
    asked = min(asked, year.at - dt.timedelta(days=2 + row % 5))
    course = on_courses.make_course(host=host, fields=_asked(year, host), by=None, at=asked)
    if state is State.CANCELLED:
        _move(year, course, State.CANCELLED, asked, reason=year.chance.choice(REASONS))
        return
    if state is State.RECEIVED:
        return
    _talked(year, course, asked)
    if state in _HELD | _COMING:
        _prepare(year, course, leading, day, asked)
        _walk(year, course, state, day, asked)


def _day(year: Year, state: State, row: int) -> dt.datetime:
    """Spread what was held over the last eight months, and what comes over the next two."""
    if state in _HELD:
        days = -240 + row * 8
    elif state in _COMING:
        days = 6 + (row % 16) * 4
    else:
        days = 45 + row
    day = year.at + dt.timedelta(days=days)
    while day.weekday() > 4:  # noqa: PLR2004  # no course on a weekend
        day += dt.timedelta(days=1)
    return day.replace(hour=year.chance.choice((8, 9, 12, 13)), minute=0, second=0, microsecond=0)


def _asked(year: Year, host: Host) -> dict[str, object]:
    young = host.kind != Host.Kind.COMPANY
    centre = host.kind == Host.Kind.RECEPTION_CENTRE
    return {
        "audience": Course.Audience.YOUNG if young else Course.Audience.STAFF,
        "age_least": 13 if young else None,
        "age_most": 15 if young else None,
        "group_size": year.chance.randint(12, 26),
        "languages": [host.language, "ar"] if centre else [host.language],
        "phones": Course.Phones.AWAY if host.kind == Host.Kind.SCHOOL else Course.Phones.USED,
        "phones_by": "The head, in writing" if host.kind == Host.Kind.SCHOOL else "",
        "guardians": Course.Guardians.NOT_YET if centre else Course.Guardians.NOT_ASKED,
        "interpreter": "Dari, Tigrinya" if centre else "",
        "wall": year.chance.random() < 0.8,  # noqa: PLR2004  # four rooms of five have one
        "wished": "A morning, in six to ten weeks",
    }


def _talked(year: Year, course: Course, asked: dt.datetime) -> None:
    later = min(asked + dt.timedelta(days=1), year.at)
    _move(year, course, State.TALKING, later)
    notes.add_note(
        course=course,
        way=year.chance.choice((Note.Way.CALL, Note.Way.MAIL)),
        text=year.chance.choice(CALLS),
        on=later.date(),
        by=year.keeper,
        at=later,
    )
    task = notes.add_task(
        course=course,
        what=year.chance.choice(TASKS),
        owner=year.keeper,
        due_on=later.date() + dt.timedelta(days=14),
        by=year.keeper,
        at=later,
    )
    if later < year.at - dt.timedelta(days=21):
        notes.finish_task(task=task, by=year.keeper, at=later + dt.timedelta(days=9))


def _prepare(
    year: Year, course: Course, leading: list[Trainer], day: dt.datetime, asked: dt.datetime
) -> None:
    at = min(asked + dt.timedelta(days=2), year.at)
    adult, coach = _adults(course.host)
    fields = {
        "host_adult": adult,
        "coach": coach,
        "owner": year.keeper,
        "responsible": coach.name,
        "deputy": f"{adult.name} (deputy)" if adult.name == coach.name else adult.name,
        "adults_present": 2,
        "plan": "half-day-1" if course.group_size and course.group_size % 2 else "help-a-friend",
        "staff_language": course.host.language,
    }
    on_courses.change_course(course=course, fields=fields, by=year.keeper, at=at)
    parts = 2 if fields["plan"] == "half-day-1" else 1
    for part in range(1, parts + 1):
        _dated(year, course, leading, day + dt.timedelta(days=7 * (part - 1)), part, at)


def _adults(host: Host) -> tuple[Contact, Contact]:
    adult = host.contacts.filter(is_coach=False).earliest("pk")
    return adult, host.contacts.filter(is_coach=True).earliest("pk")


def _dated(  # noqa: PLR0913, PLR0917  # what a date is made of
    year: Year,
    course: Course,
    leading: list[Trainer],
    day: dt.datetime,
    part: int,
    at: dt.datetime,
) -> None:
    when = When(day, day + dt.timedelta(minutes=100), part=part)
    date = add_date(course=course, when=when, by=year.keeper, at=at)
    for trainer in _fitting(year, course, leading):
        try:
            asked = trainers.ask(
                date=date, trainer=trainer, part=Assignment.Part.LEAD, by=year.keeper, at=at
            )
        except CourseRefusedError:
            continue
        trainers.answer(assignment=asked, accepts=True, by=trainer.person, at=at)
        return


def _fitting(year: Year, course: Course, leading: list[Trainer]) -> Iterator[Trainer]:
    """Give trainers who speak the host's language, those who live near first."""
    speaking = [each for each in leading if course.host.language in each.languages]
    year.chance.shuffle(speaking)
    yield from sorted(speaking, key=lambda each: course.host.province not in each.provinces)


def _walk(year: Year, course: Course, to: State, day: dt.datetime, asked: dt.datetime) -> None:
    """Move a course on to the state that it has today, each step on its day."""
    _move(year, course, State.DATED, asked + dt.timedelta(days=4))
    if to is State.DATED:
        return
    _move(year, course, State.READY, asked + dt.timedelta(days=10))
    if to is State.READY:
        return
    for date in course.dates.all():
        _hold(year, date)
    for after, state in ((21, State.FOLLOWED_UP), (40, State.CLOSED)):
        if _ORDER.index(state) <= _ORDER.index(to):
            _move(year, course, state, day + dt.timedelta(days=after))


def _hold(year: Year, date: CourseDate) -> None:
    """Tell what the room would tell, and let the host or the office confirm it."""
    session = new_id()
    held.begun(date=date.pk, session=session, purpose=Purpose.DEMO)
    there = max((date.course.group_size or 12) - year.chance.randint(0, 3), 1)
    held.ended(session=session, present=there, at=date.ends_at)
    later = date.ends_at + dt.timedelta(hours=3)
    if year.chance.random() < 0.8:  # noqa: PLR2004  # four hosts of five confirm by themselves
        secret = held.ask_host(date=date, by=year.keeper, at=later)
        held.confirm_by_host(secret=secret, at=later)
    else:
        held.confirm_by_office(
            date=date, why_not="Confirmed on the telephone", by=year.keeper, at=later
        )


def _move(year: Year, course: Course, to: State, at: dt.datetime, *, reason: str = "") -> None:
    # Who asked late is prepared at once, and never tomorrow.
    on_courses.move(course=course, to=to, by=year.keeper, at=min(at, year.at), reason=reason)
