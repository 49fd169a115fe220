"""Peers lead, four become a contact point, act, hand over, lose one, and go on with another.

In a real browser on a real server; every page is looked at with axe on the way.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.journeys import stage as on
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, staged
from tests.journeys.test_access import looked_at
from tests.room.client import Led, join, lead
from tests.server import PATIENCE, Server, servers

pytestmark = pytest.mark.xdist_group("journeys")
ROOT = Path(__file__).parents[2]
FILLING = ROOT / "tests" / "peers" / "filling.py"
WORRY = "Zzworry: is my friend safe?"
LANGUAGES = ("fr", "nl", "de", "ar")
HELD = "name => document.activeElement.name === name"


def filling(server: Server, what: str) -> object:
    """Let the program's own actions fill the data folder of the running server."""
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run(
        [sys.executable, str(FILLING), what],
        env={**server.environment(), "PYTHONPATH": paths},
        check=True,
        timeout=PATIENCE,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


@dataclass
class Place:
    """A host with a held course, and whoever signs in."""

    stage: Stage
    pictures: Pictures
    rows: dict[str, str]
    faults: list[str] = field(default_factory=list)

    def window(self, who: str) -> Page:
        """A window on a phone in which an adult has signed in."""
        page = self.stage.window(on.CONSOLE, "en")
        told = {"name": "sessionid", "value": self.rows[who], "url": self.stage.base}
        page.context.add_cookies([told])  # type: ignore[list-item]  # a cookie as Playwright has it
        return page

    def look(self, page: Page, name: str) -> None:
        self.faults += looked_at(page, name, self.pictures)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        self.faults += [f"{name} is {wide} px too wide"] * (wide > 0)

    def open(self, page: Page, address: str, name: str = "") -> Page:
        on.see(page, address)
        if name:
            self.look(page, name)
        return page


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own: where there are accounts, strangers are led to signing in."""
    with servers(tmp_path_factory.mktemp("peers")) as starting:
        yield starting()


@pytest.fixture
def place(chromium: Browser, house: Server, pictures: Pictures) -> Iterator[Place]:
    with staged(chromium, house) as stage:
        yield Place(stage, pictures, cast("dict[str, str]", filling(house, "office")))


def test_from_two_peers_who_lead_to_contact_points_that_grow(place: Place) -> None:
    two_peers_lead(place)
    office, coach = place.window("coordinator"), place.window("coach")
    address = a_contact_point_begins(place, office)
    groups = four_come(place, coach, address)
    they_act(place, groups, coach, address)
    one_hands_over(place, groups[3], coach, address)
    some_leave_and_one_succeeds(place, coach, office, address)
    it_spreads(place, office)
    papers_are_printed(place, coach, office, address)
    assert place.faults == []


def two_peers_lead(place: Place) -> None:
    """Two lead an activity each from a phone, while the coach keeps the box, and they cannot."""
    led = lead(place.stage.server, how="rehearse", plan="half-day-1")
    box = on.console(place.stage, led)
    for activity, language in (("myths", "nl"), ("privacy-hunt", "fr")):
        assert led.do("jump", activity=activity).status == 200
        peer = handed(place, led, box, activity, language)
        join(led).post("/s/question", {"text": WORRY})
        box.goto(f"/host/{led.id}/box")
        assert WORRY in [each.input_value() for each in box.locator("textarea").all()]
        assert WORRY not in peer.content()
        # Red: the address of the box is not a peer's.
        answer = peer.request.get(f"{place.stage.base}/host/{led.id}/box")
        assert (answer.status, WORRY in answer.text()) == (403, False)
        if activity == "myths":
            taken_back(led, box, peer)
        else:
            led_to_the_end(peer)
        led.seq = led.rows("SELECT max(seq) FROM live_fact WHERE 1")[0][0]
    box.goto(f"/host/{led.id}")
    expect(box.locator("button[value=advance]")).to_be_visible()


def taken_back(led: Led, box: Page, peer: Page) -> None:
    """Press as long as three sentences last; then one press of the facilitator's takes it back."""
    for _ in range(3):
        on.press(peer)
    box.goto(f"/host/{led.id}/peers")
    box.locator("button[name=back]").click()
    expect(peer.locator("button[value=advance]")).to_have_count(0)


def led_to_the_end(peer: Page) -> None:
    while peer.locator("button[value=advance]").count():
        on.press(peer)
    expect(peer.locator("main .card.mint")).to_be_visible()


def handed(place: Place, led: Led, box: Page, activity: str, language: str) -> Page:
    """Hand an activity over by the code on the facilitator's screen, and open it on a phone."""
    box.goto(f"/host/{led.id}/peers")
    box.locator(f"form:has(input[value={activity}]) button").click()
    link = box.locator("figure.qr figcaption").inner_text()
    peer = place.stage.window(on.PHONE, language)
    peer.goto(link.replace("localhost", "127.0.0.1"))
    peer.locator("main button.primary").click()
    peer.wait_for_url(f"**/peer/{led.id}")
    return peer


def a_contact_point_begins(place: Place, office: Page) -> str:
    place.open(office, "/office/points", "points-none")
    office.locator("a.primary").first.click()
    office.locator("#host").select_option(place.rows["host"])
    office.locator("main button.primary").click()
    office.locator("#coach").select_option(place.rows["coach_key"])
    office.locator("#second").select_option(place.rows["second_key"])
    office.locator("#course").select_option(index=1)
    place.look(office, "point-new")
    office.locator("main form button.primary").click()
    office.wait_for_url("**done=begun")
    filling(place.stage.server, "age")
    return office.url.partition("?")[0].removeprefix(place.stage.base)


def four_come(place: Place, coach: Page, address: str) -> list[Page]:
    """Each gets a card, and scans it; the code reaches the page and no server, and no history."""
    groups = []
    for language in LANGUAGES:
        code = card(place, coach, address, language)
        group = place.stage.window(on.CONSOLE, language)
        asked: list[str] = []
        group.on("request", partial(noted, asked))
        group.goto(f"/group#{code}")
        expect(group.locator("#code")).to_have_value(re.compile(code[:4]))
        assert group.url == f"{place.stage.base}/group"
        assert not [url for url in asked if code in url.partition("#")[0]]
        group.keyboard.press("Enter")
        expect(group.locator("a.go, a.quiet").first).to_be_visible()
        expect(group.locator("html")).to_have_attribute("lang", language)
        if language in {"de", "ar"}:
            place.look(group, f"group-{language}")
        groups.append(group)
    return groups


def noted(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def card(place: Place, coach: Page, address: str, language: str) -> str:
    place.open(coach, address)
    welcome = coach.locator("form[action$='/welcome']")
    welcome.locator("select").select_option(language)
    welcome.locator("button").click()
    shown = coach.locator("p.code").inner_text()
    if language == "ar":
        place.look(coach, "card")
    return shown.replace(" ", "")


def they_act(place: Place, groups: list[Page], coach: Page, address: str) -> None:
    """A booster that is due and a stand are logged, one by keyboard alone; the coach says which."""
    expect(groups[0].locator("main")).to_contain_text("1 sur 3")
    place.open(groups[0], "/group/log", "group-log")
    by_keyboard(groups[0], {"kind": "booster", "heard": "20", "energy": "4"})
    place.open(groups[1], "/group/log")
    by_keyboard(groups[1], {"kind": "stand", "heard": "60", "energy": "2"})
    expect(groups[0].locator("main")).not_to_contain_text("1 sur 3")
    place.open(coach, f"{address}#to-decide", "point-today")
    coach.locator("#to-decide button[value=so]").first.click()
    coach.wait_for_url("**done=decided")
    coach.locator("#to-decide [name=heard]").fill("45")
    coach.locator("#to-decide button[value=so]").click()
    expect(coach.locator("#to-decide")).to_have_count(0)
    stands = place.open(groups[1], "/group").locator("ul.did").first
    expect(stands).to_contain_text("bevestigd met andere getallen")


def by_keyboard(page: Page, told: dict[str, str]) -> None:
    """Go from field to field with Tab and arrows, type, and keep it."""
    page.locator("main").focus()
    for name, value in told.items():
        reach(page, name)
        if page.evaluate("document.activeElement.type") != "radio":
            page.keyboard.insert_text(value)
            continue
        while page.evaluate("document.activeElement.value") != value:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=logged")


def reach(page: Page, name: str) -> None:
    for _ in range(30):
        if page.evaluate(HELD, name):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not come to {name}")


def one_hands_over(place: Place, group: Page, coach: Page, address: str) -> None:
    """One press; both adults see it; only who opened it is said to have read it."""
    place.open(group, "/group/talk", "group-talk").locator("main form button.go").click()
    expect(group.locator(".stands")).to_have_count(1)
    second = place.window("second")
    for adult in (coach, second):
        expect(place.open(adult, address).locator("a[href*='/handovers/']")).to_have_count(1)
    second.locator("a[href*='/handovers/']").click()
    place.look(second, "handover")
    expect(place.open(group, "/group").locator(".stands")).not_to_contain_text("Second")
    second.locator("form[action$='/read'] button").click()
    expect(place.open(group, "/group").locator(".stands")).to_contain_text("Second")
    second.locator("input[value=talked]").check()
    second.locator("form[action$='/act'] button").click()
    expect(place.open(group, "/group").locator(".stands.mint")).to_have_count(1)
    expect(place.open(coach, address).locator("a[href*='/handovers/']")).to_have_count(0)


def some_leave_and_one_succeeds(place: Place, coach: Page, office: Page, address: str) -> None:
    alarm = office.locator(".state.coral")
    for _ in range(3):
        young = place.open(coach, address).locator("#young li.card").first
        young.locator("summary").click()
        young.locator("input[value=school]").check()
        young.locator("form[action$='/farewell'] button").click()
        coach.wait_for_url("**done=farewell")
    expect(place.open(office, "/office/points", "points-alarm").locator("td").last).to_contain_text(
        "Fewer than two"
    )
    card(place, coach, address, "fr")
    place.open(office, "/office/points")
    expect(alarm).to_have_count(0)


def it_spreads(place: Place, office: Page) -> None:
    """Whom they trained becomes a contact point itself, and the tree shows it."""
    place.open(office, f"/office/points/new?host={place.rows['host']}")
    office.locator("#coach").select_option(place.rows["coach_key"])
    office.locator("#second").select_option(place.rows["second_key"])
    office.locator("#grown_from").select_option(index=1)
    office.locator("main form button.primary").click()
    office.wait_for_url("**done=begun")
    tree = place.open(office, "/office/cascade", "cascade").locator("main")
    expect(tree.locator("svg")).to_contain_text("2 actions · confirmed: 60 · reported: 0")
    generations = tree.locator("table").first.locator("tbody tr")
    expect(generations).to_have_count(3)


def papers_are_printed(place: Place, coach: Page, office: Page, address: str) -> None:
    """Certificates bear a code, which a stranger asks about; a mission of the place is done."""
    told: dict[str, str | float | bool] = {"copies": "2", "lang": "fr"}
    origin = {"Origin": place.stage.base}
    printed = coach.request.post(
        f"{place.stage.base}{address}/certificates", form=told, headers=origin
    )
    assert printed.body().startswith(b"%PDF")
    place.open(coach, address)
    for summary in coach.locator("#missions summary, #print summary").all():
        summary.click()
    place.look(coach, "point-open")
    coach.locator("#missions button").first.click()
    coach.wait_for_url("**done=mission**")
    place.open(coach, "/account/certificates", "own-certificate")
    code = place.open(office, "/office/certificates", "certificates").locator("td bdi").inner_text()
    stranger = place.stage.window(on.PHONE, "de")
    place.open(stranger, f"/certificate?code={code}", "certificate")
    expect(stranger.locator("[role=status]")).to_contain_text("gültig")
