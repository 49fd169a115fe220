"""Grants are erased ten years after they ended; until then they keep the courses they paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from declic.courses.actions.aging import COURSES_STAY, forget_courses
from declic.courses.models import Course
from declic.courses.tests.office import AT, office
from declic.funding.actions.charging import charge
from declic.funding.actions.expiring import expire
from declic.funding.models import Charge, Entry, Grant, Sponsor, Unit
from declic.live.tasks import purge
from declic.live.writer import writer
from tests.funding import grants

pytestmark = pytest.mark.django_db
EIGHT = AT + COURSES_STAY + dt.timedelta(days=400)
TEN = dt.datetime(2037, 12, 31, 12, tzinfo=dt.UTC)


def charged() -> tuple[Course, Course]:
    """Give a course that a grant paid, and one that none did."""
    of = office()
    paid, free = grants.delivered(of), grants.delivered(of, day=12)
    charge(grant=grants.grant(of), course=paid, by=of.coordinator, at=AT)
    return paid, free


def test_a_course_that_a_grant_paid_stays_while_others_go() -> None:
    paid, _ = charged()
    forget_courses(at=EIGHT)
    assert [each.pk for each in Course.objects.all()] == [paid.pk]


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Iterator[None]:
    settings.DECLIC_DATA = tmp_path
    yield
    writer.stop()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("folder")
def test_the_purge_goes_on_where_a_grant_protects_a_course() -> None:
    charged()
    erased = purge(at=EIGHT)
    assert (erased["courses"] > 0, erased["grants"]) == (True, 0)


def test_ten_years_after_its_end_a_grant_goes_and_lets_its_course_go() -> None:
    charged()
    assert expire(TEN - dt.timedelta(days=1)) == 0
    assert expire(TEN) == 1
    assert not any(each.objects.exists() for each in (Grant, Unit, Charge, Entry, Sponsor))
    forget_courses(at=TEN)
    assert not Course.objects.exists()


def test_a_sponsor_that_goes_on_paying_stays() -> None:
    of = office()
    grants.grant(of)
    grants.grant(of, name="Later", starts_on=dt.date(2028, 1, 1), ends_on=dt.date(2028, 12, 31))
    assert expire(TEN) == 1
    assert Sponsor.objects.count() == Grant.objects.count() == 1


def test_the_last_day_of_a_leap_february_is_a_day_too() -> None:
    assert expire(dt.datetime(2028, 2, 29, 12, tzinfo=dt.UTC)) == 0
