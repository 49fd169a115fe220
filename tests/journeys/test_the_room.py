from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import acts
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, staged
from tests.journeys.whole import opens
from tests.server import Server

pytestmark = pytest.mark.xdist_group("journeys")


@pytest.fixture
def stage(chromium: Browser, server: Server) -> Iterator[Stage]:
    with staged(chromium, server) as made:
        yield made


def test_the_room_runs_from_the_lobby_to_the_closing_circle(
    stage: Stage, pictures: Pictures
) -> None:
    room = opens(stage, pictures)
    for act in acts.ACTS:
        act(room)
    assert stage.hosts == {f"127.0.0.1:{stage.server.port}"}
    # The browser itself reports what could not be fetched while the server was away.
    others = [each for each in stage.complaints if "Failed to load resource" not in each]
    assert not others
    expect(room.wall.locator(".help-lines").first).to_be_visible()
