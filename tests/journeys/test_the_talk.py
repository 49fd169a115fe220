"""A debate and a chat with flags on real screens, from a plan of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.fit import faults_of_wall, refresh
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, opened, staged, wall
from tests.journeys.test_access import looked_at, screens_of
from tests.journeys.walk import SIGNS, walk
from tests.one_plan import one_plan
from tests.room.client import Led, answer, form, join
from tests.room.client import walk as walk_to
from tests.server import Server, servers

pytestmark = pytest.mark.xdist_group("journeys")
# Looks like another statement or strip.
LIKE_OTHERS = re.compile("watching|adults|s[1235]-|s6-(?!shown)|begins")
PLAN = """\
id: talk
title: Talk
minutes: 36
audience: Everybody
ages: {least: 13, most: 15}
tables: true
purpose: To look at two kinds of activity.
steps:
  - {activity: where-do-you-stand, form: short, minutes: 16}
  - {activity: lina, minutes: 20}
"""


@pytest.fixture(scope="module")
def talking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server whose own pack has this plan."""
    folder = tmp_path_factory.mktemp("talking")
    one_plan(folder, "talk", PLAN)
    with servers(folder) as starting:
        yield starting(folder=folder)


@pytest.fixture
def stage(chromium: Browser, talking: Server) -> Iterator[Stage]:
    with staged(chromium, talking) as made:
        yield made


def test_every_step_fits_on_the_wall_in_one_language_and_in_two(
    stage: Stage, pictures: Pictures
) -> None:
    led = opened(stage.server, plan="talk")
    page, found = wall(stage, led), list[str]()
    for place in walk(led).steps():
        for spoken in ("fr", "fr+ar"):
            led.do("wall", languages=spoken.replace("+", " "))
            refresh(page)
            found += [f"{spoken} {place}: {fault}" for fault in faults_of_wall(page)]
            pictures.take(page, f"talk-{spoken}-{place}")
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_the_screens_of_these_kinds(stage: Stage, pictures: Pictures) -> None:
    led = opened(stage.server, plan="talk")
    pages, found = screens_of(stage, led), list[str]()
    for place in walk(led).steps():
        if not LIKE_OTHERS.search(place):
            for name, page in pages.items():
                refresh(page)
                found += looked_at(page, f"talk-{place}-{name}", pictures)
    assert not found, "\n".join(found)


def test_two_crowds_are_drawn_and_nobody_who_moved_is(stage: Stage) -> None:
    led = opened(stage.server, plan="talk")
    page, guests = wall(stage, led), [join(led) for _ in range(8)]
    for places, left in (("AAAAABBB", 0), ("AABBBBBB", 3)):
        place = walk_to(led, "where-do-you-stand") if left == 0 else form(guests[0])
        for guest, zone in zip(guests, places, strict=True):
            assert answer(guest, place, zone).status == 200
        led.do("advance")
        expect(page.locator(".line circle:not(.left)")).to_have_count(8)
        expect(page.locator(".line circle.left")).to_have_count(left)
        led.do("advance")
    assert stage.complaints == []


def test_first_flags_are_a_count_of_tables_by_strip(stage: Stage) -> None:
    led = opened(stage.server, plan="talk")
    page, tables = wall(stage, led), [join(led, table=sign) for sign in SIGNS[:3]]
    place = walk_to(led, "lina")
    for strip, flags in (("s1", ("green", "green", "red")), ("s2", ("yellow", "green", "green"))):
        for table, flag in zip(tables, flags, strict=True):
            assert answer(table, {**place, "item": strip}, flag).status == 200
        shown(led, page, flags.count("green"))
    told = json.loads(led.server.run("session", "results", led.id, "--json"))["steps"][-1]["items"]
    assert [item["first"] for item in told] == [{"table": 1}, {"table": 1}]
    led.do("last")
    expect(page.locator(".firsts li")).to_have_count(2)
    expect(page.locator(".firsts .crowd").first.locator("i")).to_have_count(1)
    expect(page.locator(".firsts .crowd").last.locator("i")).to_have_count(1)
    expect(page.locator(".help-lines .helpline").first).to_be_visible()


def shown(led: Led, page: Page, green: int) -> None:
    """Close and show, look, and let the next strip ask."""
    led.do("advance")
    led.do("advance")
    expect(page.locator(".flag-row b").first).to_have_text(str(green))
    led.do("advance")
    led.do("advance")
