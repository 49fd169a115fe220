"""What letters and mails about a course are filled with, in the language of their readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from django.utils import translation
from django.utils.formats import date_format

from declic.care.models import Community
from declic.care.queries import CHILD_LINE, communities, in_force
from declic.courses.models import Assignment, Course, CourseDate, Host
from declic.courses.queries.gate import standing_dates
from declic.courses.queries.naming import language_name, plan_name
from declic.courses.rules.hours import HERE
from declic.letters.queries.letters import About, word
from declic.people.models import Person, RoleKind
from declic.people.queries import holding

# Which letters a course has, in the order in which they are needed.
FOR_HOST = ("confirmation", "agreement", "set-up", "costs")
FOR_FAMILIES = ("parents-before", "parents-after")
FOR_GUARDIANS = ("guardians-before", "guardians-after")
# What an employer hangs up, hands out, and lays before the works council.
FOR_EMPLOYER = ("staff-invitation", "staff-poster", "staff-council")
# Of these Django knows the names of months; elsewhere a day is written in numbers.
_MONTHS = {"en", "fr", "nl", "de", "ar", "tr"}


def letters_of(course: Course) -> tuple[str, ...]:
    """Name the letters that a course may need."""
    if course.audience != Course.Audience.YOUNG:
        return (*FOR_HOST, *FOR_EMPLOYER)
    shelter = course.host.kind == Host.Kind.RECEPTION_CENTRE
    asked = course.guardians != Course.Guardians.NOT_ASKED
    home = FOR_GUARDIANS if shelter else FOR_FAMILIES
    more = FOR_GUARDIANS if asked and not shelter else ()
    return (*FOR_HOST, *home, *more)


def is_shelter(course: Course) -> bool:
    """Say whether a course is held where place and date together must not be told."""
    return course.host.kind == Host.Kind.RECEPTION_CENTRE


def about(
    course: Course,
    *,
    today: dt.date,
    costs: Iterable[tuple[str, str]] = (),
    total: str = "",
    more: Mapping[str, str] | None = None,
) -> About:
    """Give what a letter about a course is filled with; `more` are values of one mail alone."""
    dates = standing_dates(course)
    known = tuple(costs)
    facts = {**_of_people(course, today), **_of_course(course), "costs.sum": total}
    organisation = course.programme.organisation
    return About(
        values=cache(partial(_values, _Known(course, dates, facts, dict(more or {}), today))),
        conditions=frozenset(_conditions(course, dates, costs=bool(known))),
        organisation=organisation.pk,
        community=community_of(course),
        costs=known,
        sender=tuple(filter(None, (organisation.name, facts["office.email"]))),
        to=_addressed(course),
        number=course.label,
    )


def community_of(course: Course) -> Community | None:
    """Give for whose help lines a host's young people look; None where nobody said."""
    return next((each for each in communities() if each == course.host.community), None)


def _addressed(course: Course) -> tuple[str, ...]:
    host, adult = course.host, course.host_adult
    city = f"{host.postcode} {host.city}".strip()
    return tuple(filter(None, (host.name, adult.name if adult else "", host.street, city)))


def _of_people(course: Course, today: dt.date) -> dict[str, str]:
    owner, adult, coach = office_of(course, on=today), course.host_adult, course.coach
    return {
        "organisation.name": course.programme.organisation.name,
        "programme.name": course.programme.name,
        "office.name": str(owner) if owner else course.programme.organisation.name,
        "office.email": owner.email if owner else "",
        "contact.name": adult.name if adult else "",
        "coach.name": coach.name if coach else "",
        "responsible": course.responsible,
        "deputy": course.deputy,
        "trusted_adult": course.trusted_adult,
        "help_place": course.help_place,
        "help_until": course.help_until,
        "trainers": ", ".join(trainers_of(course)),
    }


def office_of(course: Course, *, on: dt.date) -> Person | None:
    """Give who answers for a course in the office: its owner, else who coordinates longest."""
    if course.owner is not None:
        return course.owner
    roles = course.programme.roles.filter(holding(on), kind=RoleKind.COORDINATOR)
    first = roles.filter(person__is_active=True).select_related("person").order_by("pk").first()
    return first.person if first else None


def _of_course(course: Course) -> dict[str, str]:
    host = course.host
    return {
        "host.name": host.name,
        "host.street": host.street,
        "host.city": f"{host.postcode} {host.city}".strip(),
        "course.number": course.label,
        "course.languages": ", ".join(language_name(code) for code in course.languages),
        "group.size": str(course.group_size or ""),
        "group.number": str(course.groups),
        "phones.by": course.phones_by,
        "room": course.room,
        "adults": str(course.adults_present or ""),
        "interpreter": course.interpreter,
    }


def trainers_of(course: Course) -> list[str]:
    """Name those who accepted to lead or to stand beside, each once."""
    rows = Assignment.objects.filter(
        date__course=course, date__cancelled_at=None, answer=Assignment.Answer.ACCEPTED
    )
    people = rows.select_related("trainer__person").order_by("date__starts_at", "part")
    return list(dict.fromkeys(str(each.trainer.person) for each in people))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a course, from which each language is told."""

    course: Course
    dates: list[CourseDate]
    facts: Mapping[str, str]
    more: Mapping[str, str]
    today: dt.date


class _Values(dict[str, str]):
    """Values, and the title of a plan only when somebody asks: packs take seconds to read."""

    def __init__(self, told: Mapping[str, str], plan: Callable[[], str]) -> None:
        super().__init__(told)
        self._plan = plan

    def get(self, name: str, otherwise: str = "") -> str:  # type: ignore[override]
        return self._plan() if name == "course.plan" else super().get(name, otherwise)


def _values(known: _Known, language: str) -> Mapping[str, str]:
    course, dates, today = known.course, known.dates, known.today
    first = dates[0] if dates else None
    child = in_force(CHILD_LINE, community_of(course) or "all", today)
    danger = in_force("emergency.number", "all", today)
    told = {
        **known.facts,
        "today": day(today, language),
        "course.ages": _ages(course, language),
        "phones": word(f"phones-{course.phones}", language) if course.phones else "",
        "dates": "\n".join(_date(each, language) for each in dates),
        "date.day": day_of(first, language) if first else "",
        "date.time": hours(first) if first else "",
        "date.minutes": str(_minutes(first)) if first else "",
        "date.place": place_of(first, course) if first else "",
        "help.child": f"{child.name['en']}: {child.shown_number}",
        "help.emergency": danger.shown_number,
        **known.more,
    }
    return _Values(told, partial(plan_name, course.plan, language))


def day(told: dt.date, language: str) -> str:
    """Write a day as readers of a language do, where that is known; else in numbers."""
    if language not in _MONTHS:
        return f"{told:%d/%m/%Y}"
    with translation.override(language):
        return date_format(told, "j. F Y" if language == "de" else "j F Y")


def day_of(date: CourseDate, language: str) -> str:
    """Write the day of a date, as the calendar in Belgium shows it."""
    return day(date.starts_at.astimezone(HERE).date(), language)


def hours(date: CourseDate) -> str:
    """Write from when until when, as clocks in Belgium show it."""
    return f"{date.starts_at.astimezone(HERE):%H:%M}–{date.ends_at.astimezone(HERE):%H:%M}"


def place_of(date: CourseDate, course: Course) -> str:
    """Give where a date is held: its own place, or the host's address."""
    host = course.host
    city = f"{host.postcode} {host.city}".strip()
    return date.place or ", ".join(filter(None, (host.street, city)))


def _date(date: CourseDate, language: str) -> str:
    part = f"{word('part', language)} {date.part}" if date.part > 1 else ""
    group = f"{word('group', language)} {date.group}" if date.group else ""
    return ", ".join(filter(None, (day_of(date, language), hours(date), group, part)))


def _minutes(date: CourseDate) -> int:
    return int((date.ends_at - date.starts_at).total_seconds()) // 60


def _ages(course: Course, language: str) -> str:
    ages = [str(each) for each in (course.age_least, course.age_most) if each is not None]
    return f"{'–'.join(dict.fromkeys(ages))} {word('years', language)}" if ages else ""


def _conditions(course: Course, dates: list[CourseDate], *, costs: bool) -> Iterable[str]:
    so = {
        "young": course.audience == Course.Audience.YOUNG,
        "several_dates": len(dates) > 1,
        f"phones_{course.phones}": bool(course.phones),
        # Nobody said that there is none: then it is on the list.
        "wall": course.wall is not False,
        "interpreter": bool(course.interpreter),
        "costs": costs,
        "reception_centre": is_shelter(course),
    }
    return (name for name, holds in so.items() if holds)
