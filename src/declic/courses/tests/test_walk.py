"""A course walks from state to state, and only where the table lets it."""

from __future__ import annotations

import pytest

from declic.courses.actions.courses import change_course, move
from declic.courses.actions.dates import cancel_date
from declic.courses.actions.held import ask_host, begun, confirm_by_host, confirm_by_office, ended
from declic.courses.actions.hosts import change_host
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Course, CourseDate, State, Step
from declic.courses.queries.gate import missing_of
from declic.courses.queries.seen import counted
from declic.courses.tests.office import (
    AT,
    DAY,
    Office,
    dated,
    filled,
    office,
    promised,
    trainer,
    when,
)
from declic.kernel.ids import new_id

pytestmark = pytest.mark.django_db


def ready(of: Office) -> tuple[Course, CourseDate]:
    course = filled(of)
    date = dated(of, course)
    promised(of, date, trainer(of))
    for state in (State.TALKING, State.DATED, State.READY):
        course = move(course=course, to=state, by=of.coordinator, at=AT)
    return course, date


def test_a_course_becomes_ready_when_nothing_is_missing() -> None:
    course, _ = ready(office())
    assert missing_of(course, on=DAY) == ()
    assert [step.after for step in Step.objects.filter(course=course)] == [
        "received",
        "talking",
        "dated",
        "ready",
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("host_adult", None),
        ("coach", None),
        ("responsible", " "),
        ("deputy", "C. Diallo"),
        ("group_size", None),
        ("adults_present", 1),
        ("phones", ""),
        ("languages", []),
        ("plan", ""),
    ],
)
def test_what_is_taken_away_takes_ready_away(field: str, value: object) -> None:
    of = office()
    course, _ = ready(of)
    left = change_course(course=course, fields={field: value}, by=of.coordinator, at=AT)
    assert left.state == State.DATED
    with pytest.raises(CourseRefusedError, match="missing"):
        move(course=left, to=State.READY, by=of.coordinator, at=AT)


def test_another_community_of_its_host_takes_ready_away() -> None:
    of = office()
    course, _ = ready(of)
    change_host(host=course.host, fields={"postcode": "1000"}, by=of.coordinator, at=AT)
    left = Course.objects.get(pk=course.pk)
    assert (left.state, Step.objects.last().reason) == (State.DATED, "help")  # type: ignore[union-attr]


def test_a_trainer_nobody_vetted_keeps_a_course_from_being_ready() -> None:
    of = office()
    course = filled(of)
    promised(of, dated(of, course), trainer(of, vetted=False))
    assert [each.what for each in missing_of(course, on=DAY)] == ["vetting"]


def test_a_cancelled_date_takes_ready_away() -> None:
    of = office()
    course, date = ready(of)
    cancel_date(date=date, by=of.coordinator, at=AT)
    assert Course.objects.get(pk=course.pk).state == State.DATED


def test_held_and_confirmed_by_the_host_is_delivered() -> None:
    of = office()
    course, date = ready(of)
    session = new_id()
    begun(date=date.pk, session=session, purpose="real")
    ended(session=session, present=19, at=AT)
    assert Course.objects.get(pk=course.pk).state == State.READY
    confirm_by_host(secret=ask_host(date=date, by=of.coordinator, at=AT), at=AT)
    assert Course.objects.get(pk=course.pk).state == State.DELIVERED


def test_a_coordinator_who_says_why_stands_in_for_the_host() -> None:
    of = office()
    course, date = ready(of)
    begun(date=date.pk, session=(session := new_id()), purpose="real")
    ended(session=session, present=19, at=AT)
    with pytest.raises(CourseRefusedError, match="reason"):
        confirm_by_office(date=date, why_not=" ", by=of.coordinator, at=AT)
    confirm_by_office(date=date, why_not="On sick leave", by=of.coordinator, at=AT)
    assert Course.objects.get(pk=course.pk).state == State.DELIVERED


def test_whoever_undoes_delivered_finds_what_was_taken_away_meanwhile() -> None:
    of = office()
    course, date = ready(of)
    begun(date=date.pk, session=(session := new_id()), purpose="real")
    ended(session=session, present=19, at=AT)
    confirm_by_office(date=date, why_not="On sick leave", by=of.coordinator, at=AT)
    change_course(course=course, fields={"coach": None}, by=of.coordinator, at=AT)
    assert Course.objects.get(pk=course.pk).state == State.DELIVERED
    back = move(course=course, to=State.READY, by=of.coordinator, at=AT, reason="Miscounted")
    assert back.state == State.DATED
    assert Step.objects.filter(course=course).last().reason == "coach"  # type: ignore[union-attr]


@pytest.mark.parametrize("purpose", ["rehearsal", "demo"])
def test_a_rehearsal_never_counts(purpose: str) -> None:
    of = office()
    course, date = ready(of)
    begun(date=date.pk, session=(session := new_id()), purpose=purpose)
    ended(session=session, present=19, at=AT)
    with pytest.raises(CourseRefusedError, match="not_ended"):
        confirm_by_office(date=date, why_not="It was great", by=of.coordinator, at=AT)
    with pytest.raises(CourseRefusedError, match="not_held"):
        move(course=course, to=State.DELIVERED, by=of.coordinator, at=AT)


def test_two_dates_of_one_trainer_may_touch_but_not_overlap() -> None:
    of = office()
    course, who = filled(of), trainer(of)
    promised(of, dated(of, course, when(hour=9, minutes=90)), who)
    promised(of, dated(of, course, when(hour=11)), who)
    with pytest.raises(CourseRefusedError, match="clash"):
        promised(of, dated(of, course, when(hour=10)), who)


def test_a_demonstration_is_held_by_demonstrations_and_is_never_counted() -> None:
    of = office(purpose="demo")
    course, date = ready(of)
    begun(date=date.pk, session=(session := new_id()), purpose="demo")
    ended(session=session, present=19, at=AT)
    confirm_by_office(date=date, why_not="For show", by=of.coordinator, at=AT)
    assert Course.objects.get(pk=course.pk).state == State.DELIVERED
    assert not counted().exists()


def test_a_real_course_that_was_delivered_is_counted() -> None:
    of = office()
    course, date = ready(of)
    assert not counted().exists()
    begun(date=date.pk, session=(session := new_id()), purpose="real")
    ended(session=session, present=19, at=AT)
    confirm_by_office(date=date, why_not="On sick leave", by=of.coordinator, at=AT)
    assert list(counted()) == [course]
