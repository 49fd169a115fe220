"""Whose role ended answers for nothing any more, is written to no more, and is offered nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import pytest

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.trainers import ask
from declic.courses.models import Assignment, Course, CourseDate, Trainer
from declic.courses.queries import letters, pages, profiles
from declic.courses.queries.requests import coordinators_of
from declic.courses.queries.seen import courses_visible_to
from declic.courses.queries.trainers import proposals
from declic.courses.tests.office import (
    AT,
    DAY,
    Office,
    course,
    dated,
    filled,
    member,
    office,
    promised,
    trainer,
)
from declic.people.models import Person, Programme, Role

pytestmark = pytest.mark.django_db


def staffed() -> Office:
    of = office()
    dated(of, course(of))
    trainer(of)
    member(of.programme, Role.Kind.TRAINER, "new@clairiere.example")
    return of


def answering(_of: Office) -> Iterable[Person]:
    return filter(None, [letters.office_of(Course.objects.get(), on=DAY)])


def own(of: Office) -> Iterable[Person]:
    person = Trainer.objects.get(programme=of.programme).person
    return (each.person for each in profiles.own_profiles(person, on=DAY))


def proposed(_of: Office) -> Iterable[Person]:
    found = proposals(CourseDate.objects.get(), Trainer.objects.all(), on=DAY)
    return [each.trainer.person for each in found]


def unknown(of: Office) -> Iterable[Person]:
    programmes = Programme.objects.filter(pk=of.programme.pk)
    return (role.person for role in profiles.without_profile(programmes, on=DAY))


FOUND: dict[str, Callable[[Office], Iterable[Person]]] = {
    "whoever reads requests": lambda of: coordinators_of(of.programme, on=DAY),
    "whoever works in the office": lambda of: pages.office_of(of.programme, on=DAY),
    "whoever answers for a course": answering,
    "whose own profile it is": own,
    "who may be asked for a date": proposed,
    "of whom nothing is known yet": unknown,
}
YESTERDAY = DAY - dt.timedelta(days=1)


@pytest.mark.parametrize("found", FOUND.values(), ids=FOUND)
@pytest.mark.parametrize(
    "ended", [{"ended_at": AT}, {"ends_on": YESTERDAY}, {"starts_on": DAY + dt.timedelta(days=1)}]
)
def test_only_whose_role_holds_is_found(
    found: Callable[[Office], Iterable[Person]], ended: dict[str, object]
) -> None:
    of = staffed()
    assert list(found(of))
    Role.objects.update(**ended)
    assert not list(found(of))


@pytest.mark.parametrize("kind", [Role.Kind.TRAINER, Role.Kind.CO_FACILITATOR])
def test_whose_role_of_trainer_ended_sees_no_promised_course(kind: Role.Kind) -> None:
    of = office()
    who, on = trainer(of), filled(of)
    promised(of, dated(of, on), who)
    Role.objects.filter(person=who.person).update(kind=kind)
    assert list(courses_visible_to(who.person, on=DAY)) == [on]
    Role.objects.filter(person=who.person).update(ended_at=AT)
    assert list(courses_visible_to(who.person, on=DAY)) == []


def test_whose_role_ends_before_the_day_is_shown_as_such_and_not_asked() -> None:
    of = staffed()
    date, asked = CourseDate.objects.get(), Trainer.objects.get()
    Role.objects.update(ends_on=date.starts_at.date() - dt.timedelta(days=1))
    found = proposals(date, Trainer.objects.all(), on=DAY)
    assert [each.code for each in found[0].fitting.barred] == ["role_over"]
    with pytest.raises(CourseRefusedError, match="trainer"):
        ask(date=date, trainer=asked, part=Assignment.Part.LEAD, by=of.coordinator, at=AT)


def test_a_role_that_ends_some_day_still_answers_until_then() -> None:
    of = staffed()
    Role.objects.update(ends_on=DAY)
    assert list(answering(of)) == [of.coordinator]
