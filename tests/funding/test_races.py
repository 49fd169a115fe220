"""Whoever presses at once: a course stands for one unit, a unit for one course.

Each control takes one constraint away and lets both win, so that it is the database that refuses.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, models

from declic.courses.models import Course
from declic.courses.tests.office import AT, Office, office
from declic.funding.actions import charging
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Charge, Entry, Grant, Unit
from declic.funding.queries.charging import free_units
from tests.funding.grants import delivered, grant

pytestmark = pytest.mark.django_db(transaction=True)
Wanted = list[tuple[Grant, Course]]


@pytest.fixture
def ours() -> Office:
    return office()


def at_once(of: Office, wanted: Wanted, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Charge all at once, each over a connection of its own: all have looked before one writes."""
    line, looks = threading.Barrier(len(wanted)), threading.local()

    def looked(*asked: object) -> object:
        found = free_units(*asked)  # type: ignore[arg-type]
        if not getattr(looks, "already", False):
            looks.already = True
            line.wait(30)
        return found

    def one(pair: tuple[Grant, Course]) -> str:
        try:
            charging.charge(grant=pair[0], course=pair[1], by=of.coordinator, at=AT)
        except FundingRefusedError as refused:
            return refused.reason
        finally:
            connections["default"].close()
        return "stands"

    monkeypatch.setattr(charging, "free_units", looked)
    with ThreadPoolExecutor(len(wanted)) as pool:
        return sorted(pool.map(one, wanted))


@contextmanager
def without_one(field: str) -> Iterator[None]:
    """Let several charges name the same unit, or the same course, in the database too."""
    kept: Any = Charge._meta.get_field(field)
    loose = models.ForeignKey(kept.related_model, models.PROTECT, related_name="+")
    loose.set_attributes_from_name(field)
    loose.model = Charge
    _altered(kept, loose)
    try:
        yield
    finally:
        Charge.objects.all().delete()
        _altered(loose, kept)


def _altered(now: Any, then: Any) -> None:
    with connection.schema_editor() as editor:
        editor.alter_field(Charge, now, then)


def two_grants(of: Office) -> Wanted:
    what = delivered(of)
    return [(grant(of), what), (grant(of, by="Ville de Liège"), what)]


def last_unit(of: Office) -> Wanted:
    to = grant(of, courses=1)
    return [(to, delivered(of)), (to, delivered(of))]


def test_of_two_grants_that_want_one_course_at_once_one_gets_it(
    ours: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert at_once(ours, two_grants(ours), monkeypatch) == ["charged", "stands"]
    assert Charge.objects.count() == Entry.objects.count() == 1


def test_of_two_courses_that_want_the_last_unit_at_once_one_gets_it(
    ours: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert at_once(ours, last_unit(ours), monkeypatch) == ["full", "stands"]
    assert Charge.objects.count() == Entry.objects.count() == 1


def test_without_the_constraint_a_course_would_stand_twice(
    ours: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = two_grants(ours)
    with without_one("course"):
        assert at_once(ours, wanted, monkeypatch) == ["stands", "stands"]


def test_without_the_constraint_a_unit_would_be_given_twice(
    ours: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = last_unit(ours)
    with without_one("unit"):
        assert at_once(ours, wanted, monkeypatch) == ["stands", "stands"]


def test_of_thirteen_who_want_twelve_units_at_once_twelve_get_one(
    ours: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = grant(ours)
    wanted = [(to, delivered(ours)) for _ in range(13)]
    assert at_once(ours, wanted, monkeypatch) == ["full"] + ["stands"] * 12
    units = Charge.objects.values_list("unit__number", flat=True)
    assert sorted(units) == list(range(1, 13))


def test_a_charge_without_a_unit_cannot_be_written(ours: Office) -> None:
    """So there is nothing that a thirteenth of twelve could stand for."""
    with pytest.raises(IntegrityError):
        Charge.objects.create(unit=None, course=delivered(ours), at=AT)  # type: ignore[misc]


def test_a_second_unit_of_one_number_cannot_be_written(ours: Office) -> None:
    to = grant(ours, courses=1)
    with pytest.raises(IntegrityError):
        Unit.objects.create(grant=to, kind="course", number=1)
