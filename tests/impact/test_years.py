"""A year's report, its files, and the rows for researchers; beside what another script reckons."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from declic.courses.models import Course
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import AT, Office, dated, filled, host, member, office, when
from declic.impact.actions.publishing import publish
from declic.impact.actions.refusals import ImpactRefusedError
from declic.impact.actions.years import publish_year
from declic.impact.models import Gathered, Research, YearReport
from declic.kernel.envelopes import with_check
from declic.people.models import Purpose, Role
from tests.impact import plain
from tests.impact.courses import held, hold, row, rows

pytestmark = pytest.mark.django_db
YEAR = AT.year


def a_year(of: Office, sizes: list[int], kind: str = "school") -> list[Course]:
    where = host(of, kind=kind, name=f"{kind} Tilleuls")
    made = []
    for number, size in enumerate(sizes):
        course = filled(of, where)
        hold(dated(of, course, when(day=1 + number)), rows(size))
        made.append(course)
    return made


def publish_it(of: Office) -> YearReport:
    return publish_year(programme=of.programme, year=YEAR, by=of.coordinator, at=AT)


def know(made: YearReport) -> Any:
    return next(each for each in made.figures["scores"] if each["measure"] == "know")


def test_courses_are_units_and_have_a_mean_from_eight_up() -> None:
    of = office()
    a_year(of, [12, 13, 14, 15, 16, 17, 18])
    assert know(publish_it(of))["pooled"] is None
    other = office("Elsewhere")
    courses = a_year(other, [12, 13, 14, 15, 16, 17, 18, 19])
    made = publish_it(other)
    changes = [plain.figures(Gathered.objects.get(date__course=each).rows) for each in courses]
    reckoned = plain.interval([each["know"]["value"] for each in changes])
    assert know(made)["pooled"] == pytest.approx(reckoned)
    assert made.courses == [str(each.pk) for each in courses]


def test_published_once_a_year_never_changes() -> None:
    of = office()
    a_year(of, [14] * 8)
    first = publish_it(of)
    first.refresh_from_db()
    a_year(of, [20])
    assert publish_it(of).figures == first.figures


def test_a_single_course_in_a_centre_is_in_no_figure_and_two_are_told_together() -> None:
    of = office()
    a_year(of, [14] * 8)
    a_year(of, [15], "reception_centre")
    told = know(publish_it(of))
    assert (len(told["courses"]), told["hidden"], told["left_out"]) == (8, 0, 1)
    other = office("Elsewhere")
    a_year(other, [14] * 8)
    a_year(other, [15, 16], "reception_centre")
    told = know(publish_it(other))
    assert (len(told["courses"]), told["hidden"], told["left_out"]) == (8, 2, 0)
    assert {each["kind"] for each in told["courses"]} == {"school"}


def test_only_who_coordinates_publishes_and_without_answers_there_is_nothing() -> None:
    of = office()
    leads = member(of.programme, Role.Kind.TRAINER, "t@example.org")
    with pytest.raises(ImpactRefusedError, match="may"):
        publish_year(programme=of.programme, year=YEAR, by=leads, at=AT)
    with pytest.raises(ImpactRefusedError, match="nothing"):
        publish_it(of)


def test_the_page_its_pdf_and_its_table_say_the_same() -> None:
    of = office()
    a_year(of, [14] * 8)
    browser = Browser(of.coordinator)
    address = f"/office/years/{of.programme.pk}/{YEAR}"
    assert address in browser.get("/office/years").text
    assert browser.client.get(f"{address}/pdf").status_code == 404
    assert browser.post(f"{address}/make").status == 302
    page = browser.get(address).text
    assert "the mean of 8 courses" in page
    pdf = PdfReader(io.BytesIO(browser.client.get(f"{address}/pdf").content))
    assert "the mean of 8 courses" in " ".join(pdf.pages[0].extract_text().split())
    book = CalamineWorkbook.from_filelike(io.BytesIO(browser.client.get(f"{address}/xlsx").content))
    read = book.get_sheet_by_index(0).to_python()
    mean = next(line for line in read if str(line[0]).startswith("Know"))
    assert mean[2] == pytest.approx(round(know(YearReport.objects.get())["pooled"]["value"], 2))


def test_a_course_s_report_is_one_page_of_pdf() -> None:
    of = office()
    course = held(of, rows(22))
    publish(course=course, by=of.coordinator, at=AT)
    browser = Browser(of.coordinator)
    made = browser.client.get(f"/office/courses/{course.pk}/report.pdf?language=fr").content
    assert len(PdfReader(io.BytesIO(made)).pages) == 1


def test_researchers_get_rows_with_a_book_and_no_code_course_or_day() -> None:
    of = office()
    codes = [with_check(f"{letter}B7P3") for letter in "ABCDEFGHJKM"]
    a_year(of, [14, 14])
    course = filled(of)
    hold(dated(of, course, when(day=20)), [row(2, 4, code) for code in codes])
    publish_it(of)
    browser = Browser(of.coordinator)
    address = f"/office/years/{of.programme.pk}/{YEAR}/research"
    text = browser.client.get(f"{address}/rows").content.decode("utf-8-sig")
    book = browser.client.get(f"{address}/codebook").content.decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(read) == 39
    assert {line["month"] for line in read} == {"2027-03"}
    assert not [code for code in codes if code in text]
    assert all(name in book for name in read[0])
    assert str(course.pk) not in text


def test_a_lone_course_goes_to_no_researcher() -> None:
    of = office()
    a_year(of, [24])
    publish_it(of)
    assert Research.objects.get().rows == []


def test_another_script_reckons_the_same_figures_of_a_course() -> None:
    told = rows(14)
    codes = [with_check(f"{letter}B7P3") for letter in "ABCDEFGH"]
    told += [row(place % 4, None, code) for place, code in enumerate(codes)]
    told += [row(None, 2 + place % 4, code) for place, code in enumerate(codes)]
    made = publish(course=held(office(), told), by=None, at=AT)
    mine, found = plain.figures(told), made.figures
    scored = next(each for each in found["scores"] if each["measure"] == "know")
    who = ("before", "after", "paired")
    assert [mine[name] for name in who] == [found["participation"][name] for name in who]
    assert scored["change"]["raw"] == pytest.approx(mine["know"])


@pytest.mark.parametrize(("purpose", "said"), [(Purpose.DEMO, True), (Purpose.REAL, False)])
def test_a_paper_and_a_table_of_a_demonstration_say_so(purpose: str, said: bool) -> None:  # noqa: FBT001
    of = office(purpose=purpose)
    course = held(of, rows(22))
    Course.objects.filter(pk=course.pk).update(purpose=purpose)
    publish(course=course, by=of.coordinator, at=AT)
    ask = Browser(of.coordinator).client.get
    paper = ask(f"/office/courses/{course.pk}/report.pdf").content
    table = ask(f"/office/courses/{course.pk}/report.xlsx").content
    told = PdfReader(io.BytesIO(paper)).pages[0].extract_text()
    book = CalamineWorkbook.from_filelike(io.BytesIO(table)).get_sheet_by_index(0).to_python()
    assert ("demonstration" in told, "demonstration" in str(book)) == (said, said)
