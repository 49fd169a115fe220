"""From a host's request to a course that counts as delivered: in a browser, with real mails."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from declic.kernel.clock import now
from tests.journeys import stage as on
from tests.journeys.stage import Stage, staged
from tests.journeys.test_asking import TYPED, fill, send
from tests.office.smtp import MailServer
from tests.server import Server, Start, servers

pytestmark = pytest.mark.xdist_group("journeys")
HOST = TYPED["adults"]["contact_email"]
TRAINER = "amina@clairiere.example"
PASSWORD = "four small green boats"  # noqa: S105  # for tests
HERE = ZoneInfo("Europe/Brussels")


def just_now() -> dict[str, str]:
    """Give a date that began a while ago and lasts yet, on one day, whatever the hour is."""
    moment = now().astimezone(HERE)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    starts = max(midnight, moment - timedelta(minutes=30))
    ends = min(midnight + timedelta(hours=23, minutes=59), starts + timedelta(minutes=100))
    return {"on": f"{starts:%Y-%m-%d}", "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}


WHEN = just_now()


@pytest.fixture(scope="module")
def mails() -> Iterator[MailServer]:
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, mails: MailServer) -> Iterator[Server]:
    """A server that sends its mails to ours."""
    with pytest.MonkeyPatch.context() as patch, servers(tmp_path_factory.mktemp("course")) as start:
        yield started(start, patch, mails)


def started(start: Start, patch: pytest.MonkeyPatch, mails: MailServer) -> Server:
    settings = {"MAIL_URL": mails.url, "MAIL_FROM": "office@clairiere.example"}
    patch.setattr(
        Server,
        "environment",
        lambda self, plain=Server.environment: {
            **plain(self),
            **{f"DECLIC_{name}": value for name, value in settings.items()},
        },
    )
    return start()


def caught(mails: MailServer, server: Server, to: str, number: int = 1) -> EmailMessage:
    """Send what is due now, and give the last mail to somebody."""
    server.run("post", "send")
    found = mails.of(to)
    assert len(found) >= number, [(mail["To"], mail["Subject"]) for mail in mails.caught]
    return found[-1]


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link(mail: EmailMessage, part: str) -> str:
    """Give the path of the link in a mail."""
    found = re.search(rf"https?://\S*{part}\S*", text_of(mail))
    assert found is not None, text_of(mail)
    return urlsplit(found[0]).path


def office(stage: Stage) -> Page:
    """Come into the office as the owner of the machine."""
    page = stage.window(on.LAPTOP, "fr")
    page.goto(f"/host/owner/{stage.server.owner}")
    page.locator("button.primary").click()
    page.wait_for_url("**/host")
    return page


def keep(page: Page, path: str, **typed: str) -> None:
    """Open a page, fill fields by their names, and press the one big button."""
    page.goto(path)
    for name, value in typed.items():
        field = page.locator(f"main [name='{name}']").first
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(index=1) if value == "1" else field.select_option(value)
        else:
            field.fill(value)
    page.locator("main .primary").first.click()
    page.wait_for_load_state()
    assert not page.locator(".error:visible").count(), page.locator("main").inner_text()


def invited_trainer(stage: Stage) -> Page:
    """Make a trainer's account from the link that an administrator gives."""
    words = ["--email", TRAINER, "--role", "trainer", "--programme", "2027"]
    told = json.loads(
        stage.server.run("person", "invite", *words, "--organisation", "Clairière", "--json")
    )
    page = stage.window(on.LAPTOP, "fr")
    page.goto(urlsplit(told["link"]).path)
    page.locator("[name=name]").fill("Amina A.")
    for field in page.locator("[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main .primary, main button").last.click()
    page.wait_for_load_state()
    return page


def test_from_a_request_to_a_delivered_course(
    chromium: Browser, own: Server, mails: MailServer
) -> None:
    with staged(chromium, own) as stage:
        trainer = invited_trainer(stage)
        page = office(stage)
        keep(page, "/office/courses/form", **form_of(page))
        course = asked_for(stage, page, mails)
        prepared(page, course)
        vetted(page)
        date = promised(stage, page, trainer, course, mails)
        move(page, course, "ready")
        led(trainer, date)
        confirmed(stage, page, course, mails)


def form_of(page: Page) -> dict[str, str]:
    """Name the fields of the first programme's form: each programme has its own."""
    page.goto("/office/courses/form")
    names = [each.get_attribute("name") or "" for each in page.locator("main input").all()]
    told = {"address": "clairiere", "email": "office@clairiere.example", "phone": "02 555 01 23"}
    return {name: value for part, value in told.items() for name in names if name.endswith(part)}


def asked_for(stage: Stage, page: Page, mails: MailServer) -> str:
    """Let a host ask on a phone; find the course in the queue, and its mail with the host."""
    phone = stage.window(on.PHONE, "fr")
    phone.goto("/ask/clairiere")
    for step in TYPED:
        fill(phone, step)
        phone.locator(".go").click()
    send(phone)
    told = caught(mails, stage.server, HOST)
    assert "Votre demande est arrivée" in text_of(told)
    page.goto("/office/courses/queue")
    page.get_by_role("link", name=re.compile("Tilleuls")).first.click()
    page.wait_for_url(re.compile(r"/office/courses/[0-9a-f-]{36}$"))
    return urlsplit(page.url).path


def prepared(page: Page, course: str) -> None:
    """Fill in what the gate asks for, and write down that the trainer may be asked."""
    page.goto(course)
    told = {"responsible": "Anne Peeters", "deputy": "Bea Claes", "adults_present": "2"}
    keep(page, f"{course}/fill", host_adult="1", coach="1", **told)
    keep(page, f"{course}/plan", plan="help-a-friend")
    move(page, course, "talking")
    keep(page, f"{course}/dates", **WHEN)
    move(page, course, "dated")
    page.goto("/office/trainers")
    page.locator("main form button").first.click()
    page.wait_for_url(re.compile("done=kept"))


def move(page: Page, course: str, to: str) -> None:
    page.goto(course)
    page.locator(f"form.move:has([name=to][value={to}]) button").click()
    page.wait_for_load_state()


def vetted(page: Page) -> None:
    """Note that the extract was seen."""
    page.goto("/office/people")
    page.get_by_role("link", name="Amina A.").first.click()
    page.wait_for_load_state()
    page.goto(f"{urlsplit(page.url).path}/vetting")
    page.locator("[name=ground]").first.check()
    page.locator("[name=seen_on]").fill(f"{now():%Y-%m-%d}")
    page.locator("[name=issued_on]").fill(f"{now() - timedelta(days=9):%Y-%m-%d}")
    page.locator("[name=check_again_on]").fill(f"{now() + timedelta(days=1000):%Y-%m-%d}")
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    assert not page.locator(".error:visible").count(), page.locator("main").inner_text()


def promised(stage: Stage, page: Page, trainer: Page, course: str, mails: MailServer) -> str:
    """Ask the trainer, who reads the mail, looks at the calendar file, and comes."""
    page.goto(course)
    page.locator("#dates th a").first.click()
    page.wait_for_load_state()
    date = urlsplit(page.url).path
    page.locator("#proposals button[value=lead]").first.click()
    page.wait_for_load_state()
    page.goto(f"{course}/letters")
    page.locator("#mails a[href*=mail-trainer]").first.click()
    page.locator("main form .primary").last.click()
    page.wait_for_load_state()
    told = caught(mails, stage.server, TRAINER)
    files = [part for part in told.walk() if part.get_content_type() == "text/calendar"]
    body = files[0].get_payload(decode=True)
    assert isinstance(body, bytes)
    calendar = icalendar.Calendar.from_ical(body)
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("DTSTART").astimezone(HERE).strftime("%H:%M") == WHEN["starts"]
    trainer.goto("/office/own")
    trainer.locator("button[value=accept]").first.click()
    trainer.wait_for_load_state()
    return date


def led(trainer: Page, date: str) -> None:
    """Open the date's session by one press, lead it to its end, and say how many were there."""
    trainer.goto(f"{date}/open")
    for box in trainer.locator("main [name=unreviewed]").all():
        box.check()
    trainer.locator("main [name=by_name]").fill("Amina A.")
    trainer.locator("main form .primary").first.click()
    trainer.wait_for_url(re.compile("/host/[0-9a-f-]{36}"))
    for _ in range(6):
        trainer.locator("footer button[value=advance]").click()
        trainer.wait_for_timeout(300)
    trainer.on("dialog", lambda asked: asked.accept())
    trainer.locator("#more summary").first.click()
    trainer.locator("#more button[value=end]").click()
    trainer.locator("#present").fill("21")
    trainer.locator("button[value=present]").click()
    expect(trainer.locator("[role=status]", has_text="21")).to_be_visible()


def confirmed(stage: Stage, page: Page, course: str, mails: MailServer) -> None:
    """Ask the host by mail, who opens the link on a phone and says how many were there."""
    page.goto(f"{course}/letters")
    page.locator("#mails a[href*=held]").first.click()
    page.locator("main form .primary").last.click()
    page.wait_for_load_state()
    phone = stage.window(on.PHONE, "fr")
    phone.goto(link(caught(mails, stage.server, HOST, 2), "/held/"))
    phone.locator("[name=held][value=yes]").check()
    phone.locator("[name=count]").fill("21")
    phone.locator("button.go").click()
    phone.wait_for_load_state()
    page.goto(course)
    told = json.loads(stage.server.run("course", "list", "--json"))
    assert [each["state"] for each in told] == ["delivered"]
