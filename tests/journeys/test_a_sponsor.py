"""From a proposal to figures: proposed, asked about, selected, held, charged, read by the sponsor.

Between, 24 people answer before and after; what changed is reckoned by a separate program too.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from declic.tables.reading import read as table_read
from tests.impact.plain import figures
from tests.journeys.answering import AFTER, BEFORE, answered, published, rows_of
from tests.journeys.pictures import Pictures
from tests.journeys.stage import LAPTOP, PHONE, Stage, let_in, see, staged
from tests.journeys.test_access import looked_at
from tests.room.client import owner
from tests.server import DATABASE, Server, servers

pytestmark = pytest.mark.xdist_group("journeys")
WAVES = ("before", "after", "paired")
PASSWORD = "four small green boats"  # noqa: S105  # for tests
CHOOSER = "choose@fondation.example"
DJANGO = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
import django
django.setup()
from declic.courses.tests import office as on
"""
FILL = (
    DJANGO
    + """
from declic.funding.actions.grants import sponsor_called
from declic.funding.actions.links import add_reader
from declic.people.models import Role
from allauth.account.models import EmailAddress
of = on.office()
sponsor = sponsor_called(programme=of.programme, name="Fondation", language="fr", by=None, at=on.AT)
who = on.member(of.programme, Role.Kind.SPONSOR, sys.argv[1])
who.set_password(sys.argv[2])
who.language = "fr"
who.save()
EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
add_reader(sponsor=sponsor, person=who, chooses=True, by=None, at=on.AT)
print(json.dumps({"sponsor": str(sponsor.pk), "programme": str(of.programme.pk)}))
"""
)
PLAN = (
    DJANGO
    + """
from declic.courses.models import Course, State
from declic.people.models import Programme
programme = Programme.objects.get(pk=sys.argv[1])
office = on.Office(programme, programme.roles.get(kind="coordinator").person)
made = on.filled(office, group_size=24, plan="half-day", phones="used")
one, two = (
    on.dated(office, made, on.when(day=10 + part, group="A", part=part, plan=f"half-day-{part}"))
    for part in (1, 2)
)
Course.objects.filter(pk=made.pk).update(state=State.READY)
print(json.dumps({"course": str(made.pk), "one": str(one.pk), "two": str(two.pk)}))
"""
)
CONFIRM = (
    DJANGO
    + """
from declic.courses.actions.held import confirm_by_office
from declic.courses.models import Course
made = Course.objects.get(pk=sys.argv[1])
coordinator = made.programme.roles.get(kind="coordinator").person
for date in made.dates.all():
    confirm_by_office(date=date, why_not="Au téléphone", by=coordinator, at=on.AT)
print(json.dumps({"state": Course.objects.get(pk=made.pk).state}))
"""
)
TYPED = {
    "need": "Les écoles d’ici attendent quatre mois.",
    "method": "Une formatrice, un écran, vingt jeunes, 100 minutes.",
    "risks": "Une classe malade : la date est déplacée dans la période.",
    "starts_on": "2027-01-01",
    "ends_on": "2027-12-31",
    "staff": "2",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers(tmp_path_factory.mktemp("sponsor")) as starting:
        yield starting()


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


def ran(server: Server, program: str, *words: str) -> dict[str, str]:
    """Let the program itself write into the data folder of the server."""
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=server.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def pressed(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()
    assert not page.locator(".error:visible").count(), page.locator("main").inner_text()


def proposed(page: Page, name: str, courses: str, euros: str) -> str:
    """Write a project down and lay it before the sponsor; give its key."""
    see(page, "/office/projects/new")
    for field, value in {**TYPED, "name": name, "courses": courses, "cents": euros}.items():
        page.locator(f"main [name={field}]").fill(value)
    pressed(page, "Enregistrer")
    pressed(page, "Le proposer au sponsor")
    return page.url.partition("?")[0].rpartition("/")[2]


def signed_in(stage: Stage) -> Page:
    page = stage.window(LAPTOP, "fr")
    page.goto(f"http://localhost:{stage.server.port}/account/sign-in")
    page.locator("input[name=login]").fill(CHOOSER)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url("**/office/**")
    return page


def at(page: Page, path: str) -> Page:
    return see(page, f"http://localhost:{re.findall(r':([0-9]+)', page.url)[0]}{path}")


def chosen(choosing: Page, desk: Page, keys: list[str]) -> str:
    """Compare, ask and select as the foundation, answer as the office; give the grant's key."""
    at(choosing, f"/office/projects/compare?id={keys[0]}&id={keys[1]}")
    expect(choosing.locator("thead th a")).to_have_count(2)
    at(choosing, f"/office/projects/{keys[0]}")
    choosing.locator("#ask").fill("Qui donne le cours si une formatrice est malade ?")
    pressed(choosing, "Poser la question")
    see(desk, f"/office/projects/{keys[0]}")
    desk.locator("#questions textarea").fill("Une autre de notre liste.")
    pressed(desk, "Envoyer la réponse")
    at(choosing, f"/office/projects/{keys[0]}")
    expect(choosing.locator(".answer")).to_contain_text("Une autre de notre liste.")
    pressed(choosing, "Le choisir")
    link = choosing.locator("a[href*='/office/funded/']").first.get_attribute("href")
    assert link is not None
    return link.rpartition("/")[2]


def agreement(choosing: Page, grant: str) -> str:
    """Give what the one agreement says, as the foundation gets it."""
    origin = choosing.url.partition("/office")[0]
    answer = choosing.request.get(f"{origin}/office/funded/{grant}/agreement?language=fr")
    return said(answer.body())


def said(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(text.split())


def held(stage: Stage, programme: str) -> str:
    """Let 24 people answer before and after, and confirm that it took place; give the course."""
    made = ran(stage.server, PLAN, programme)
    answered(stage.server, made["one"], BEFORE)
    answered(stage.server, made["two"], AFTER)
    assert ran(stage.server, CONFIRM, made["course"])["state"] == "delivered"
    return made["course"]


def reported(stage: Stage, desk: Page, course: str) -> None:
    """Publish the report; its figures are those that a separate program reckons of the rows."""
    see(desk, f"/office/courses/{course}/report")
    pressed(desk, "Faire le rapport")
    mine, told = figures(rows_of(stage.server, course)), published(stage.server, course)
    who = told["participation"]
    assert {wave: who[wave] for wave in WAVES} == {"before": 24, "after": 22, "paired": 22}
    assert {wave: mine[wave] for wave in WAVES} == {wave: who[wave] for wave in WAVES}
    know = next(each for each in told["scores"] if each["measure"] == "know")["change"]["raw"]
    assert (know["value"], know["low"], know["high"]) == pytest.approx(tuple(mine["know"].values()))


def charged(desk: Page, grant: str, course: str) -> str:
    """Charge the course, note what it cost, make the secret link; give its address."""
    see(desk, f"/office/grants/{grant}")
    desk.locator("#to-charge").select_option(course)
    pressed(desk, "Imputer cette formation")
    see(desk, f"/office/courses/{course}/letters/costs")
    desk.locator("main [name=what]").first.fill("Formatrice")
    desk.locator("main [name=amount]").first.fill("650,00")
    desk.locator("main form button").first.click()
    see(desk, f"/office/grants/{grant}")
    pressed(desk, "Faire un lien secret")
    return desk.locator("#link").input_value().partition("/sponsor/")[2]


def separately(server: Server, grant: str) -> dict[str, Any]:
    """Let the separate program reckon the figures from the file."""
    words = [str(Path(__file__).with_name("reckoned.py")), str(server.folder / DATABASE), grant]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def test_from_a_proposal_to_the_figures_that_a_sponsor_reads(
    stage: Stage, pictures: Pictures
) -> None:
    rows = ran(stage.server, FILL, CHOOSER, PASSWORD)
    desk = let_in(stage, stage.window(LAPTOP, "fr"), owner(stage.server).cookies)
    keys = [proposed(desk, "Douze cours", "12", "9800"), proposed(desk, "Six cours", "6", "5200")]
    choosing = signed_in(stage)
    grant = chosen(choosing, desk, keys)
    signed = agreement(choosing, grant)
    assert ": 12" in signed
    assert ": 2" in signed
    course = held(stage, rows["programme"])
    reported(stage, desk, course)
    secret = charged(desk, grant, course)
    told = separately(stage.server, grant)
    assert told == {
        "promised": {"course": 12, "staff": 2},
        "held": {"course": 1},
        "places": {"school": 1},
        "young": {"school": 24},
        "cents": [65_000],
    }
    the_sponsor_reads(stage, pictures, secret, told)


def the_sponsor_reads(
    stage: Stage, pictures: Pictures, secret: str, reckoned: dict[str, Any]
) -> None:
    """Page, PDF and table say what the separate program reckoned."""
    page = see(stage.window(PHONE, "fr"), f"/sponsor/{secret}")
    shown = page.locator("main").inner_text()
    body = page.request.get(f"{stage.base}/sponsor/{secret}/xlsx?language=fr").body()
    table = [row.cells for row in table_read(body, "grant.xlsx").rows]
    paper = said(page.request.get(f"{stage.base}/sponsor/{secret}/pdf?language=fr").body())
    for kind, promised in reckoned["promised"].items():
        of = f"{reckoned['held'].get(kind, 0)} sur {promised}"
        assert of in shown
        assert of in paper
    assert ["Jeunes", "École", str(reckoned["young"]["school"])] in [
        [str(cell) for cell in cells] for cells in table
    ]
    for told in (shown, paper):
        assert re.search(
            rf"École\s+{reckoned['places']['school']}\s+{reckoned['young']['school']}\b", told
        )
        assert f"{sum(reckoned['cents']) // 100},00" in told
    assert not looked_at(page, "sponsor", pictures)
