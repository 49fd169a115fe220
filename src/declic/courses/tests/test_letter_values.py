"""What letters about a course are filled with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from declic.courses.actions.courses import change_course
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.writing import send
from declic.courses.models import Course
from declic.courses.queries.letters import FOR_HOST, about, letters_of, office_of
from declic.courses.queries.mails import draft, planned_of
from declic.courses.queries.papers import written
from declic.courses.tests import test_paper_pages as pages
from declic.courses.tests.office import AT, DAY, dated, filled, office, when
from declic.people.models import Role
from declic.post.models import Mail

pytestmark = pytest.mark.django_db


def told(course: Course, language: str = "en") -> Mapping[str, str]:
    return about(course, today=DAY).values(language)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "10 March 2027"),
        ("fr", "10 mars 2027"),
        ("nl", "10 maart 2027"),
        ("de", "10. März 2027"),
        ("tr", "10 Mart 2027"),
        ("ti", "10/03/2027"),
        ("prs", "10/03/2027"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(language: str, day: str) -> None:
    course = filled(of := office())
    dated(of, course)
    assert told(course, language)["date.day"] == day


def test_hours_are_those_of_clocks_in_belgium_in_summer_and_winter() -> None:
    course = filled(of := office())
    dated(of, course, when(day=10))
    dated(of, course, when(day=30))
    lines = told(course)["dates"].split("\n")
    assert lines == ["10 March 2027, 10:00–11:40", "30 March 2027, 11:00–12:40"]


def test_groups_and_parts_are_named_where_there_are_several() -> None:
    course = filled(of := office())
    dated(of, course, when(group="B", part=2))
    assert told(course, "fr")["dates"] == "10 mars 2027, 10:00–11:40, groupe B, partie 2"


def test_a_date_has_a_place_of_its_own_or_the_hosts() -> None:
    course = filled(of := office())
    dated(of, course, when(place="Salle du Parc"))
    assert told(course)["date.place"] == "Salle du Parc"


def test_the_plan_and_the_ages_are_told_in_the_readers_words() -> None:
    course = filled(office(), age_least=13, age_most=15, languages=["fr", "xx"])
    found = told(course, "fr")
    assert found.get("course.plan", "") == "Aider un ami ou une amie"
    assert (found["course.ages"], found["course.languages"]) == ("13–15 ans", "Français, xx")
    gone = filled(office("Two"), plan="gone")
    assert told(gone).get("course.plan", "") == "gone"


@pytest.mark.parametrize(
    ("fields", "has", "has_not"),
    [
        ({}, "parents-before", "guardians-before"),
        ({"guardians": "not_yet"}, "guardians-before", "nothing"),
        ({}, "agreement", "staff-council"),
        ({"audience": "staff"}, "agreement", "parents-before"),
        ({"audience": "professionals"}, "staff-council", "parents-before"),
    ],
)
def test_a_course_has_the_letters_that_it_needs(
    fields: dict[str, Any], has: str, has_not: str
) -> None:
    found = letters_of(filled(office(), **fields))
    assert has in found
    assert has_not not in found


def test_guardians_not_yet_appointed_are_normal() -> None:
    course = filled(office(), guardians="not_yet")
    said = [line.text for line in written(course, "guardians-before", "en", today=DAY).lines]
    assert any("no guardian yet. That is normal" in text for text in said)


def test_of_a_course_for_adults_no_letter_to_the_host_speaks_of_young_people() -> None:
    course = filled(office(), audience="staff")
    for name in FOR_HOST:
        lines = written(course, name, "en", today=DAY).lines
        # Help lines say for whom they are.
        assert not [line for line in lines if line.style != "say" and "young" in line.text]


def test_who_answers_in_the_office_is_the_owner_or_else_a_coordinator() -> None:
    of = office()
    course = filled(of)
    assert office_of(course, on=DAY) == of.coordinator
    Role.objects.all().delete()
    assert office_of(course, on=DAY) is None
    assert told(course)["office.name"] == "Clairière"
    owned = change_course(course=course, fields={"owner": of.coordinator}, by=None, at=AT)
    assert office_of(owned, on=DAY) == of.coordinator


def test_nobody_sends_a_mail_of_another_organisation() -> None:
    course, _, _ = pages.written(office())
    made = draft(next(planned_of(course)), today=DAY)
    other = office("Autre").coordinator
    with pytest.raises(CourseRefusedError, match="may"):
        send(draft=made, subject="S", text="T", by=other, at=AT)
    assert not Mail.objects.exists()
