"""A course's figures are published once, from what came back, and never change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from declic.courses.models import Course, State
from declic.courses.tests.office import AT, dated, member, office, when
from declic.impact.actions.expiring import KEPT, expire
from declic.impact.actions.publishing import publish
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.models import Gathered, Report
from declic.impact.queries import (
    Pooled,
    figures_of,
    pooled_of,
    present,
    reports_visible_to,
    sources,
)
from declic.kernel.envelopes import with_check
from declic.people.models import Person, Purpose, Role
from tests.impact.courses import held, hold, row, rows

pytestmark = pytest.mark.django_db
DAY = AT.date()


def published(course: Course, by: Person | None = None) -> Report:
    return publish(course=course, by=by, at=AT)


def test_the_figures_are_those_of_the_rows_that_came_back() -> None:
    """Reckoned once more here, from the rows themselves."""
    told = rows(22)
    found = published(held(office(), told)).figures
    who = {"present": 24, "before": 22, "after": 22, "paired": 22}
    assert who.items() <= found["participation"].items()
    changes = [min(6, place % 5 + place % 3) - place % 5 for place in range(22)]
    know = next(each for each in found["scores"] if each["measure"] == "know")
    assert know["change"]["raw"]["value"] == pytest.approx(sum(changes) / 22)


def test_published_once_they_never_change() -> None:
    of = office()
    course = held(of, rows(22))
    first = published(course, by=of.coordinator)
    first.refresh_from_db()
    hold(dated(of, course, when(day=11, group="B")), [row(0, 6)] * 5)
    again = published(course, by=of.coordinator)
    assert (again.pk, again.figures) == (first.pk, first.figures)


def test_without_freezing_the_difference_would_tell_of_few() -> None:
    """The control: what is here now, beside what was published."""
    of = office()
    course = held(of, rows(22))
    first = published(course).figures["participation"]["paired"]
    hold(dated(of, course, when(day=11, group="B")), [row(0, 6)] * 5)
    now = figures_of(sources(course)).participation.paired
    assert 0 < now - first < 10


def test_below_ten_pairs_a_report_holds_no_figure() -> None:
    found = published(held(office(), rows(9))).figures
    assert [each["change"] for each in found["scores"]] == [None] * 6
    assert {each["how"] for each in found["scores"]} == {"too_few"}


def test_forms_of_two_parts_are_paired_by_the_code_of_the_card_inside_one_group() -> None:
    of = office()
    course = held(of, [], present=20)
    first = course.dates.get()
    first.delete()
    codes = [with_check(f"{letter}7P3M") for letter in "ABCDEFGHJKMN"]
    one, two = dated(of, course, when(day=10, group="A")), dated(of, course, when(11, group="A"))
    other = dated(of, course, when(day=12, group="B"))
    hold(one, [row(2, None, code) for code in codes])
    hold(two, [row(None, 4, code) for code in codes])
    hold(other, [row(None, 4, codes[0])])
    assert figures_of(sources(course)).participation.paired == 12


def test_how_many_were_there_is_the_fullest_part_of_each_group() -> None:
    of = office()
    course = held(of, rows(3), present=20)
    hold(dated(of, course, when(day=11)), [], present=18)
    hold(dated(of, course, when(day=12, group="B")), [], present=15)
    assert present(sources(course)) == 35
    dated(of, course, when(day=13, group="C"))
    assert [source.here for source in sources(course)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"purpose": Purpose.DEMO}, "demo"), ({"from_before": True}, "demo")],
)
def test_what_is_no_real_course_of_ours_has_no_figures(fields: dict[str, Any], reason: str) -> None:
    course = held(office(), rows(22))
    Course.objects.filter(pk=course.pk).update(**fields)
    with pytest.raises(ImpactRefusedError) as refused:
        published(Course.objects.get(pk=course.pk))
    assert refused.value.reason == reason


def test_without_any_answer_nothing_is_published() -> None:
    course = held(office(), [])
    with pytest.raises(ImpactRefusedError, match="nothing"):
        published(course)
    assert not Report.objects.exists()


def test_only_who_coordinates_publishes() -> None:
    of = office()
    trainer = member(of.programme, Role.Kind.TRAINER, "t@example.org")
    with pytest.raises(ImpactRefusedError, match="may"):
        published(held(of, rows(22)), by=trainer)


def test_a_report_is_seen_by_who_sees_the_course() -> None:
    of, others = office(), office("Elsewhere")
    made = published(held(of, rows(22)))
    assert list(reports_visible_to(of.coordinator, on=DAY)) == [made]
    assert list(reports_visible_to(None, on=DAY)) == [made]
    assert not reports_visible_to(others.coordinator, on=DAY).exists()


def test_after_seven_years_answers_and_reports_are_erased() -> None:
    course = held(office(), rows(22))
    published(course)
    assert expire(AT + KEPT - dt.timedelta(days=1)) == 0
    assert expire(AT + KEPT + dt.timedelta(days=1)) == 2
    assert not Gathered.objects.exists()
    assert not Report.objects.exists()
    assert Course.objects.get(pk=course.pk).state == State.RECEIVED


def test_courses_are_taken_together_from_their_reports_and_from_eight_up() -> None:
    of = office()
    for number in range(8):
        if number == 7:
            assert not isinstance(pooled_of(Course.objects.all()), Pooled)
        published(held(of, rows(12 + number)))
    published(held(of, rows(4)))
    found = pooled_of(Course.objects.all())
    assert isinstance(found, Pooled)
    assert (len(found.courses), found.left_out) == (8, 1)
    assert found.raw.value == pytest.approx(sum(each.raw.value for each in found.courses) / 8)
