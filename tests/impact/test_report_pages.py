"""The page of a course's report: what stands on it, who opens it, and what nobody reads."""

from __future__ import annotations

import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from declic.courses.models import Assignment, Course
from declic.courses.tests.browser import Browser, Page
from declic.courses.tests.office import AT, Office, dated, filled, office, trainer, when
from declic.impact import pages
from declic.impact.actions.publishing import publish
from declic.impact.figures import interval, plain, share, signed
from declic.impact.models import Report
from declic.people.models import Person
from tests.impact.courses import held, row, rows

pytestmark = pytest.mark.django_db


def report_of(course: Course, of: Office) -> Page:
    return Browser(of.coordinator).get(f"/office/courses/{course.pk}/report")


def made(of: Office, told: list[dict[str, Any]]) -> Course:
    course = held(of, told)
    publish(course=course, by=of.coordinator, at=AT)
    return course


def test_a_course_leads_to_its_report_which_is_made_by_one_press() -> None:
    of = office()
    course = held(of, rows(22))
    browser = Browser(of.coordinator)
    address = f"/office/courses/{course.pk}"
    assert f"{address}/report" in browser.get(address).text
    other = f"/office/courses/{dated(of, filled(of), when(day=20)).course_id}"
    assert f"{other}/report" not in browser.get(other).text
    assert "Make the report" in report_of(course, of).text
    assert browser.post(f"/office/courses/{course.pk}/report/make").status == 302
    assert "Make the report" not in report_of(course, of).text
    assert Report.objects.get().made_by == of.coordinator


def test_points_with_their_interval_come_first_and_its_limits_stand_beside() -> None:
    of = office()
    page = report_of(made(of, rows(22)), of).text
    assert "After the course, participants scored 1.0 of 6 points higher than before" in page
    assert "What these figures cannot say" in page
    assert page.index("1.0 of 6 points") < page.index("g_z")


def test_below_ten_pairs_the_page_says_only_how_many() -> None:
    of = office()
    page = report_of(made(of, rows(9)), of).text
    assert "Too few to say: 9 people answered before and after." in page
    assert '<svg class="chart"' not in page


def test_what_nearly_all_scored_is_no_figure() -> None:
    of = office()
    page = report_of(made(of, [row(2, 6)] * 15), of).text
    assert "Nearly everybody scored alike: no figure is told." in page


def test_without_answers_nothing_is_published_and_it_is_said_why() -> None:
    of = office()
    course = held(of, [])
    page = Browser(of.coordinator).post(f"/office/courses/{course.pk}/report/make")
    assert page.status == 422
    assert "No answers of this course are here yet." in page.text


@pytest.mark.parametrize(("language", "told"), [("fr", "points sur 6"), ("nl", "op 6 punten")])
def test_the_report_speaks_the_languages_of_the_office(language: str, told: str) -> None:
    of = office()
    Person.objects.filter(pk=of.coordinator.pk).update(language=language)
    page = report_of(made(of, rows(22)), of).text
    assert told in page
    assert "1,0" in page


def test_the_same_goes_out_as_a_table() -> None:
    of = office()
    course = made(of, rows(22))
    client = Browser(of.coordinator).client
    answer = client.get(f"/office/courses/{course.pk}/report.xlsx")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
    read = sheet.to_python()
    know = next(line for line in read if str(line[0]).startswith("Know"))
    assert know[1:4] == [22.0, 0.0, 6.0]
    assert know[6] == pytest.approx(0.95)
    assert any("no course" in str(cell) for line in read for cell in line)


def test_a_report_that_was_not_made_is_no_table() -> None:
    of = office()
    course = held(of, rows(22))
    assert Browser(of.coordinator).get(f"/office/courses/{course.pk}/report.xlsx").status == 404


def test_all_that_a_report_can_tell_is_a_sentence() -> None:
    """The figures of two measures, by hand: lower, the same, and a group that was found again."""
    raw = {"value": -0.25, "low": -1.0, "high": 0.5}
    score = {"measure": "know", "pairs": 12, "most": 6, "change": {"raw": raw}}
    assert "0.2 of 6 points lower" in pages.first([score])
    raw["value"] = 0.01
    assert "scored the same as before" in pages.first([score])
    assert pages.first([]) == ""


def test_differences_are_written_with_their_sign() -> None:
    assert [signed(each) for each in (1.24, -0.26, 0.04, 2.0)] == ["+1.2", "−0.3", "0.0", "+2.0"]
    assert plain(2.25, 2) == "2.25"
    assert interval({"value": 1, "low": -0.5, "high": 2.5}) == "+1.0 (from −0.5 to +2.5)"


def test_a_share_is_said_so_that_it_tells_on_nobody() -> None:
    told = [
        share({"how": how, "percent": 54}) for how in ("figure", "few", "nearly_all", "too_few")
    ]
    assert told == ["54 %", "fewer than 10", "all but fewer than 10", "too few to say"]


def test_whoever_only_leads_reads_that_there_is_none_yet_and_a_stranger_nothing() -> None:
    of = office()
    course = held(of, rows(22))
    leads = trainer(of)
    Assignment.objects.create(
        date=course.dates.get(), trainer=leads, part=Assignment.Part.LEAD, asked_at=AT
    )
    page = Browser(leads.person).get(f"/office/courses/{course.pk}/report")
    assert "The office has not made the report of this course yet." in page.text
    assert "Make the report" not in page.text
    assert report_of(course, office("Elsewhere")).status == 404
