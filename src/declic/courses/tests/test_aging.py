"""What is kept of courses long enough is erased; what is still of use stays."""

from __future__ import annotations

import datetime as dt

import pytest

from declic.courses.actions.aging import COURSES_STAY, WORDS_STAY, forget_courses
from declic.courses.models import Contact, Course, CourseDate, Note, State, Task
from declic.courses.tests.office import AT, Office, dated, filled, office, promised, trainer
from declic.letters.actions import note_cost
from declic.letters.models import Cost

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def held(of: Office) -> tuple[Course, dt.datetime]:
    """Give a course with all that is said of one, and when its last date was over."""
    course = filled(of, needs="two wheelchairs", trusted_adult="C. Diallo")
    date = dated(of, course)
    promised(of, date, trainer(of))
    Note.objects.create(course=course, way="call", text="all well", on=AT.date(), at=AT)
    Task.objects.create(course=course, what="call again", made_at=AT)
    note_cost(about=course.pk, what="train", amount="12", by=None, at=AT)
    return course, date.ends_at


def test_what_was_said_goes_after_two_years_and_the_course_stays() -> None:
    course, ended = held(office())
    assert forget_courses(at=ended + WORDS_STAY - HOUR) == 0
    assert forget_courses(at=ended + WORDS_STAY) == 5
    course.refresh_from_db()
    assert (course.needs, course.trusted_adult, course.responsible) == ("", "", "")
    assert (course.group_size, course.coach) == (20, None)
    assert not any(model.objects.exists() for model in (Note, Task, Contact))
    assert forget_courses(at=ended + WORDS_STAY) == 0


def test_after_seven_years_a_course_goes_with_all_that_hangs_on_it() -> None:
    _, ended = held(office())
    forget_courses(at=ended + COURSES_STAY - HOUR)
    assert Course.objects.count() == Cost.objects.count() == 1
    assert forget_courses(at=ended + COURSES_STAY) == 1
    assert not any(model.objects.exists() for model in (Course, CourseDate, Cost))


def test_a_course_that_waits_for_a_date_stays_however_long() -> None:
    course = filled(office())
    late = AT + COURSES_STAY * 2
    assert forget_courses(at=late) == 0
    Course.objects.filter(pk=course.pk).update(state=State.CANCELLED)
    assert forget_courses(at=late) == 3
    assert not Course.objects.exists()


def test_adults_of_a_host_that_goes_on_stay_and_so_does_who_was_written_down_since() -> None:
    of = office()
    course, ended = held(of)
    at = ended + WORDS_STAY
    newer = filled(of, course.host)
    forget_courses(at=at)
    assert Contact.objects.count() == 4
    newer.delete()
    assert course.coach is not None
    Contact.objects.filter(pk=course.coach.pk).update(made_at=at - HOUR)
    forget_courses(at=at)
    assert [each.pk for each in Contact.objects.all()] == [course.coach_id]
