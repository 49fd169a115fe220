"""In which order packs are shown, and what comes with the program."""

from __future__ import annotations

import pytest

from declic.packs import queries


def test_packs_are_listed_by_their_place_and_plans_in_the_order_of_their_pack() -> None:
    offered = [each.plan for each in queries.offers("en")]
    assert offered[0] == "help-a-friend"
    assert offered.index("outdoor") < offered.index("expert-day") < offered.index("coach-briefing")


def test_the_form_of_a_course_lists_plans_in_the_same_places() -> None:
    known = [each.id for each in queries.plans()]
    assert known.index("outdoor") < known.index("expert-day") < known.index("coach-briefing")


@pytest.mark.parametrize("pack", ["young-people", "peer-experts"])
def test_nothing_that_offers_a_way_out_is_led_by_young_people(pack: str) -> None:
    found = queries.pack(pack)
    assert found is not None
    handed = [each.value for each in found.activities.values() if each.value.peers]
    assert [each.id for each in handed if each.care > 1] == []


def test_peers_may_lead_what_the_day_teaches_them_to_lead() -> None:
    found = queries.pack("young-people")
    assert found is not None
    for name in ("circle", "myths", "privacy-hunt", "help-hand"):
        assert found.activities[name].value.peers
