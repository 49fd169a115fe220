"""The console says when the rest of the plan no longer fits, and what the plan drops first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from declic.live import consoles
from declic.live.machine.script import Place
from declic.live.machine.state import Phase
from declic.live.rooms import Room

BEGUN = 1_800_000_000.0


@pytest.fixture
def advised(room: Room) -> Room:
    """The room at the rehearsal of advice, ten minutes of it to go."""
    place = Place("advice", "round-1")
    state = replace(
        room.state, place=place, phase=Phase.SHOWN, started=BEGUN, entered=BEGUN, walked=(place,)
    )
    return replace(room, state=state)


def late(room: Room, *, minute: float) -> consoles.Late | None:
    state = replace(room.state, entered=BEGUN + minute * 60)
    return consoles.late(replace(room, state=state), now=BEGUN + minute * 60)


def test_a_room_in_time_is_told_nothing(advised: Room) -> None:
    assert late(advised, minute=33) is None
    assert late(advised, minute=34) is None


def test_a_late_room_hears_what_is_needed_and_what_the_plan_drops_first(advised: Room) -> None:
    told = late(advised, minute=36)
    assert told is not None
    assert (told.needed, told.left) == (17, 14)
    assert [title for title, _ in told.leave_out] == ["My promise to myself"]


def test_what_may_never_be_dropped_is_not_named_however_late(advised: Room) -> None:
    told = late(advised, minute=70)
    assert told is not None
    assert told.left == 0
    assert "Help is near" not in [title for title, _ in told.leave_out]


def test_before_it_began_nothing_is_late(room: Room) -> None:
    assert consoles.late(room, now=BEGUN) is None


def test_the_next_activity_is_the_one_to_jump_to(advised: Room) -> None:
    assert [each["id"] for each in consoles.jumps(advised) if each["follows"]] == ["help-card"]
