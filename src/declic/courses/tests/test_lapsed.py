"""A vetting may lapse after a course was called ready: the office is warned."""

from __future__ import annotations

import datetime as dt

import pytest

from declic.courses.models import CourseDate
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import AT, office
from declic.courses.tests.test_walk import ready
from declic.people.models import Vetting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lapses", [False, True])
def test_a_vetting_that_lapses_after_ready_is_a_warning_on_board_and_page(
    lapses: bool,  # noqa: FBT001
) -> None:
    of = office()
    browser = Browser(of.coordinator)
    found, date = ready(of)
    if lapses:
        Vetting.objects.update(check_again_on=date.starts_at.date() - dt.timedelta(days=1))
    for address in ("/office/courses/board", f"/office/courses/{found.pk}"):
        assert ("No vetting that holds: T" in browser.get(address).text) is lapses
    CourseDate.objects.update(ended_at=AT)
    assert "No vetting that holds" not in browser.get("/office/courses/board").text
