"""Who comes to a date hears once, by mail, that it was moved or cancelled."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from declic.courses.actions.courses import move
from declic.courses.actions.dates import add_date, cancel_date, move_date
from declic.courses.actions.trainers import ask
from declic.courses.actions.writing import remind
from declic.courses.models import Assignment, Course, State
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import dated, trainer, when
from declic.courses.tests.test_reminders import Ready, at, ready, sent
from declic.people.models import Role
from declic.post.models import Mail

pytestmark = pytest.mark.django_db
DAY = at(-20)
SOON = dt.timedelta(minutes=20)


def moved(it: Ready, day: int = 12, moment: dt.datetime = DAY) -> None:
    move_date(date=it.date, when=when(day), by=it.of.coordinator, at=moment)


def test_host_coach_and_trainers_hear_once_of_a_moved_date() -> None:
    it = ready()
    asked = trainer(it.of, "asked@clairiere.example")
    told: dict[str, Any] = {"part": Assignment.Part.SECOND, "by": it.of.coordinator, "at": DAY}
    ask(date=it.date, trainer=asked, **told)
    moved(it)
    assert remind(at=DAY + SOON) == 4
    assert remind(at=DAY + SOON) + remind(at=DAY + 2 * SOON) == 0
    assert sent() == [
        ("remind_moved_host", "coach"),
        ("remind_moved_host", "head"),
        ("remind_moved_trainer", "asked"),
        ("remind_moved_trainer", "trainer"),
    ]
    text = Mail.objects.get(to="head@school.example").text
    assert "Avant : 10 mars 2027, 10:00." in text
    assert "Maintenant : 12 mars 2027, 10:00–11:40." in text


def test_who_corrects_a_move_at_once_tells_it_once_with_what_stands() -> None:
    it = ready()
    moved(it, 12)
    moved(it, 13, DAY + SOON / 2)
    assert remind(at=DAY + SOON) == 0
    assert remind(at=DAY + 2 * SOON) == 3
    assert "13 mars 2027" in Mail.objects.get(to="head@school.example").text


def test_a_cancelled_date_is_told_also_in_the_early_morning() -> None:
    it = ready()
    early = at(-1, 7)
    cancel_date(date=it.date, by=it.of.coordinator, at=early)
    assert remind(at=early + SOON) == 3
    assert remind(at=early + 2 * SOON) == 0
    assert {kind for kind, _ in sent()} == {"remind_cancelled_host", "remind_cancelled_trainer"}
    assert "est annulée : 10 mars 2027" in Mail.objects.get(to="head@school.example").text


def test_a_cancelled_course_is_told_for_its_date() -> None:
    it = ready()
    course = Course.objects.get(pk=it.course.pk)
    move(course=course, to=State.CANCELLED, by=it.of.coordinator, at=DAY, reason="Ill")
    assert remind(at=DAY + SOON) == 3


def test_of_what_nobody_heard_of_nothing_is_told() -> None:
    it = ready()
    course = Course.objects.get(pk=it.course.pk)
    move(course=course, to=State.DATED, by=it.of.coordinator, at=at(-30), reason="Ill")
    move(course=course, to=State.TALKING, by=it.of.coordinator, at=at(-30), reason="Ill")
    moved(it)
    other = add_date(course=course, when=when(15), by=it.of.coordinator, at=DAY)
    cancel_date(date=other, by=it.of.coordinator, at=DAY)
    assert remind(at=DAY + SOON) == 0


@pytest.mark.parametrize("change", ["another place", "too long ago", "over", "demonstration"])
def test_what_changes_no_hours_to_come_is_not_told(change: str) -> None:
    it = ready()
    now = DAY + SOON
    if change == "another place":
        told = when(place="Gym")
        move_date(date=it.date, when=told, by=it.of.coordinator, at=DAY)
    else:
        moved(it)
    if change == "too long ago":
        now = DAY + dt.timedelta(days=3, minutes=1)
    if change == "over":
        Course.objects.get().dates.update(starts_at=DAY)
    if change == "demonstration":
        Course.objects.update(purpose="demo")
    assert remind(at=now) == 0


def test_who_left_or_declined_is_not_written_to() -> None:
    it = ready()
    no = trainer(it.of, "no@clairiere.example")
    told: dict[str, Any] = {"part": Assignment.Part.SECOND, "by": it.of.coordinator, "at": DAY}
    made = ask(date=it.date, trainer=no, **told)
    Assignment.objects.filter(pk=made.pk).update(answer=Assignment.Answer.DECLINED)
    Role.objects.filter(person=it.trainer.person).update(ended_at=DAY)
    moved(it)
    assert remind(at=DAY + SOON) == 2


def test_the_office_looks_at_such_a_mail_and_sends_it_itself() -> None:
    it = ready()
    dated(it.of, it.course, when(15))
    moved(it)
    page = Browser(it.of.coordinator).get(f"/office/courses/{it.course.pk}/letters").text
    assert "Mail to the host: a date was moved" in page
    assert "a date was cancelled" not in page
    cancel_date(date=it.date, by=it.of.coordinator, at=DAY)
    browser = Browser(it.of.coordinator)
    page = browser.get(f"/office/courses/{it.course.pk}/letters").text
    assert "a date was moved" not in page
    which = page.split("/mail?which=remind-cancelled-host")[1].split('"')[0]
    address = f"/office/courses/{it.course.pk}/mail"
    key = f"remind-cancelled-host{which}".replace("%3A", ":")
    assert "est annulée" in browser.get(address, which=key).text
    done = browser.post(address, which=key, subject="Annulé", text="Désolés")
    assert done.status == 302
    remind(at=DAY + SOON)
    assert sent().count(("remind_cancelled_host", "head")) <= 1
    assert Mail.objects.filter(text__contains="Désolés").count() == 1


def test_a_reception_centre_is_named_in_none_of_them() -> None:
    it = ready(kind="reception_centre", name="Centre du Bois", street="Rue Noire 1", city="Liège")
    moved(it)
    remind(at=DAY + SOON)
    cancel_date(date=it.date, by=it.of.coordinator, at=DAY + 2 * SOON)
    remind(at=DAY + 3 * SOON)
    told = "\n".join(f"{each.subject} {each.text} {each.html}" for each in Mail.objects.all())
    assert Mail.objects.count() == 6
    assert not [each for each in ("Bois", "Rue Noire", "Liège", "4000") if each in told]
