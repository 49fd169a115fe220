"""The calendar and the map."""

from __future__ import annotations

import re

import pytest

from declic.courses.queries.days import holidays_on, school_years, unverified
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import DAY, course, dated, filled, host, office, when

pytestmark = pytest.mark.django_db
MONTH = "/office/courses/calendar?month=2027-03"


def test_a_date_stands_on_its_day_in_month_and_week() -> None:
    of = office()
    date = dated(of, filled(of))
    browser = Browser(of.coordinator)
    for address in (MONTH, "/office/courses/calendar?week=2027-W10"):
        assert f"/office/dates/{date.pk}" in browser.get(address).text
    for address in (
        "/office/courses/calendar?month=2027-04",
        "/office/courses/calendar?week=2027-W11",
    ):
        assert f"/office/dates/{date.pk}" not in browser.get(address).text


def test_late_in_the_evening_it_is_still_the_same_day_in_belgium() -> None:
    of = office()
    date = dated(of, filled(of), when(14, 22, minutes=30))
    week = Browser(of.coordinator).get("/office/courses/calendar?week=2027-W10").text
    assert f"/office/dates/{date.pk}" in week
    assert "23:00" in week


def test_a_full_day_says_how_many_more_there_are() -> None:
    of = office()
    where = host(of)
    for _each in range(6):
        dated(of, course(of, where))
    page = Browser(of.coordinator).get(MONTH).text
    assert page.count('href="/office/dates/') == 3
    assert "and 3 more" in page


@pytest.mark.parametrize("asked", ["month=soon", "month=2027-13", "week=2027-W60", "week="])
def test_what_is_no_month_and_no_week_is_said(asked: str) -> None:
    page = Browser(office().coordinator).get(f"/office/courses/calendar?{asked}")
    assert page.status == 422
    assert 'role="alert"' in page.text


def test_holidays_are_those_of_each_community_and_called_unverified() -> None:
    page = Browser(office().coordinator).get(MONTH)
    assert "Easter" in page.text
    assert "School holidays are not verified yet" in page.text
    carnival = {each.communities for each in holidays_on(DAY.replace(month=3, day=2))}
    assert carnival == {("fr",)}
    assert {each.community for each in unverified(DAY, DAY)} == {"fr", "nl", "de"}


def test_school_holidays_have_a_source_and_do_not_overlap() -> None:
    for years in school_years():
        assert years.source
        assert not years.is_verified
        for before, after in zip(years.periods, years.periods[1:], strict=False):
            assert before.first <= before.last < after.first
        assert all(years.first <= each.first and each.last <= years.last for each in years.periods)


def test_the_map_counts_and_the_table_says_the_same() -> None:
    of = office()
    course(of, host(of, postcode="1000", community="fr"))
    course(of, host(of, postcode="", name="Nowhere"))
    page = Browser(of.coordinator).get("/office/courses/map").text
    assert "<title>Brussels: 1</title>" in page
    assert re.search(r"Brussels</a></th><td[^>]*>1<", page)
    assert "Province not known" in page


def test_a_reception_centre_is_counted_and_nowhere_named_on_the_map() -> None:
    of = office()
    course(of, host(of, kind="reception_centre", name="Étang", postcode="4000"))
    page = Browser(of.coordinator).get("/office/courses/map").text
    assert "<title>Liège: 1</title>" in page
    assert "Étang" not in page
