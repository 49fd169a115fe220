"""The page's own worker, given drawn pictures in a real browser, and what it makes of them."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from declic.design.queries import asset_url
from declic.prints import queries, rules
from tests.cards.scenes import Scene

HERE = Path(__file__).parent
TEMPLATE = HERE.parents[1] / "src/declic/live/templates/live/cards.html"
CAMERA = (HERE / "camera.js").read_text(encoding="utf-8").partition("async (scene)")[2]
DRAW = f"async (scene) {CAMERA}"
# The worker stays, as on the page.
READ = f"""async ([scene, reader]) => {{
  const canvas = await ({DRAW})(scene), began = performance.now();
  const worker = (window.reader ??= new Worker(reader));
  const image = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const cards = await new Promise((done, failed) => {{
    worker.onmessage = (event) => done(event.data.cards);
    worker.onerror = failed;
    worker.postMessage({{turn: 1, image}});
  }});
  return {{cards, took: performance.now() - began}};
}}"""


@cache
def sheets() -> tuple[str, ...]:
    """Press every card for people as a small picture; the marker of card 1 stands first."""
    pressed = queries.press("cards", queries.cards_told(rules.MOST, 0), ppi=36)
    return tuple(base64.b64encode(each).decode() for each in pressed)


def reader() -> str:
    """Give the worker's address as the page's own template says it."""
    told = re.search(r'data-reader="(.*?)" data-', TEMPLATE.read_text(encoding="utf-8"))
    assert told, "the page names no reader"
    return re.sub(r'{% asset "(.*?)" %}', lambda name: asset_url(name[1]), told[1])


def given(scene: Scene) -> dict[str, Any]:
    """Give the scene with the sheets that stand in it."""
    pressed = sheets()
    wanted = {card["sheet"]: pressed[card["sheet"]] for card in scene.drawn["cards"]}
    return {**scene.drawn, "sheets": wanted}


@dataclass(slots=True)
class Tally:
    """How many cards could be read, how many were, and what was read that is not so."""

    visible: int = 0
    right: int = 0
    wrong: int = 0
    pictures: int = 0
    took: float = 0

    @property
    def share(self) -> float:
        """Give the part of the visible cards that was read."""
        return self.right / self.visible if self.visible else 1.0

    def add(self, scene: Scene, cards: Iterable[dict[str, Any]], took: float) -> None:
        """Count a picture. A letter of a covered card may be read; a wrong one may not."""
        self.pictures += 1
        self.took += took
        cards = list(cards)
        assert len({card["id"] for card in cards}) == len(cards), "a card was told twice"
        self.visible += sum(label.visible for label in scene.labels.values())
        found = {card["id"]: card["up"] for card in cards}
        for number, letter in found.items():
            label = scene.labels.get(number)
            if not label or label.letter != letter:
                self.wrong += 1
            else:
                self.right += label.visible


def count(page: Page, scene: Scene, tally: Tally) -> None:
    """Let the worker read a picture, and count what it says."""
    read = page.evaluate(READ, [given(scene), reader()])
    tally.add(scene, read["cards"], read["took"])
