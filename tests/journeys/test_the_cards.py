"""Printed answer cards, found by the page's own worker in a real browser."""

from __future__ import annotations

import base64
import random
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, Playwright, Request, expect

from declic.design.queries import asset_url
from declic.prints import queries, rules
from tests.journeys.conftest import FLAGS, NAMES
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, staged
from tests.journeys.stage import opened as opened_session
from tests.room.client import Led
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")
WIDTH, HEIGHT = 1280, 720
LIBRARY = ("cv.js", "aruco.js", "aruco_mip_36h12.js")
# The marker is 160 mm of a sheet of 210 mm, whose own edge is drawn too.
SHEET = 210 / 160
DRAW = """async ({sheets, placed, size, rough}) => {
  const pictures = await Promise.all(sheets.map((sheet) => new Promise((done, failed) => {
    const picture = new Image();
    picture.onload = () => done(picture);
    picture.onerror = failed;
    picture.src = `data:image/png;base64,${sheet}`;
  })));
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  // A lens gathers light from the whole of each point; anything less draws squares askew.
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#8f8578';
  context.fillRect(0, 0, size.width, size.height);
  for (const card of placed) {
    const picture = pictures[card.sheet];
    const height = (card.wide * picture.height) / picture.width;
    context.setTransform(1, 0, 0, 1, card.x, card.y);
    context.rotate(card.angle);
    context.drawImage(picture, -card.wide / 2, -height / 2, card.wide, height);
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (!rough) return canvas;
  // Light from a window, a lens that is a little off, and the noise of a cheap camera.
  const light = context.createLinearGradient(0, 0, size.width, size.height);
  light.addColorStop(0, 'rgb(255 250 235 / 35%)');
  light.addColorStop(1, 'rgb(20 20 40 / 45%)');
  context.fillStyle = light;
  context.fillRect(0, 0, size.width, size.height);
  const soft = Object.assign(document.createElement('canvas'), size).getContext('2d');
  soft.filter = 'blur(0.8px)';
  soft.drawImage(canvas, 0, 0);
  const image = soft.getImageData(0, 0, size.width, size.height);
  let state = rough;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let at = 0; at < image.data.length; at += 4) {
    const noise = (random() + random() + random() + random() - 2) * 14;
    for (const part of [0, 1, 2]) image.data[at + part] += noise;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}"""
READ = f"""async (given) => {{
  const canvas = await ({DRAW})(given);
  const worker = new Worker(given.reader);
  const found = new Promise((done, failed) => {{
    worker.onmessage = (event) => done(event.data.cards);
    worker.onerror = failed;
  }});
  const image = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  worker.postMessage({{turn: 1, image}});
  return found;
}}"""
PNG = f"async (given) => (await ({DRAW})(given)).toDataURL('image/png').split(',')[1]"
GREY = f"""async (given) => {{
  const canvas = await ({DRAW})(given);
  const {{data}} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let grey = '';
  for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at]);
  return btoa(grey);
}}"""


@pytest.fixture
def page(chromium: Browser, house: Server) -> Iterator[Page]:
    with staged(chromium, house) as stage:
        yield opened(stage)


def opened(stage: Stage) -> Page:
    page = stage.window({"width": WIDTH, "height": HEIGHT}, "en")
    page.goto("/help")
    return page


def reader() -> str:
    return f"{asset_url('card-reader.js')}#{','.join(asset_url(name) for name in LIBRARY)}"


def scene(turns: list[int], *, edge: float, seed: int = 7) -> list[dict[str, float]]:
    """Place a card for each turn on a grid, a little askew; `edge`: the marker's, in pixels."""
    askew, across = random.Random(seed), 6  # noqa: S311  # nothing is secret in a test picture
    return [
        {
            "sheet": at,
            "x": 120 + 205 * (at % across),
            "y": 90 + 135 * (at // across),
            "angle": (turn * 90 + askew.uniform(-20, 20)) * 3.14159265 / 180,
            "wide": edge * SHEET,
        }
        for at, turn in enumerate(turns)
    ]


def given(placed: list[dict[str, float]], rough: int = 0) -> dict[str, Any]:
    """Gather what a scene is drawn from; `rough`: the seed of a bad picture's noise, 0 for none."""
    told = queries.cards_told(max(1, len(placed)), 0)
    sheets = [base64.b64encode(each).decode() for each in queries.press("cards", told, ppi=60)]
    size = {"width": WIDTH, "height": HEIGHT}
    drawn = {"sheets": sheets, "placed": placed, "size": size, "rough": rough}
    return {"reader": reader(), **drawn}


def found(page: Page, placed: list[dict[str, float]], rough: int = 0) -> dict[int, str]:
    return {card["id"]: card["up"] for card in page.evaluate(READ, given(placed, rough))}


@pytest.mark.parametrize("edge", [28, 40, 70])
def test_every_card_is_read_as_the_letter_that_is_up(page: Page, edge: float) -> None:
    turns = [turn for turn, _ in product(range(4), range(6))]
    expected = {number: rules.answer(turn) for number, turn in enumerate(turns, 1)}
    assert found(page, scene(turns, edge=edge)) == expected


def test_in_bad_pictures_nine_of_ten_small_cards_are_read_and_none_wrongly(page: Page) -> None:
    right = 0
    for seed in range(1, 21):
        turns = [(seed + place) % 4 for place in range(30)]
        expected = {number: rules.answer(turn) for number, turn in enumerate(turns, 1)}
        read = found(page, scene(turns, edge=28, seed=seed), rough=seed)
        assert read.items() <= expected.items()
        right += len(read)
    assert right >= 20 * 27


def test_an_empty_wall_is_no_card(page: Page) -> None:
    assert found(page, []) == {}


def photo(page: Page, turns: list[int], seed: int) -> FilePayload:
    """Give a photo of people who hold their cards so, each time a little differently."""
    drawn: str = page.evaluate(PNG, given(scene(turns, edge=36, seed=seed)))
    return {"name": f"{seed}.png", "mimeType": "image/png", "buffer": base64.b64decode(drawn)}


def cards_page(page: Page, led: Led) -> None:
    right = led.browser.cookies
    base = f"http://127.0.0.1:{led.server.port}"
    page.context.add_cookies([{"name": name, "value": right[name], "url": base} for name in right])
    page.goto(f"/host/{led.id}/cards")


def on_disk(led: Led) -> dict[str, str]:
    return {who.removeprefix("card:"): choice for who, choice in led.answers()}


def test_a_card_counts_when_two_photos_agree(page: Page, house: Server) -> None:
    led = opened_session(house)
    led.ask()
    first = photo(page, [0, 1, 2, 3, 0, 1], seed=1)
    second = photo(page, [0, 1, 2, 3, 2, 1], seed=2)
    cards_page(page, led)
    page.locator("[data-photos]").set_input_files([first])
    expect(page.locator("[data-doubtful]")).to_have_text("1, 2, 3, 4, 5, 6")
    assert on_disk(led) == {}
    page.locator("[data-photos]").set_input_files([second])
    expect(page.locator("[data-answered]")).to_have_text("5")
    expect(page.locator("[data-doubtful]")).to_have_text("5")
    assert on_disk(led) == {"1": "A", "2": "D", "3": "C", "4": "B", "6": "D"}


def test_a_letter_that_is_not_asked_is_said_and_not_counted(page: Page, house: Server) -> None:
    led = opened_session(house)
    led.ask("colours")
    cards_page(page, led)
    taken = [photo(page, [0, 1, 0], seed=seed) for seed in (1, 2)]
    page.locator("[data-photos]").set_input_files(taken)
    expect(page.locator("[data-strange]")).to_have_text(re.compile(r"^\d \([A-D]\)$"))
    assert len(on_disk(led)) == 2


def film(page: Page, path: Path, frames: list[list[int]]) -> None:
    """Write what a camera sees, over and over, as an uncompressed film."""
    with path.open("wb") as out:
        out.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420\n".encode())
        for at, turns in enumerate(frames):
            grey = page.evaluate(GREY, given(scene(turns, edge=40, seed=at)))
            out.write(b"FRAME\n" + base64.b64decode(grey) + b"\x80" * (WIDTH * HEIGHT // 2))


RULE = """document.addEventListener('readystatechange', () => {
  Object.assign(document.querySelector('[data-cards]').dataset, {of: %d, same: %d});
}, {once: true})"""


@contextmanager
def watching(
    playwright: Playwright, film: Path, house: Server, *, of: int = 5, same: int = 3
) -> Iterator[tuple[Page, Led]]:
    """The page that reads cards, with a film before its camera and a question open."""
    led = opened_session(house)
    led.ask()
    with filmed(playwright, film) as browser, staged(browser, house) as stage:
        camera = stage.window({"width": WIDTH, "height": HEIGHT}, "en", permissions=["camera"])
        camera.add_init_script(RULE % (of, same))
        cards_page(camera, led)
        camera.locator("[data-start]").click()
        yield camera, led
        assert stage.complaints == []


def test_the_camera_reads_cards_and_keeps_up(
    playwright: Playwright, page: Page, house: Server, tmp_path: Path, pictures: Pictures
) -> None:
    turns = [turn for turn, _ in product(range(4), range(4))]
    film(page, tmp_path / "room.y4m", [turns] * 4)
    with watching(playwright, tmp_path / "room.y4m", house) as (camera, led):
        expect(camera.locator("[data-answered]")).to_have_text("16")
        expect(camera.locator("[data-rate]")).to_have_attribute("data-rate", re.compile(r"\d"))
        pictures.take(camera, "page-cards-camera", whole=True)
        answered = {str(number): rules.answer(turn) for number, turn in enumerate(turns, 1)}
        assert on_disk(led) == answered


TURNING = [0] * 8 + [1] * 2 + [2] * 8 + [3] * 2


@pytest.fixture(scope="module")
def turning(chromium: Browser, house: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen cards, turned from A to C and back every two seconds, past D and B."""
    path = tmp_path_factory.mktemp("film") / "turning.y4m"
    with staged(chromium, house) as stage:
        film(opened(stage), path, [[turn] * 16 for turn in TURNING])
    return path


def sent_while_turning(
    playwright: Playwright, film: Path, house: Server, *, of: int, same: int
) -> list[str]:
    """Let cards be turned a hundred times and more; give the letters that were sent."""
    letters: list[str] = []
    with watching(playwright, film, house, of=of, same=same) as (camera, _led):
        camera.on(
            "request", lambda asked: letters.extend(re.findall("[A-D](?=[+&]|$)", told(asked)))
        )
        camera.wait_for_function(
            "() => (window.turned = (window.turned ?? 0) + 1) > 8", polling=1000
        )
    return letters


def told(asked: Request) -> str:
    return (asked.post_data or "").partition("cards=")[2]


def test_no_letter_counts_that_a_card_only_passes_while_it_is_turned(
    playwright: Playwright, turning: Path, house: Server
) -> None:
    letters = sent_while_turning(playwright, turning, house, of=5, same=3)
    assert len(letters) >= 100
    assert set(letters) == {"A", "C"}


def test_control_without_the_rule_of_three_a_passing_letter_counts(
    playwright: Playwright, turning: Path, house: Server
) -> None:
    letters = sent_while_turning(playwright, turning, house, of=1, same=1)
    assert {"B", "D"} & set(letters)


@contextmanager
def filmed(playwright: Playwright, film: Path) -> Iterator[Browser]:
    """A browser whose camera shows a film."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    fake = ("--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}")
    browser = playwright.chromium.launch(
        executable_path=path, args=(*FLAGS, *fake, "--use-fake-ui-for-media-stream")
    )
    yield browser
    browser.close()


def test_the_room_is_led_on_from_the_page_that_reads_cards(page: Page, house: Server) -> None:
    led = opened_session(house)
    led.ask()
    cards_page(page, led)
    lead = page.locator("[data-lead] button")
    for words in ("Fermer et montrer", "Revenir au plan"):
        expect(lead).to_have_text(words)
        lead.click()
    expect(lead).to_have_text("Commencer")
    assert page.url.endswith("/cards")
