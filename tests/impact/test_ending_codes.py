"""Codes are destroyed on the day that was set; what they paired stays paired."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from declic.courses.models import Course
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import AT, Office, dated, filled, member, office, when
from declic.impact.actions.codes import USUAL, codes_until, end_due, keep_codes_until
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.models import CodesEnd, Gathered
from declic.impact.queries import figures_of, sources
from declic.kernel.envelopes import with_check
from declic.people.models import Role
from tests.impact.courses import hold, row

pytestmark = pytest.mark.django_db
CODES = [with_check(f"{letter}B7P3") for letter in "ABCDEFGHJKM"]
HELD = dt.date(2027, 3, 11)


def two_days(of: Office) -> Course:
    """A course whose forms of two days are paired by their codes alone, and one by its parts."""
    course = filled(of)
    first, second = dated(of, course, when(day=10)), dated(of, course, when(day=11))
    hold(first, [*(row(2, None, code) for code in CODES), row(1, None, "fox.blue.7.m.right")])
    hold(second, [*(row(None, 4, code) for code in CODES), row(None, 3, "fox.blue.8.m.right")])
    return course


def paired(course: Course) -> int:
    return figures_of(sources(course)).participation.paired


def test_no_code_is_left_on_the_day_and_all_pairs_are() -> None:
    course = two_days(office())
    assert (paired(course), codes_until(course)) == (12, HELD + USUAL)
    assert end_due(AT) == 0
    due = dt.datetime.combine(HELD + USUAL, dt.time(12), dt.UTC)
    assert (end_due(due), end_due(due)) == (1, 0)
    left = str(list(Gathered.objects.values_list("rows", flat=True)))
    assert not [code for code in (*CODES, "fox") if code in left]
    assert paired(course) == 12
    assert CodesEnd.objects.get().ended_at == due


def test_another_day_can_be_set_but_not_more_than_a_year_later_and_not_twice() -> None:
    of = office()
    course = two_days(of)
    keep = partial(keep_codes_until, course=course, by=of.coordinator, at=AT)
    with pytest.raises(ImpactRefusedError, match="late"):
        keep(on=HELD + dt.timedelta(days=366))
    keep(on=HELD + dt.timedelta(days=200))
    assert end_due(AT + dt.timedelta(days=150)) == 0
    keep(on=AT.date())
    with pytest.raises(ImpactRefusedError, match="gone"):
        keep(on=HELD)


def test_who_does_not_coordinate_sets_no_day() -> None:
    of = office()
    leads = member(of.programme, Role.Kind.TRAINER, "t@example.org")
    with pytest.raises(ImpactRefusedError, match="may"):
        keep_codes_until(course=two_days(of), on=HELD, by=leads, at=AT)


def test_the_page_sets_the_day_and_prints_cards_with_other_codes_each_time() -> None:
    of = office()
    course = two_days(of)
    browser = Browser(of.coordinator)
    address = f"/office/courses/{course.pk}"
    assert browser.post(f"{address}/codes", {"on": "soon"}).status == 422
    assert browser.post(f"{address}/codes", {"on": "2027-05-01"}).status == 302
    assert 'value="2027-05-01"' in browser.get(f"{address}/report").text
    one, two = (browser.client.get(f"{address}/codes.pdf").content for _ in range(2))
    assert one.startswith(b"%PDF")
    assert one != two
