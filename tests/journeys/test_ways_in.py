from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys import stage as on
from tests.journeys.stage import Stage, opened, staged
from tests.journeys.walk import walk
from tests.room.client import Led
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
CAN_BE_REACHED = (
    "a[href], button:enabled, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)
# What a click could reach now, as marks that the walk with the Tab key ticks off. Of radio
# buttons with one name the arrow keys reach the others.
MARK = """(selector) => {
  const groups = new Set();
  let number = 0;
  for (const each of document.querySelectorAll(selector)) {
    if (!each.checkVisibility({ visibilityProperty: true })) continue;
    if (each.type === 'radio') {
      if (groups.has(each.name)) continue;
      groups.add(each.name);
    }
    each.dataset.tab = each.type === 'radio' ? each.name : String(number += 1);
  }
  return [...document.querySelectorAll('[data-tab]')].map((each) => each.dataset.tab);
}"""
FOCUSED = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const seen = here.type === 'radio' && getComputedStyle(here).opacity === '0'
    ? document.querySelector(`label[for='${here.id}']`) : here;
  const style = getComputedStyle(seen);
  const box = seen.getBoundingClientRect();
  return {
    tab: here.type === 'radio' ? here.name : here.dataset.tab,
    shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 1,
    seen: box.bottom > 0 && box.top < innerHeight, html: here.outerHTML.slice(0, 120),
  };
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def stage(chromium: Browser, house: Server) -> Iterator[Stage]:
    with staged(chromium, house) as made:
        yield made


def tabbed(page: Page) -> tuple[set[str], list[str]]:
    """Walk through a page with the Tab key; give what was not reached, and what did not show it."""
    wanted, faults = set(page.evaluate(MARK, CAN_BE_REACHED)), list[str]()
    for _ in range(3 * len(wanted)):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here is None:
            break
        wanted.discard(here["tab"])
        if not (here["shown"] and here["seen"]):
            faults.append(here["html"])
    return wanted, faults


def at(stage: Stage, activity: str, phase: str) -> Led:
    """Open a session and lead it to where that activity is."""
    led = opened(stage.server)
    walking = walk(led, guests=1)
    next(each for each in walking.steps() if f"-{activity}-" in each and each.endswith(phase))
    return led


@pytest.mark.parametrize("activity", ["before", "milan", "advice", "words"])
def test_tab_reaches_everything_on_a_phone_and_shows_where_it_is(
    stage: Stage, activity: str
) -> None:
    led = at(stage, activity, "open")
    page = on.phone(stage, f"/j/{led.row['secret']}", "fr", "moon")
    assert tabbed(page) == (set(), [])


def test_tab_reaches_everything_on_the_console_and_shows_where_it_is(stage: Stage) -> None:
    led = at(stage, "milan", "open")
    page = on.console(stage, led)
    on.live(page)
    page.locator("#more").evaluate("(fold) => { fold.open = true }")
    assert tabbed(page) == (set(), [])


@pytest.mark.parametrize("place", ["/", "/help", "/host"])
def test_tab_reaches_everything_on_pages_that_stand_still(stage: Stage, place: str) -> None:
    page = on.console(stage, opened(stage.server))
    on.see(page, place)
    assert tabbed(page) == (set(), [])


def test_an_answer_is_given_with_the_keyboard_alone(stage: Stage) -> None:
    led = at(stage, "milan", "open")
    page = on.phone(stage, f"/j/{led.row['secret']}", "fr", "moon")
    page.locator("button.answer").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("main [data-kept]")).to_have_class("kept saved")
    expect(page.locator("button.answer").nth(1)).to_have_attribute("aria-pressed", "true")


def test_the_skip_link_leads_to_the_next_step(stage: Stage) -> None:
    led = opened(stage.server)
    page = on.console(stage, led)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("footer#next")).to_be_focused()
    while page.evaluate("document.activeElement.value") != "advance":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-seq]").first).not_to_have_attribute("data-seq", str(led.seq))


def test_the_focus_stays_on_the_button_that_was_pressed(stage: Stage) -> None:
    page = on.console(stage, opened(stage.server))
    button = page.locator("button[value=advance]")
    for _ in range(3):
        button.focus()
        on.press(page)
        expect(button).to_be_focused()


def test_at_twice_the_size_nothing_stands_outside(stage: Stage) -> None:
    led = opened(stage.server)
    half = ViewportSize(width=180, height=370)
    address = f"/j/{led.row['secret']}"
    phone = stage.window(half, "fr", device_scale_factor=2)
    phone.goto(address)
    assert phone.evaluate(WIDER) <= 0, "join"
    on.come_in(phone, "star")
    pages = {
        "phone": phone,
        "console": on.console(stage, led, ViewportSize(width=195, height=422)),
        "laptop": on.console(stage, led, ViewportSize(width=640, height=400)),
    }
    for place in walk(led, guests=2).steps():
        for name, page in pages.items():
            on.live(page)
            wider = page.evaluate(WIDER)
            assert wider <= 0, f"{place}: {name} is {wider} px too wide"


def test_a_laptop_shows_path_and_debrief_beside_what_to_say(stage: Stage) -> None:
    led = at(stage, "milan", "revealed")
    page = on.console(stage, led, on.LAPTOP)
    main, side = page.locator("main").bounding_box(), page.locator("aside.side").bounding_box()
    assert main is not None
    assert side is not None
    assert side["x"] >= main["x"] + main["width"]
    assert side["width"] > 320
    # Closed, until the activity ends: then it comes forward, open.
    expect(page.locator("aside.side details.debrief:not([open]) summary")).to_be_visible()
    button = page.locator("button[value=advance]").bounding_box()
    assert button is not None
    assert button["y"] + button["height"] <= 800
