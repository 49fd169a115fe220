"""Let the page's own worker read a thousand drawn pictures: `make frames`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import django
from playwright.sync_api import Page, sync_playwright

from tests.cards.reading import Tally, count
from tests.cards.scenes import FRAMES, OTHERS, SIDES, scenes
from tests.journeys.conftest import FLAGS, NAMES
from tests.server import Server

SMALL, FEW = (28, 34, 40), 20


def main() -> None:
    """Print a line for each size as it is done; end with 1 when a card was read wrongly."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
    django.setup()
    server = Server(Path(tempfile.mkdtemp()) / "data")
    server.start()
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.port}/help")
            wrong = _measure(page) + _others(page)
            browser.close()
    finally:
        server.stop()
    sys.exit(1 if wrong else 0)


def _measure(page: Page) -> int:
    say("| Pixels | Pictures | Visible cards | Read | Share | Wrong | ms a picture |")
    say("|---|---|---|---|---|---|---|")
    wrong = 0
    for side in SIDES:
        tally = Tally()
        for _side, drawn in scenes([side]):
            count(page, drawn, tally)
        wrong += tally.wrong
        found = f"{tally.visible} | {tally.right} | {100 * tally.share:.1f} % | {tally.wrong}"
        say(f"| {side} | {FRAMES} | {found} | {tally.took / tally.pictures:.0f} |")
    return wrong


def _others(page: Page) -> int:
    say("\n| Camera or sheets | Pixels | Pictures | Visible cards | Read | Share | Wrong |")
    say("|---|---|---|---|---|---|---|")
    wrong = 0
    for name, met in OTHERS.items():
        for side in SMALL:
            tally = Tally()
            for _side, drawn in scenes([side], FEW, met=met):
                count(page, drawn, tally)
            wrong += tally.wrong
            found = f"{tally.visible} | {tally.right} | {100 * tally.share:.1f} % | {tally.wrong}"
            say(f"| {name} | {side} | {FEW} | {found} |")
    return wrong


def say(line: str) -> None:
    """Print a line at once: the whole takes some minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
