"""How long a year's report takes: 200 courses, 200,000 answers.

`python -m bench.year [COURSES]` fills a data folder of its own and prints a table. Rows are written
at once, past the actions: what is measured is reckoning, reading and printing.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable

import django

_FOLDER = tempfile.TemporaryDirectory(prefix="declic-bench-")
os.environ["DECLIC_DATA"] = _FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
django.setup()

# Models can be imported only after Django is set up.
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from bench.say import say, table  # noqa: E402
from declic.courses.models import Course, CourseDate, Host  # noqa: E402
from declic.impact import year_pages  # noqa: E402
from declic.impact.actions.example import example_row  # noqa: E402
from declic.impact.actions.years import publish_year  # noqa: E402
from declic.impact.models import Gathered, Report, Research, YearReport  # noqa: E402
from declic.impact.papers import year_pdf  # noqa: E402
from declic.kernel import clock  # noqa: E402
from declic.kernel.ids import new_id  # noqa: E402
from declic.people.models import Organisation, Programme  # noqa: E402

COURSES, PEOPLE = 200, 18
YEAR = 2027
KINDS = ("school", "youth_movement", "reception_centre", "company", "other")


@transaction.atomic
def fill(courses: int) -> tuple[Programme, int]:
    """Make that many held courses; tell how many answers they have."""
    chance = random.Random(8)  # noqa: S311
    organisation = Organisation.objects.create(name="Bench")
    programme = Programme.objects.create(organisation=organisation, name="Bench 2027")
    hosts = [
        Host.objects.create(
            programme=programme, kind=kind, name=kind, language="fr", made_at=clock.now()
        )
        for kind in KINDS
    ]
    answers = 0
    for number in range(1, courses + 1):
        at = dt.datetime(YEAR, 1 + number % 12, 10, 9, tzinfo=dt.UTC)
        course = Course.objects.create(
            programme=programme, host=hosts[number % 5], year=YEAR, number=number, made_at=at
        )
        date = CourseDate.objects.create(
            course=course, starts_at=at, ends_at=at + dt.timedelta(hours=4), part=1,
            session=new_id(), session_purpose="real", ended_at=at, present=PEOPLE + 1,
        )  # fmt: skip
        rows = [example_row(chance, since=False) for _ in range(PEOPLE)]
        answers += sum(len(form["chosen"]) for row in rows for form in row["forms"].values())
        assert date.session
        Gathered.objects.create(session=date.session, date=date, answers=1, rows=rows, ended_at=at)
    return programme, answers


def timed(work: Callable[[], object]) -> str:
    """Give how long something took, and how much of it this program reckoned."""
    began, reckoned = time.perf_counter(), time.process_time()
    work()
    took, own = time.perf_counter() - began, time.process_time() - reckoned
    return f"{took:.2f} s | {own:.2f} s"


def main(courses: int = COURSES) -> None:
    """Fill, publish once with and once without the courses' own reports, read and print."""
    call_command("migrate", verbosity=0)
    programme, answers = fill(courses)
    say(f"{courses} courses, {answers:,} answers\n")

    def publish() -> YearReport:
        return publish_year(programme=programme, year=YEAR, by=None, at=clock.now())

    first = timed(publish)
    Research.objects.all().delete()
    YearReport.objects.all().delete()
    again = timed(publish)
    made = YearReport.objects.get()
    rows = [
        ["publish the year, and the reports of all its courses", first],
        ["publish the year, where its courses have reports", again],
        ["the published page", timed(lambda: year_pages.page(YearReport.objects.get().figures))],
        ["its PDF", timed(lambda: year_pdf(made))],
    ]
    table("what", "took", "of which reckoning")
    for what, took in rows:
        say(f"| {what} | {took} |")
    assert Report.objects.count() == courses


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
