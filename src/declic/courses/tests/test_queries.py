"""However much there is, a page asks the database as often."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from declic.courses.actions.hosts import make_contact
from declic.courses.actions.notes import add_note, add_task
from declic.courses.models import Course, CourseDate, Note, Trainer
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import (
    AT,
    Office,
    course,
    dated,
    filled,
    host,
    office,
    promised,
    trainer,
    when,
)
from declic.post.actions import queue

pytestmark = pytest.mark.django_db
MANY = 50
LISTS = [
    "/office/courses",
    "/office/courses?state=received",
    "/office/courses?q=tilleul&month=2027-03",
    "/office/courses/board",
    "/office/courses/calendar?month=2027-03",
    "/office/courses/calendar?week=2027-W10",
    "/office/courses/map",
    "/office/courses/queue",
    "/office/courses/waiting",
    "/office/courses/new",
    "/office/hosts",
    "/office/trainers",
    "/office/tasks",
    "/office/post",
]


@pytest.fixture(autouse=True)
def _in_february() -> Any:
    with time_machine.travel(AT, tick=False):
        yield


def one_more(of: Office, number: int) -> Course:
    """Add one of everything: a host, a course with a date and its trainer, a task, a mail."""
    where = host(of, name=f"École des Tilleuls {number}")
    made = course(of, where, waiting_since=AT.date(), owner=of.coordinator)
    start = when(10, 6 + number % 12)
    at = dt.timedelta(days=number // 12)
    date = dated(of, made, when(10 + at.days, start.starts_at.hour, minutes=30))
    promised(of, date, trainer(of, f"t{number}@clairiere.example"))
    add_task(course=made, what="Call", owner=of.coordinator, due_on=None, by=None, at=AT)
    told: dict[str, Any] = {"to": "h@e.org", "language": "fr", "subject": "S", "text": "T"}
    queue(**told, organisation=of.organisation.pk, kind="test", key=f"k{number}", at=AT)
    return made


def asked(browser: Browser, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status == 200
    return len(queries)


def test_no_list_asks_oftener_for_fifty_than_for_one() -> None:
    of = office()
    browser = Browser(of.coordinator)
    one_more(of, 0)
    few = {address: asked(browser, address) for address in LISTS}
    for number in range(1, MANY):
        one_more(of, number)
    many = {address: asked(browser, address) for address in LISTS}
    assert many == few
    assert max(many.values()) <= 30


def test_no_page_asks_oftener_the_more_hangs_on_it() -> None:
    of = office()
    found, who = filled(of), trainer(of)
    date = dated(of, found)
    promised(of, date, who)
    # Somebody must be there who can be proposed.
    trainer(of, "t0@clairiere.example")
    told: dict[str, Any] = {"course": found, "by": of.coordinator, "at": AT}
    add_note(**told, way=Note.Way.CALL, text="Called", on=AT.date())
    add_task(**told, what="Call", owner=of.coordinator, due_on=None)
    pages = [
        f"/office/courses/{found.pk}",
        f"/office/courses/{found.pk}/fill",
        f"/office/dates/{date.pk}",
        f"/office/hosts/{found.host_id}",
        f"/office/trainers/{who.pk}",
    ]
    browser = Browser(of.coordinator)
    few = {address: asked(browser, address) for address in pages}
    for number in range(1, MANY):
        other = trainer(of, f"t{number}@clairiere.example")
        more = when(1 + number % 28, 6 + number // 28, minutes=30)
        promised(of, dated(of, found, more), other)
        promised(of, dated(of, course(of, found.host), more), who)
        make_contact(host=found.host, fields={"name": f"A{number}"}, by=None, at=AT)
        add_note(**told, way=Note.Way.CALL, text="Called", on=AT.date())
        add_task(**told, what="Call", owner=of.coordinator, due_on=None)
    assert {address: asked(browser, address) for address in pages} == few
    assert CourseDate.objects.filter(course=found).count() == MANY
    assert Trainer.objects.count() > MANY


def test_a_question_for_each_row_would_be_noticed() -> None:
    """A control: the counting sees what it is there for."""
    of = office()
    one_more(of, 0)
    one_more(of, 1)
    with CaptureQueriesContext(connection) as lazy:
        assert [each.host.name for each in Course.objects.all()]
    assert len(lazy) == 3
