from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.journeys.pictures import Pictures
from tests.server import Server, servers

# Nothing here rests on being quick, only on not hanging.
PATIENCE = 20_000  # milliseconds
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--pictures", metavar="DIR", default=None, help="write every screen as a picture"
    )


@pytest.fixture(scope="package")
def pictures(request: pytest.FixtureRequest) -> Pictures:
    """Writes screens into the folder that --pictures names; nothing without it."""
    folder = request.config.getoption("--pictures", default=None)
    return Pictures(Path(folder) if folder else None)


def found() -> str | None:
    """Give the path of the system's own browser."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


# Not of the whole session: while playwright runs, its loop would refuse other tests the database.
@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The system's own browser, else the one that playwright installed."""
    browser = playwright.chromium.launch(executable_path=found(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server for all journeys that leave it alone; each opens sessions of its own."""
    with servers(tmp_path_factory.mktemp("house")) as starting:
        yield starting()
