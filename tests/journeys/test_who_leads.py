from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import stage as on
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, opened, staged
from tests.journeys.test_access import looked_at
from tests.room.client import Led
from tests.server import Server, Start

pytestmark = pytest.mark.xdist_group("journeys")


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


def of_the_owner(stage: Stage, led: Led) -> Page:
    """Open a window on the laptop, in which the owner came in and that leads nothing."""
    page = stage.window(on.LAPTOP, "fr")
    owner = led.browser.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": owner, "url": stage.base}])
    return page


def take(laptop: Page, led: Led) -> None:
    """Take the lead by the button, and use it."""
    laptop.goto(f"/host/{led.id}")
    laptop.locator("main form[action] button.primary").click()
    on.press(laptop)


def drawn_link(laptop: Page) -> str:
    """Make the one-time code on the laptop, as the facilitator does; give its path."""
    laptop.goto(f"{laptop.url}/phone")
    laptop.locator("main form button.primary").click()
    return urlsplit(laptop.locator("figure.qr figcaption").inner_text()).path


def test_the_lead_moves_to_a_phone_and_back_by_a_press_each(
    stage: Stage, pictures: Pictures
) -> None:
    led = opened(stage.server)
    laptop, phone = of_the_owner(stage, led), stage.window(on.CONSOLE, "fr")
    take(laptop, led)
    phone.goto(drawn_link(laptop))
    faults = looked_at(phone, "page-host-enter", pictures)
    phone.locator("button.primary").click()
    on.press(phone)
    laptop.goto(f"/host/{led.id}")
    faults += looked_at(laptop, "page-host-elsewhere", pictures)
    on.press(phone)
    take(laptop, led)
    phone.reload()
    expect(phone.locator("button[value=advance]")).to_have_count(0)
    assert not faults, "\n".join(faults)


def test_the_printed_link_leads_the_owner_to_the_plans(
    chromium: Browser, start: Start, pictures: Pictures
) -> None:
    with staged(chromium, start()) as stage:
        page = stage.window(on.LAPTOP, "nl")
        page.goto(f"/host/owner/{stage.server.owner}")
        faults = looked_at(page, "page-host-owner", pictures)
        page.locator("button.primary").click()
        page.wait_for_url("**/host")
        expect(page.locator("#plans > summary")).to_be_visible()
    assert not faults, "\n".join(faults)
