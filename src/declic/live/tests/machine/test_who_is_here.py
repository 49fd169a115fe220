"""How many people and tables are in the room, as the facilitator types it."""

from __future__ import annotations

import pytest

from declic.live.tests.stage import Played


@pytest.mark.parametrize(
    ("present", "reason"),
    [
        ("24", ""),
        ("0", ""),
        ("500", ""),
        ("501", "field"),
        ("-1", "field"),
        ("x", "field"),
        ("", "field"),
        ("٣", "field"),
    ],
)
def test_present_is_a_number_that_a_room_can_hold(present: str, reason: str) -> None:
    assert Played().do("present", present=present) == reason


@pytest.mark.parametrize(
    ("tables", "reason"), [("4", ""), ("40", ""), ("41", "field"), ("", "field")]
)
def test_tables_are_a_number_that_a_room_can_hold(tables: str, reason: str) -> None:
    assert Played().do("tables", tables=tables) == reason
