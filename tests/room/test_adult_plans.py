"""The plans for adults, walked from the first step to the last over HTTP."""

from __future__ import annotations

import pytest

from declic.packs.queries import read_packs
from tests.journeys.walk import Walk
from tests.room.client import join, lead
from tests.server import Server

PLANS = {name: read for pack in read_packs() for name, read in pack.plans.items()
         if pack.pack.value.id == "adults"}  # fmt: skip


@pytest.mark.parametrize("plan", PLANS)
def test_every_screen_of_every_step_is_whole_and_the_end_names_help(
    shared: Server, plan: str
) -> None:
    led = lead(shared, plan=plan, lang="fr")
    walking, met = Walk(led, [join(led, lang="nl")]), list[str]()
    wall = f"/wall/{led.row['wall_token']}"
    for place in walking.steps():
        for screen in (walking.guests[0].get("/s"), led.browser.get(wall)):
            assert (screen.status, "{{" in screen.text) == (200, False), place
        met.append(place)
    steps = [step.activity for step in PLANS[plan].value.steps]
    assert [name for name in steps if f"-{name}-" not in " ".join(met)] == []
    assert "116" in led.browser.get(wall).text
