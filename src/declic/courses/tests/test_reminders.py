"""Reminders: each once, at its time, and to nobody who left."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from dataclasses import dataclass
from typing import Any

import pytest

from declic.courses import commands
from declic.courses.actions.courses import change_course, move
from declic.courses.actions.dates import cancel_date, move_date
from declic.courses.actions.held import begun, confirm_by_host, date_of_secret, ended
from declic.courses.actions.hosts import change_contact
from declic.courses.actions.notes import add_task, finish_task
from declic.courses.actions.writing import remind
from declic.courses.models import Contact, Course, CourseDate, State, Trainer
from declic.courses.rules.hours import HERE
from declic.courses.tests.office import (
    AT,
    Office,
    dated,
    filled,
    host,
    office,
    promised,
    trainer,
    when,
)
from declic.kernel.ids import new_id
from declic.letters.actions import reword
from declic.people.models import Organisation, Purpose, Role, Vetting
from declic.post.models import Mail

pytestmark = pytest.mark.django_db
START = dt.datetime(2027, 3, 10, 10, 0, tzinfo=HERE)


@dataclass
class Ready:
    of: Office
    course: Course
    date: CourseDate
    trainer: Trainer


def at(days: int, hour: int = 10) -> dt.datetime:
    """Give a moment so many days after the date; before it, where the number is negative."""
    day = START.date() + dt.timedelta(days=days)
    return dt.datetime.combine(day, dt.time(hour), tzinfo=HERE)


def ready(**fields: object) -> Ready:
    of = office()
    where = host(of, **fields)
    course = filled(of, where)
    for contact, email in ((course.host_adult, "head"), (course.coach, "coach")):
        assert contact is not None
        told = {"email": f"{email}@school.example", "language": "fr"}
        change_contact(contact=contact, fields=told, by=of.coordinator, at=AT)
    date, who = dated(of, course), trainer(of)
    promised(of, date, who)
    for state in (State.TALKING, State.DATED, State.READY):
        course = move(course=course, to=state, by=of.coordinator, at=AT)
    return Ready(of, course, date, who)


def sent() -> list[tuple[str, str]]:
    rows = Mail.objects.order_by("kind", "to").values_list("kind", "to")
    return [(kind, to.partition("@")[0]) for kind, to in rows]


def hold(it: Ready) -> str:
    """Hold the date; give the secret with which the host confirms it."""
    begun(date=it.date.pk, session=(session := new_id()), purpose="real")
    ended(session=session, present=19, at=at(0, 12))
    remind(at=at(0, 13))
    text = Mail.objects.get(kind="remind_held").text
    return text.rpartition("/held/")[2].strip()


def test_a_week_before_host_coach_and_trainer_are_reminded_once() -> None:
    ready()
    assert remind(at=at(-8)) == 0
    assert remind(at=at(-7)) == 3
    assert remind(at=at(-7, 18)) + remind(at=at(-6)) == 0
    assert sent() == [
        ("remind_week_host", "coach"),
        ("remind_week_host", "head"),
        ("remind_week_trainer", "trainer"),
    ]


def test_nobody_is_reminded_before_nine() -> None:
    ready()
    assert remind(at=at(-7, 8)) == 0


def test_the_day_before_all_three_are_reminded_in_their_languages() -> None:
    ready()
    assert remind(at=at(-1)) == 3
    told = Mail.objects.get(to="head@school.example")
    assert (told.language, told.subject) == ("fr", "Demain : formation 2027-001")
    assert Mail.objects.get(kind="remind_day_trainer").language == "en"


def test_a_date_that_was_moved_is_reminded_of_anew() -> None:
    it = ready()
    remind(at=at(-7))
    move_date(date=it.date, when=when(day=11), by=it.of.coordinator, at=at(-7))
    # And told that it was moved.
    assert remind(at=at(-6)) == 6
    assert sent().count(("remind_week_host", "head")) == 2


def test_a_cancelled_date_is_not_reminded_of() -> None:
    it = ready()
    cancel_date(date=it.date, by=it.of.coordinator, at=AT)
    assert remind(at=at(-7)) == 0


def test_after_the_date_the_host_is_asked_by_a_link_that_works() -> None:
    it = ready()
    assert remind(at=at(0, 12)) == 0
    secret = hold(it)
    assert date_of_secret(secret) == it.date
    assert remind(at=at(1)) == 0
    assert date_of_secret(secret) == it.date
    confirm_by_host(secret=secret, at=at(1))
    assert Course.objects.get(pk=it.course.pk).state == State.DELIVERED


def test_a_host_that_has_confirmed_is_asked_no_more() -> None:
    it = ready()
    confirm_by_host(secret=hold(it), at=at(1))
    Mail.objects.all().delete()
    assert remind(at=at(1)) == 0


def test_three_weeks_after_the_host_is_asked_how_it_goes() -> None:
    it = ready()
    confirm_by_host(secret=hold(it), at=at(1))
    assert remind(at=at(20)) == 0
    assert remind(at=at(21)) == 1
    assert ("remind_follow_up", "head") in sent()


def test_who_has_left_is_not_reminded() -> None:
    it = ready()
    Role.objects.filter(person=it.trainer.person).update(ends_on=at(-8).date())
    remind(at=at(-7))
    assert [to for _, to in sent()] == ["coach", "head"]


def test_whose_account_is_closed_is_not_reminded() -> None:
    it = ready()
    person = it.trainer.person
    person.is_active = False
    person.save()
    remind(at=at(-7))
    assert [to for _, to in sent()] == ["coach", "head"]


@pytest.mark.parametrize("what", ["course", "organisation"])
def test_nobody_is_reminded_of_a_demonstration(what: str) -> None:
    it = ready()
    if what == "course":
        Course.objects.update(purpose=Purpose.DEMO)
    else:
        Organisation.objects.update(purpose=Purpose.DEMO)
    add_task(
        course=it.course,
        what="Call",
        owner=it.of.coordinator,
        due_on=at(-7).date(),
        by=it.of.coordinator,
        at=AT,
    )
    assert remind(at=at(-7)) == 0


def test_a_task_that_is_due_is_told_to_its_owner_without_saying_what_it_is() -> None:
    it = ready()
    of = it.of
    what, due = "Call about the fight in class", at(-3).date()
    task = add_task(
        course=it.course, what=what, owner=of.coordinator, due_on=due, by=of.coordinator, at=AT
    )
    assert remind(at=at(-4)) == 0
    assert remind(at=at(-3)) == 1
    assert what not in Mail.objects.get().text
    Mail.objects.all().delete()
    finish_task(task=task, by=of.coordinator, at=AT)
    assert remind(at=at(-3)) == 0


def test_a_vetting_that_ends_is_told_of_unless_a_newer_one_is_there() -> None:
    it = ready()
    until = dt.date(2029, 9, 1)
    soon = dt.datetime(2029, 8, 20, 10, tzinfo=HERE)
    assert remind(at=soon) == 1
    assert sent() == [("remind_vetting", "trainer")]
    Mail.objects.all().delete()
    Vetting.objects.create(
        organisation=it.of.organisation,
        person=it.trainer.person,
        seen_on=until,
        check_again_on=until + dt.timedelta(days=1000),
        ground=Vetting.Ground.MINORS,
    )
    assert remind(at=soon) == 0


def test_reminders_of_a_reception_centre_name_no_place() -> None:
    ready(kind="reception_centre", name="Centre du Bois", street="Rue Noire 1", city="Liège")
    remind(at=at(-7))
    told = "\n".join(f"{each.subject} {each.text} {each.html}" for each in Mail.objects.all())
    assert "10 mars 2027" in told
    assert not [each for each in ("Centre du Bois", "Rue Noire", "Liège", "4000") if each in told]


def test_a_course_that_is_only_talked_about_reminds_nobody() -> None:
    it = ready()
    change_course(course=it.course, fields={"coach": None}, by=it.of.coordinator, at=AT)
    course = Course.objects.get(pk=it.course.pk)
    move(course=course, to=State.TALKING, by=it.of.coordinator, at=AT, reason="Sick")
    assert remind(at=at(-7)) == 0


def test_the_command_says_how_many_reminders_were_new(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ready()
    monkeypatch.setattr("declic.kernel.clock.now", lambda: at(-7))
    assert [commands.remind(Namespace()) for _ in range(2)] == [0, 0]
    assert capsys.readouterr().out == "reminders: 3\nreminders: 0\n"


def test_an_address_that_is_none_keeps_nobody_else_from_being_reminded() -> None:
    it = ready()
    assert it.course.host_adult is not None
    Contact.objects.filter(pk=it.course.host_adult.pk).update(email="not an address")
    assert remind(at=at(-7)) == 2
    assert [to for _, to in sent()] == ["coach", "trainer"]


def test_own_words_cannot_name_a_reception_centre_either() -> None:
    it = ready(kind="reception_centre", name="Centre du Bois")
    reword(
        organisation=it.of.organisation,
        template="remind-week-host",
        language="fr",
        part="own",
        text="Chez {{host.name}}, {{date.place}}, {{host.city}}",
        by=it.of.coordinator,
        at=AT,
    )
    remind(at=at(-7))
    told = Mail.objects.get(to="head@school.example").text
    assert "Chez ……" in told
    assert "Bois" not in told


def test_what_was_written_already_is_not_written_again_to_find_that_out(
    django_assert_max_num_queries: Any,
) -> None:
    ready()
    remind(at=at(-7))
    with django_assert_max_num_queries(8):
        assert remind(at=at(-7, 12)) == 0
