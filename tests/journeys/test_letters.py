"""Letters, mails and the calendar's page in a real browser: seen by axe, filled in, sent."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import stage as on
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, staged
from tests.journeys.test_access import looked_at
from tests.room.client import owner
from tests.server import PATIENCE, Server, servers

pytestmark = pytest.mark.xdist_group("journeys")
# Run in the server's folder: a course whose host can be written to, and its trainer's session.
PREPARE = """
import json, django
django.setup()
from declic.courses.actions.hosts import change_contact
from declic.courses.models import Course
from declic.courses.queries.mails import planned_of
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import AT, dated, filled, office, promised, trainer
of = office()
course = filled(of, languages=["fr", "ar"])
told = {"email": "head@school.example", "language": "fr"}
change_contact(contact=course.host_adult, fields=told, by=None, at=AT)
date, who = dated(of, course), trainer(of)
promised(of, date, who)
who.person.language = "fr"
who.person.save()
print(json.dumps({
    "course": str(course.pk),
    "organisation": str(of.organisation.pk),
    "mail": next(planned_of(Course.objects.get(pk=course.pk))).key,
    "session": Browser(who.person).client.cookies["sessionid"].value,
}))
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own: other journeys fill offices with the same people."""
    with servers(tmp_path_factory.mktemp("letters")) as starting:
        yield starting()


@pytest.fixture(scope="module")
def made(house: Server) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", PREPARE],
        env={**house.environment(), "DJANGO_SETTINGS_MODULE": "declic.web.settings"},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.fixture
def stage(chromium: Browser, house: Server, made: dict[str, str]) -> Iterator[Stage]:  # noqa: ARG001  # it is there
    with staged(chromium, house) as stage:
        yield stage


def places(made: dict[str, str]) -> dict[str, str]:
    course, of = f"/office/courses/{made['course']}", f"/office/letters/{made['organisation']}"
    return {
        "letters": f"{course}/letters",
        "letter": f"{course}/letters/confirmation",
        "letter-ar": f"{course}/letters/parents-before?language=ar",
        "costs": f"{course}/letters/costs",
        "mail": f"{course}/mail?which={quote(made['mail'])}",
        "templates": of,
        "wording": f"{of}/agreement/nl",
    }


def window(stage: Stage, session: str, language: str, *, phone: bool = False) -> Page:
    """Open a window of somebody who came in."""
    page = stage.window(on.PHONE if phone else on.CONSOLE, language)
    return on.let_in(stage, page, {"sessionid": session})


@pytest.mark.parametrize(("language", "phone"), [("fr", False), ("nl", True)])
def test_axe_finds_nothing_on_letters_and_mails(
    stage: Stage, made: dict[str, str], pictures: Pictures, language: str, *, phone: bool
) -> None:
    session = owner(stage.server).cookies["sessionid"]
    page, found = window(stage, session, language, phone=phone), list[str]()
    for name, place in places(made).items():
        on.see(page, place)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        pictures.take(page, f"{name}-{language}", whole=True)
        found += looked_at(page, f"{name}-{language}", pictures)
    assert not found, "\n".join(found)


def test_a_letter_is_worded_a_cost_noted_and_a_mail_sent(
    stage: Stage, made: dict[str, str]
) -> None:
    page = window(stage, owner(stage.server).cookies["sessionid"], "en")
    on.see(page, f"/office/letters/{made['organisation']}/confirmation/fr")
    page.locator("#own textarea").fill("Il y a du café. {{user.password}}")
    page.locator("#own button").click()
    expect(page.locator("#own code")).to_have_text("{{user.password}}")
    on.see(page, places(made)["letter"])
    expect(page.get_by_text("Il y a du café. {{user.password}}")).to_be_visible()
    on.see(page, places(made)["costs"])
    page.locator("#what").fill("Train")
    page.locator("#amount").fill("12,50")
    page.locator("form[action$=costs] button").click()
    expect(page.get_by_text("Train: 12,50")).to_be_visible()
    on.see(page, places(made)["mail"])
    page.locator("main form button").click()
    expect(page.locator("#mails .state")).to_have_count(1)


def test_the_calendars_address_is_shown_once_and_ended(
    stage: Stage, made: dict[str, str], pictures: Pictures
) -> None:
    page, found = window(stage, made["session"], "fr", phone=True), list[str]()
    on.see(page, "/office/calendar")
    found += looked_at(page, "calendar-none", pictures)
    page.locator("main button").click()
    address = page.locator("code.address").text_content() or ""
    assert page.request.get("/calendar/" + address.rpartition("/")[2]).status == 200
    pictures.take(page, "calendar-new", whole=True)
    found += looked_at(page, "calendar-new", pictures)
    on.see(page, "/office/calendar")
    expect(page.locator("code.address")).to_have_count(0)
    page.locator("[value=end] + button").click()
    assert page.request.get("/calendar/" + address.rpartition("/")[2]).status == 404
    assert not found, "\n".join(found)
