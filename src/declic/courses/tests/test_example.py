"""The example year is made by actions, whole, and only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from declic.courses.actions.example.names import PLACES, TRAINERS
from declic.courses.actions.example.year import WALKS, fill
from declic.courses.models import Course, Host, State, Step, Trainer
from declic.courses.queries.gate import missing_of, was_delivered
from declic.courses.queries.seen import counted
from declic.courses.tests.office import AT, DAY
from declic.people.models import Programme

# One worker, or each would fill the year for itself.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("example")]


@pytest.fixture(scope="module", autouse=True)
def programme(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Programme]:
    """The year, made once for all tests of this file and taken back after them."""
    del django_db_setup
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(at=AT)
        transaction.set_rollback(True)


def test_the_year_has_forty_hosts_sixty_courses_and_twelve_trainers(
    programme: Programme,
) -> None:
    assert fill(at=AT) == programme
    assert (Host.objects.count(), Course.objects.count()) == (len(PLACES), len(WALKS)) == (40, 60)
    assert Trainer.objects.count() == len(TRAINERS) == 12
    assert {*Host.objects.values_list("community", flat=True)} == {"fr", "nl", "de"}


def test_each_course_of_the_year_came_where_it_is_by_the_table() -> None:
    assert Counter(Course.objects.values_list("state", flat=True)) == Counter(WALKS)
    for course in Course.objects.all():
        assert course.steps.last().after == course.state  # type: ignore[union-attr]
    assert not Step.objects.filter(at__gt=AT).exists()


def test_what_is_ready_lacks_nothing_and_what_was_delivered_was_held() -> None:
    for course in Course.objects.filter(state=State.READY):
        assert missing_of(course, on=DAY) == ()
    for course in Course.objects.filter(state=State.DELIVERED):
        assert was_delivered(course)
    assert not counted().exists()
