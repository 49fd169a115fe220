"""A host at the request form, in a real browser: seen, by keyboard, and how long it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import stage as on
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, staged
from tests.journeys.test_access import looked_at
from tests.request_form import opened_form
from tests.room.client import owner
from tests.server import Server, Start

pytestmark = pytest.mark.xdist_group("journeys")
LANGUAGES = ("fr", "nl", "de", "en")
# What a host at a school says who has all at hand; and what takes the longest path.
TYPED = {
    "place": {"name": "École des Tilleuls", "street": "Rue du Parc 12", "postcode": "4000"},
    "group": {"age_least": "13", "age_most": "15", "group_size": "22"},
    "room": {"phones_by": "La directrice, le 3 novembre", "room": "Une classe"},
    "adults": {
        "contact_name": "Anne Peeters",
        "contact_function": "Éducatrice",
        "contact_email": "a.peeters@tilleuls.example",
        "contact_phone": "04 222 33 44",
    },
    "wishes": {"wished": "Un mardi matin en mars, sauf le 16", "needs": "Deux élèves arabophones"},
}
CHOSEN = {
    "place": [("kind", "school")],
    "group": [("languages", "ar")],
    "room": [("phones", "away"), ("wall", "yes")],
    "adults": [("coach", "same")],
}


@pytest.fixture(scope="module")
def asked(house: Server) -> tuple[str, str]:
    """Open a form on the server; give the secrets of a date that was and of one to come."""
    return opened_form(house)


@pytest.fixture
def stage(chromium: Browser, house: Server, asked: tuple[str, str]) -> Iterator[Stage]:  # noqa: ARG001  # it is there
    with staged(chromium, house) as made:
        yield made
        # A browser notes a page that was refused; that is no complaint of the page.
        assert [each for each in made.complaints if "the server responded with" not in each] == []
        # Links to the form say this server's own address, whatever a browser called it.
        assert made.hosts <= {f"{own}:{house.port}" for own in ("127.0.0.1", "localhost")}


def pages(page: Page) -> Iterator[str]:
    """Walk through the whole form, and name each page while it is shown."""
    page.goto("/ask/clairiere")
    yield "first"
    for step in TYPED:
        fill(page, step)
        yield step
        page.locator(".go").click()
    expect(page.locator("form#ask[action*=send]")).to_be_visible()
    yield "check"
    send(page)
    yield "sent"


def fill(page: Page, step: str) -> None:
    """Choose and type what stands in the tables; the rest is as it comes."""
    expect(page.locator(f"form#ask[action*='/{step}']")).to_be_visible()
    for name, value in CHOSEN.get(step, []):
        page.locator(f"[name={name}][value={value}]").check()
    for name, text in TYPED[step].items():
        page.locator(f"[name={name}]").fill(text)
    if step == "place":
        # Nobody is that quick; the page asks a robot to press once more.
        page.wait_for_timeout(3100)


def send(page: Page) -> None:
    """Press until it is sent: who is too quick is asked to press once more."""
    page.wait_for_timeout(3100)
    page.locator(".go").click()
    expect(page.locator("section.next")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page_of_the_form(
    stage: Stage, pictures: Pictures, language: str
) -> None:
    page, found = stage.window(on.PHONE, language), list[str]()
    for name in pages(page):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        pictures.take(page, f"ask-{name}-{language}", whole=True)
        found += looked_at(page, f"ask-{name}-{language}", pictures)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_where_something_is_wrong(stage: Stage, pictures: Pictures) -> None:
    page, found = stage.window(on.PHONE, "fr"), list[str]()
    page.goto("/ask/clairiere/place")
    page.locator("#id-postcode").fill("1050")
    page.locator("form#ask").evaluate("form => form.noValidate = true")
    page.locator(".go").click()
    expect(page.locator("#community-error")).to_be_visible()
    found += looked_at(page, "ask-wrong", pictures)
    page.locator("#id-website").evaluate("field => field.value = 'x'")
    page.locator(".later button").click()
    expect(page.get_by_label("Laissez ce champ vide")).to_be_visible()
    found += looked_at(page, "ask-trapped", pictures)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_pages_around_the_form(
    stage: Stage, pictures: Pictures, asked: tuple[str, str], language: str
) -> None:
    page, found = stage.window(on.PHONE, language), list[str]()
    page.goto("/ask/clairiere")
    fill(page, "place")
    page.locator(".later button").click()
    link = page.locator("a.address").get_attribute("href") or ""
    places = {
        "later": "/ask/clairiere/later",
        "on": link,
        "held": f"/held/{asked[0]}",
        "early": f"/held/{asked[1]}",
    }
    for name, place in places.items():
        page.goto(place if name in {"later", "on"} else f"{place}?language={language}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        pictures.take(page, f"ask-{name}-{language}", whole=True)
        found += looked_at(page, f"ask-{name}-{language}", pictures)
    assert not found, "\n".join(found)


def test_pages_that_lead_nowhere_are_pages_too(stage: Stage, pictures: Pictures) -> None:
    page, found = stage.window(on.PHONE, "fr"), list[str]()
    for name, place in {
        "nowhere": "/ask/nowhere",
        "lost": "/ask/clairiere/on/x",
        "old": "/held/x",
    }.items():
        assert (answer := page.goto(place)) is not None
        assert answer.status == 404
        pictures.take(page, f"ask-{name}", whole=True)
        found += looked_at(page, f"ask-{name}", pictures)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_where_the_office_opens_its_form(
    stage: Stage, pictures: Pictures
) -> None:
    page = on.let_in(stage, stage.window(on.CONSOLE, "fr"), owner(stage.server).cookies)
    on.see(page, "/office/courses/form")
    expect(page.get_by_role("link", name="/ask/clairiere")).to_be_visible()
    pictures.take(page, "office-request-form", whole=True)
    found = looked_at(page, "office-request-form", pictures)
    page.locator("input[name=address]").fill("Ä B")
    page.locator("main button.primary").click()
    expect(page.locator("[aria-invalid]")).to_have_count(1)
    found += looked_at(page, "office-request-form-wrong", pictures)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [320, 180])
def test_nothing_stands_outside_at_twice_the_size(stage: Stage, width: int) -> None:
    page = stage.window({"width": width, "height": 2 * width}, "de")
    for name in pages(page):
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_the_whole_form_is_filled_in_by_keyboard_alone(stage: Stage) -> None:
    page = stage.window(on.LAPTOP, "fr")
    page.goto("/ask/clairiere")
    page.wait_for_timeout(3100)
    for step in TYPED:
        expect(page.locator(f"form#ask[action*='/{step}']")).to_be_visible()
        by_keyboard(page, step)
        page.keyboard.press("Enter")
    expect(page.locator("form#ask[action*=send]")).to_be_visible()
    reach(page, lambda: focused(page) == "go")
    page.wait_for_timeout(3100)
    page.keyboard.press("Enter")
    expect(page.locator("section.next")).to_be_visible()


def by_keyboard(page: Page, step: str) -> None:
    """Go from field to field and type; end on the button that goes on."""
    for name, value in CHOSEN.get(step, []):
        group = f"[name={name}]"
        kind = page.locator(group).first.get_attribute("type")
        reach(page, lambda group=group: page.locator(group).evaluate_all(HOLDS))  # type: ignore[misc]
        while page.evaluate("document.activeElement.value") != value:
            page.keyboard.press("ArrowRight" if kind == "radio" else "Tab")
        if not page.evaluate("document.activeElement.checked"):
            page.keyboard.press("Space")
    page.locator("main").focus()
    for name, text in TYPED[step].items():
        reach(page, lambda name=name: page.locator(f"[name={name}]").evaluate_all(HOLDS))  # type: ignore[misc]
        page.keyboard.insert_text(text)
    reach(page, lambda: focused(page) == "go")


HOLDS = "all => all.includes(document.activeElement)"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className"))


def reach(page: Page, there: Callable[[], bool], steps: int = 60) -> None:
    """Press Tab until the focus is where it is wanted."""
    for _ in range(steps):
        if there():
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not come there")


def test_enter_in_a_field_goes_on_and_does_not_change_the_language(stage: Stage) -> None:
    page = stage.window(on.PHONE, "fr")
    page.goto("/ask/clairiere")
    fill(page, "place")
    page.locator("#id-city").press("Enter")
    expect(page.locator("form#ask[action*='/group']")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


# How long a person takes, by what is known of people and not of this computer. On a phone people
# type 36 words (of five signs) a minute, and read 238; a tap with its aim takes a second and a
# half, each thing that is asked two seconds of thought, each page a second to come.
LETTER, TAP, WORD, THOUGHT, PAGE = 60 / 36 / 5, 1.5, 60 / 238, 2.0, 1.0
FIVE_MINUTES = 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_minutes_on_a_phone_are_enough(stage: Stage, language: str) -> None:
    page = stage.window(on.PHONE, language)
    seconds = {name: seconds_for(page, name) for name in pages(page) if name != "first"}
    told = sum(seconds.values())
    print(f"\n{language}: {told:.0f} s", {name: round(each) for name, each in seconds.items()})  # noqa: T201
    assert 60 < told < FIVE_MINUTES


def seconds_for(page: Page, name: str) -> float:
    """Count what somebody reads, taps, types and thinks on the page that is shown."""
    if name == "sent":
        return 0
    words = len(re.findall(r"\w+", page.locator("main").inner_text()))
    letters = sum(len(text) for text in TYPED.get(name, {}).values())
    things = len(TYPED.get(name, {})) + len(CHOSEN.get(name, []))
    return PAGE + words * WORD + letters * LETTER + things * (TAP + THOUGHT) + TAP


def test_a_page_is_light(stage: Stage) -> None:
    sizes: dict[str, int] = {}
    page = stage.window(on.PHONE, "fr")
    page.on("response", lambda got: sizes.update({got.url: len(got.body())}))
    page.goto("/ask/clairiere", wait_until="networkidle")
    assert sum(sizes.values()) < 30_000, sizes


def test_a_killed_server_loses_no_page_that_was_kept(chromium: Browser, start: Start) -> None:
    server = start()
    opened_form(server)
    with staged(chromium, server) as stage:
        page = stage.window(on.PHONE, "fr")
        page.goto("/ask/clairiere")
        fill(page, "place")
        page.locator(".go").click()
        fill(page, "group")
        page.locator(".go").click()
        server.kill()
        server.start(again=True)
        page.goto("/ask/clairiere")
        expect(page.locator("form#ask[action*='/room']")).to_be_visible()
        page.goto("/ask/clairiere/group")
        expect(page.locator("[name=group_size]")).to_have_value("22")
