"""How long the office's pages take with 5,000 courses, and how often each asks the database.

`python -m bench.office [COURSES]` fills a data folder of its own and prints a table. Rows are
written at once, past the actions: what is measured is reading.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import tempfile
import time
from statistics import median

import django

_FOLDER = tempfile.TemporaryDirectory(prefix="declic-bench-")
os.environ["DECLIC_DATA"] = _FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
django.setup()

# Models can be imported only after Django is set up.
from allauth.mfa.models import Authenticator  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.say import say, table  # noqa: E402
from declic.courses.models import (  # noqa: E402
    Assignment,
    Contact,
    Course,
    CourseDate,
    Host,
    Note,
    Quarter,
    State,
    Step,
    Task,
    Trainer,
)
from declic.courses.rules.hours import quarters  # noqa: E402
from declic.courses.rules.places import Province  # noqa: E402
from declic.kernel import clock  # noqa: E402
from declic.people.models import Organisation, Person, Programme, Role, Vetting  # noqa: E402
from declic.web.prepare import prepare  # noqa: E402

TIMES = 7
HOSTS, TRAINERS, CONTACTS = 500, 60, 2
STATES = (*State, State.TALKING, State.DATED, State.CLOSED, State.CLOSED)


class Filled:
    """One organisation with many courses of three years."""

    def __init__(self, number: int) -> None:
        """Write all rows in one transaction."""
        self.at = clock.now()
        with transaction.atomic():
            organisation = Organisation.objects.create(name="Clairière")
            self.programme = Programme.objects.create(organisation=organisation, name="Écoles")
            self.coordinator = self._person("office@example.org", Role.Kind.COORDINATOR)
            kind = Authenticator.Type.TOTP
            Authenticator.objects.create(user=self.coordinator, type=kind, data={})
            self.trainers = [self._trainer(each) for each in range(TRAINERS)]
            self.hosts = self._hosts()
            self.courses = self._courses(number)
            self.dates = self._dates()

    def _person(self, email: str, kind: Role.Kind) -> Person:
        programme = self.programme
        made = Person.objects.create_user(email, name=email, organisation=programme.organisation)
        day = dt.date(2020, 1, 1)
        Role.objects.create(
            programme=programme, person=made, kind=kind, starts_on=day, given_at=self.at
        )
        return made

    def _trainer(self, number: int) -> Trainer:
        person = self._person(f"trainer{number}@example.org", Role.Kind.TRAINER)
        Vetting.objects.create(
            organisation=self.programme.organisation,
            person=person,
            seen_on=dt.date(2020, 1, 1),
            ground=Vetting.Ground.MINORS,
        )
        languages = ["fr"] if number % 2 else ["nl", "fr"]
        return Trainer.objects.create(
            programme=self.programme, person=person, languages=languages, most_a_month=8
        )

    def _hosts(self) -> list[Host]:
        provinces = list(Province)
        hosts = [
            Host(
                programme=self.programme,
                kind=Host.Kind.values[each % len(Host.Kind.values)],
                name=f"École numéro {each}",
                postcode=f"{1000 + each % 300}",
                city="Liège",
                province=provinces[each % len(provinces)],
                community="fr",
                made_at=self.at,
            )
            for each in range(HOSTS)
        ]
        Host.objects.bulk_create(hosts)
        Contact.objects.bulk_create(
            Contact(host=host, name=f"A{each}", email=f"a{each}@{host.pk}.be", made_at=self.at)
            for host in hosts
            for each in range(CONTACTS)
        )
        return hosts

    def _courses(self, number: int) -> list[Course]:
        year = self.at.year
        courses = [
            Course(
                programme=self.programme,
                host=self.hosts[each % HOSTS],
                year=year - each % 3,
                number=each // 3 + 1,
                state=STATES[each % len(STATES)],
                waiting_since=self.at.date() if each % 9 == 0 else None,
                owner=self.coordinator if each % 2 else None,
                languages=["fr"],
                wished="Un mardi",
                made_at=self.at - dt.timedelta(days=each % 900),
            )
            for each in range(number)
        ]
        Course.objects.bulk_create(courses)
        Step.objects.bulk_create(
            Step(course=course, after=course.state, at=course.made_at) for course in courses
        )
        Note.objects.bulk_create(
            Note(course=course, way="call", text="…", on=self.at.date(), at=self.at)
            for course in courses
        )
        Task.objects.bulk_create(
            Task(course=course, what="Call", owner=self.coordinator, made_at=self.at)
            for course in courses[::20]
        )
        return courses

    def _dates(self) -> list[CourseDate]:
        """Each trainer leads one date a day, so that nobody is in two places."""
        begin = self.at.replace(hour=8, minute=0, second=0, microsecond=0)
        dates = [
            CourseDate(
                course=course,
                starts_at=(start := begin + dt.timedelta(days=each // TRAINERS * 3 - 120)),
                ends_at=start + dt.timedelta(minutes=100),
            )
            for each, course in enumerate(self.courses)
        ]
        CourseDate.objects.bulk_create(dates)
        promises = [
            Assignment(
                date=date,
                trainer=self.trainers[each % TRAINERS],
                answer=Assignment.Answer.ACCEPTED,
                asked_at=self.at,
            )
            for each, date in enumerate(dates)
        ]
        Assignment.objects.bulk_create(promises)
        Quarter.objects.bulk_create(
            Quarter(assignment=promise, person=promise.trainer.person, quarter=quarter)
            for promise in promises
            for quarter in quarters(promise.date.starts_at, promise.date.ends_at)
        )
        return dates

    def pages(self) -> list[str]:
        """Give the addresses that are measured."""
        course, date = self.courses[4], self.dates[4]
        month = f"{self.at:%Y-%m}"
        return [
            "/office/courses",
            "/office/courses?page=50",
            "/office/courses?q=numero",
            f"/office/courses?state=open&province=WLG&month={month}",
            f"/office/courses?trainer={self.trainers[0].pk}",
            "/office/courses/board",
            f"/office/courses/calendar?month={month}",
            f"/office/courses/calendar?week={self.at:%G-W%V}",
            "/office/courses/map",
            "/office/courses/queue",
            "/office/courses/waiting",
            "/office/courses/new",
            f"/office/courses/{course.pk}",
            f"/office/courses/{course.pk}/fill",
            f"/office/courses/{course.pk}/plan",
            f"/office/dates/{date.pk}",
            "/office/hosts",
            f"/office/hosts/{course.host_id}",
            f"/office/hosts/{course.host_id}/merge",
            "/office/trainers",
            f"/office/trainers/{self.trainers[0].pk}",
            "/office/tasks",
            "/office/post",
        ]


def measured(client: Client, address: str) -> tuple[float, float, float, int]:
    """Give the median, the longest and the processor's time of a page, and its questions."""
    taken, worked = list[float](), list[float]()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        if answer.status_code != 200:  # noqa: PLR2004
            raise RuntimeError(f"{address}: {answer.status_code}")
    # The next request empties the list.
    asked = len(queries)
    for _each in range(TIMES):
        begun, before = time.perf_counter(), time.process_time()
        client.get(address)
        taken.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - before) * 1000)
    return median(taken), max(taken), median(worked), asked


def main(number: int) -> None:
    """Fill, measure, print."""
    prepare()
    filled = Filled(number)
    client = Client(headers={"Accept-Language": "fr"})
    client.force_login(filled.coordinator, backend=settings.AUTHENTICATION_BACKENDS[0])
    say(f"{number} courses, {HOSTS} hosts, {TRAINERS} trainers; load {os.getloadavg()[0]:.1f}\n")
    table("Page", "Median ms", "Longest ms", "Processor ms", "Questions")
    for address in filled.pages():
        middle, longest, worked, asked = measured(client, address)
        page = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", address)
        say(f"| `{page}` | {middle:.0f} | {longest:.0f} | {worked:.0f} | {asked} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
