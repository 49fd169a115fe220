"""What an adult counts: followed by the wall, answered by no phone and by no card."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from declic.kernel import clock
from declic.live import consoles, hands, pages
from declic.live.actions import seats
from declic.live.actions.cards import asked_now
from declic.live.actions.leading import Done, type_count
from declic.live.actions.seats import Given, Kept, answer
from declic.live.machine.decide import Refused
from declic.live.machine.screens import Role
from declic.live.machine.script import Place
from declic.live.models import Seat
from declic.live.rooms import Room
from declic.live.rules import Sitting
from declic.live.tests.conftest import Press, latest
from declic.live.tests.own_plan import open_own, write_plan


@pytest.fixture
def session(folder: Path, transactional_db: None) -> UUID:
    del transactional_db
    write_plan(folder, "group-chat")
    return open_own()


@pytest.fixture
def counting(room: Room, press: Press) -> Room:
    """The room at its tries."""
    now = press("advance")
    while now.state.place is None or now.state.place.item != "tries":
        now = press("advance")
    del room
    return now


def count(room: Room, ask: str, choice: str, number: int) -> Room:
    done = type_count(room.id, ask=ask, choice=choice, number=number, by=None, at=clock.now())
    assert isinstance(done.result(), Done)
    return latest(room.id)


def try_by_phone(room: Room) -> Kept | Refused:
    seat = Seat.objects.create(session_id=room.id, language="en")
    sitting = Sitting(seat.pk, room.id, "en", "")
    return answer(sitting, Given("group-chat", "tries", {"stop": ("stop",)})).result()


def test_the_wall_gathers_the_ways_while_they_are_counted(counting: Room) -> None:
    now = count(count(counting, "stop", "stop", 3), "ways", "delay", 2)
    wall = pages.screen(now, Role.WALL, "en")
    assert "3 tries" in wall
    assert wall.count("forum-way used") == 1


def test_there_is_a_stepper_for_stop_and_one_for_each_way(counting: Room) -> None:
    named = [each.named for each in hands.steppers(counting)]
    assert named == ["“Stop!”", "Distract", "Direct, if it is safe", "Delegate", "Delay"]
    assert hands.summed(counting) is None
    assert "You count" in consoles.page(counting)


def test_no_phone_makes_a_try(counting: Room) -> None:
    assert "<form" not in pages.screen(counting, Role.PHONE, "en")
    assert try_by_phone(counting) == Refused("closed")


def test_control_without_the_rule_a_phone_would_make_a_try(
    counting: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats, "is_counted", lambda _item: False)
    assert isinstance(try_by_phone(counting), Kept)


def test_no_card_is_read_while_an_adult_counts(counting: Room) -> None:
    assert counting.state.place is not None
    assert isinstance(asked_now(counting, counting.state.place), Refused)


def test_one_press_ends_the_count_and_the_board_stays(counting: Room, press: Press) -> None:
    count(counting, "ways", "delegate", 1)
    now = press("advance")
    assert now.state.phase.value == "revealed"
    assert "forum-way used" in pages.screen(now, Role.WALL, "en")
    assert press("advance").state.place == Place("group-chat", "out-of-role")


def test_counting_may_go_on(counting: Room, press: Press) -> None:
    count(counting, "stop", "stop", 1)
    press("advance")
    again = press("reopen")
    assert next(each.typed for each in hands.steppers(again)) == 1
