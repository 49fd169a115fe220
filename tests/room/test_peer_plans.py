"""The plans for peer experts and coaches, walked from the first step to the last over HTTP."""

from __future__ import annotations

import pytest

from declic.packs.queries import plans
from tests.journeys.walk import Walk
from tests.room.client import join, lead
from tests.server import Server

OWN = ("expert-day", "coach-meeting", "booster-2-weeks", "booster-6-weeks", "booster-12-weeks")


@pytest.mark.parametrize("plan", [*OWN, "coach-briefing"])
def test_every_screen_of_every_step_is_whole_and_the_end_names_help(
    shared: Server, plan: str
) -> None:
    led = lead(shared, plan=plan, lang="fr")
    walking, met = Walk(led, [join(led, lang="ar")]), list[str]()
    wall = f"/wall/{led.row['wall_token']}"
    for place in walking.steps():
        for screen in (walking.guests[0].get("/s"), led.browser.get(wall)):
            assert (screen.status, "{{" in screen.text) == (200, False), place
        met.append(place)
    steps = [step.activity for each in plans() if each.id == plan for step in each.steps]
    assert [name for name in steps if f"-{name}-" not in " ".join(met)] == []
    assert "116" in led.browser.get(wall).text


def test_what_is_heavy_is_handed_to_no_young_person(shared: Server) -> None:
    led = lead(shared, plan="expert-day")
    for activity in ("hard-life", "my-role", "day-close"):
        asked = led.browser.post(f"/host/{led.id}/peers", {"activity": activity})
        assert "/enter/" not in asked.text
