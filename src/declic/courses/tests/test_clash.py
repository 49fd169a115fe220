"""A trainer is in one place at a time: the database says so, whoever asks at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection, connections

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.trainers import ask
from declic.courses.models import Assignment, CourseDate, Quarter, Trainer
from declic.courses.tests.office import AT, Office, dated, filled, office, trainer, when

pytestmark = pytest.mark.django_db(transaction=True)
LEAD = Assignment.Part.LEAD


@pytest.fixture
def ours() -> Office:
    return office()


def at_once(of: Office, who: Trainer, dates: list[CourseDate]) -> list[str]:
    """Ask for all dates at once, each over a connection of its own; tell how each ended."""
    line = threading.Barrier(len(dates))

    def one(date: CourseDate) -> str:
        line.wait(30)
        try:
            ask(date=date, trainer=who, part=LEAD, by=of.coordinator, at=AT)
        except CourseRefusedError as refused:
            return refused.reason
        finally:
            connections["default"].close()
        return "asked"

    with ThreadPoolExecutor(len(dates)) as pool:
        return sorted(pool.map(one, dates))


@contextmanager
def without_the_constraint() -> Iterator[None]:
    # SQLite makes the table anew, with what the model says at that moment.
    kept = Quarter._meta.constraints
    Quarter._meta.constraints = []
    with connection.schema_editor() as editor:
        editor.remove_constraint(Quarter, kept[0])
    try:
        yield
    finally:
        Quarter.objects.all().delete()
        Quarter._meta.constraints = kept
        with connection.schema_editor() as editor:
            editor.add_constraint(Quarter, kept[0])


def overlapping(of: Office) -> list[CourseDate]:
    return [dated(of, filled(of), when(hour=9)), dated(of, filled(of), when(hour=10))]


def test_of_two_who_ask_at_once_one_is_refused(ours: Office) -> None:
    who = trainer(ours)
    assert at_once(ours, who, overlapping(ours)) == ["asked", "clash"]
    assert Assignment.objects.count() == 1
    assert len({row.assignment_id for row in Quarter.objects.all()}) == 1


def test_without_the_constraint_both_would_win(ours: Office) -> None:
    who, dates = trainer(ours), overlapping(ours)
    with without_the_constraint():
        assert at_once(ours, who, dates) == ["asked", "asked"]


def test_two_dates_that_only_touch_are_both_asked(ours: Office) -> None:
    dates = [dated(ours, filled(ours), when(hour=hour, minutes=60)) for hour in (9, 10)]
    assert at_once(ours, trainer(ours), dates) == ["asked", "asked"]


def test_one_person_in_two_programmes_is_still_one(ours: Office) -> None:
    """The quarters belong to the person, not to the profile."""
    theirs = office("Elsewhere")
    here = trainer(ours, "both@example.org")
    there = trainer(theirs, "both@example.org")
    ask(date=dated(ours, filled(ours)), trainer=here, part=LEAD, by=ours.coordinator, at=AT)
    date = dated(theirs, filled(theirs))
    with pytest.raises(CourseRefusedError, match="clash"):
        ask(date=date, trainer=there, part=LEAD, by=theirs.coordinator, at=AT)
