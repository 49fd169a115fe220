"""The office's pages about courses and what sponsors pay, in a browser: axe, keyboard, pictures."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.pictures import Pictures
from tests.journeys.stage import CONSOLE, LAPTOP, Stage, let_in, see, staged
from tests.journeys.test_access import looked_at
from tests.room.client import owner
from tests.server import Server, servers

pytestmark = pytest.mark.xdist_group("journeys")
PAGES = (
    "/office/courses",
    "/office/courses?state=lost",
    "/office/courses/board",
    "/office/courses/calendar?month=2027-03",
    "/office/courses/map",
    "/office/courses/queue",
    "/office/courses/waiting",
    "/office/courses/new",
    "/office/courses/{course}",
    "/office/courses/{course}/fill",
    "/office/courses/{course}/plan",
    "/office/courses/{course}/host",
    "/office/courses/{course}/dates",
    "/office/dates/{date}",
    "/office/dates/{date}/move",
    "/office/hosts",
    "/office/hosts/{host}",
    "/office/hosts/{host}/change",
    "/office/hosts/{host}/merge",
    "/office/trainers",
    "/office/trainers/{trainer}",
    "/office/trainers/{trainer}/profile",
    "/office/tasks",
    "/office/post",
    "/office/grants",
    "/office/grants/new",
    "/office/grants/{grant}",
    "/office/funded/{grant}",
    "/office/funded/{grant}?language=ar",
    "/office/sponsors",
    "/office/sponsors/{sponsor}",
    "/office/projects",
    "/office/projects/new",
    "/office/projects/{project}",
    "/office/projects/{project}/change",
    "/office/projects/compare?id={project}&id={other}",
    "/office/courses/{reported}/report",
    "/office/courses/{reported}/report?language=ar",
    "/office/years",
    "/office/years/{year}/2027",
    "/office/years/{year}/2027?language=ar",
)
# Written by the program itself, in the data folder of the server.
FILL = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
import django
django.setup()
from declic.courses.tests import office as on
from declic.courses.actions.notes import add_note, add_task
of = on.office()
course, who = on.filled(of, wished="En mars"), on.trainer(of)
on.trainer(of, "other@clairiere.example", vetted=False)
date = on.dated(of, course)
on.promised(of, date, who)
on.course(of)
add_note(course=course, way="call", text="Rappelle lundi", on=on.DAY, by=None, at=on.AT)
add_task(course=course, what="Appeler", owner=None, due_on=on.DAY, by=None, at=on.AT)
from declic.funding.actions.grants import Terms, make_grant, sponsor_called
from declic.funding.actions.planning import plan
year, told = of.programme, {"by": None, "at": on.AT}
sponsor = sponsor_called(programme=year, name="Fondation", language="fr", **told)
terms = Terms("Ateliers", on.DAY, on.DAY.replace(year=2028), courses=12, staff=2)
grant = make_grant(sponsor=sponsor, terms=terms, **told)
plan(grant=grant, course=course, **told)
from declic.funding.actions.projects import Proposal, ask, propose, write_project
from declic.funding.models import Reader
from declic.people.models import Role
who_asks = on.member(year, Role.Kind.SPONSOR, "choose@fondation.example")
Reader.objects.create(sponsor=sponsor, person=who_asks, chooses=True)
ours = Proposal(Terms("Projet", on.DAY, on.DAY.replace(year=2028), 6, 1, 500_000), "A", "B", "C")
project, other = (write_project(sponsor=sponsor, proposal=ours, **told) for _ in range(2))
propose(project=project, **told)
ask(project=project, text="Quand ?", by=who_asks, at=on.AT)
rows = {"project": project, "other": other, "sponsor": sponsor}
from tests.impact.courses import held, rows as answers
from declic.impact.actions.years import publish_year
reported = held(of, answers(22))
publish_year(programme=year, year=2027, by=None, at=on.AT)
rows |= {"reported": reported, "year": year, "grant": grant}
rows |= {"course": course, "date": date, "host": course.host, "trainer": who}
print(json.dumps({name: str(row.pk) for name, row in rows.items()}))
"""


@dataclass(frozen=True)
class Desk:
    """The owner's browser in an office with one course, and the rows' keys."""

    page: Page
    rows: dict[str, str]

    def open(self, address: str) -> Page:
        return see(self.page, address.format(**self.rows))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own: other journeys fill offices with the same people."""
    with servers(tmp_path_factory.mktemp("courses")) as starting:
        yield starting()


@pytest.fixture(scope="module")
def rows(house: Server) -> dict[str, str]:
    """Fill the office once: its trainers are in one place at a time."""
    done = subprocess.run(
        [sys.executable, "-c", FILL],
        env=house.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


@pytest.fixture
def desk(stage: Stage, rows: dict[str, str]) -> Desk:
    page = let_in(stage, stage.window(LAPTOP, "fr"), owner(stage.server).cookies)
    return Desk(page, rows)


def test_axe_finds_nothing_on_the_pages_about_courses(desk: Desk, pictures: Pictures) -> None:
    found = list[str]()
    for number, address in enumerate(PAGES):
        found += looked_at(desk.open(address), address, pictures, name=f"office-{number:02d}")
    assert not found, "\n".join(found)


def test_no_page_about_courses_is_wider_than_a_phone(desk: Desk, pictures: Pictures) -> None:
    desk.page.set_viewport_size(CONSOLE)
    wide = []
    for number, address in enumerate(PAGES):
        page = desk.open(address)
        pictures.take(page, f"office-phone-{number:02d}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert wide == []


def test_a_course_is_moved_with_the_keyboard_alone(desk: Desk) -> None:
    page = desk.open("/office/courses/{course}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    button = page.locator("#moves button.primary")
    for _each in range(40):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator(".head .state").first).to_have_text("en discussion")


def test_a_question_is_answered_with_the_keyboard_alone(desk: Desk) -> None:
    page = desk.open("/office/projects/{project}")
    field = page.locator("#questions textarea")
    for _each in range(60):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type("Au printemps.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator(".answer")).to_contain_text("Au printemps.")
