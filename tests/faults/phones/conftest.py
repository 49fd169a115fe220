from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.faults.phones.pages import Phones
from tests.journeys.conftest import chromium, house, playwright
from tests.journeys.stage import opened, staged
from tests.server import Server

__all__ = ["chromium", "house", "playwright"]


@pytest.fixture
def phones(chromium: Browser, house: Server) -> Iterator[Phones]:  # the fixture
    """A session with a question open, and browsers that come in through a bad network."""
    with staged(chromium, house) as stage:
        made = Phones(stage, opened(house))
        try:
            yield made
        finally:
            made.close()
