"""Answers from the box: the wall shows a slip that was approved and put there, and no other."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from declic.kernel import clock
from declic.live import pages
from declic.live.actions.slips import settle, show_slip
from declic.live.actions.texts import Text, put_text
from declic.live.machine.decide import Refused
from declic.live.machine.screens import Role
from declic.live.models import Slip
from declic.live.rooms import Room
from declic.live.tests.conftest import Press, latest
from declic.live.tests.own_plan import open_own, write_plan

ASKED = "What happens after a call?"
MODEL_ANSWER = "You will be listened to."


@pytest.fixture
def session(folder: Path, transactional_db: None) -> UUID:
    del transactional_db
    write_plan(folder, "box-answers")
    return open_own()


@pytest.fixture
def slip(session: UUID) -> int:
    """A slip that somebody wrote and nobody read yet."""
    assert put_text(session, Text(ASKED), at=clock.now()).result() is None
    return Slip.objects.get(session_id=session).pk


def walls(press: Press, session: UUID) -> list[str]:
    """Lead to the answers; give the wall of each card."""
    shown = [press("advance") for _ in range(4)]
    assert shown[-1].state.place == latest(session).state.place
    return [pages.screen(room, Role.WALL, "en") for room in shown]


def test_no_card_shows_a_slip_by_itself(press: Press, session: UUID, slip: int) -> None:
    settle(session, slip, "approve", wording=None, console=1, at=clock.now()).result()
    assert not any(ASKED in wall or MODEL_ANSWER in wall for wall in walls(press, session))


def test_a_slip_that_nobody_approved_cannot_be_put_there(
    room: Room, press: Press, slip: int
) -> None:
    press("advance")
    refused = show_slip(room.id, slip, console=1, at=clock.now()).result()
    assert refused == Refused("not_approved")
    assert ASKED not in pages.screen(latest(room.id), Role.WALL, "en")


def test_control_an_approved_slip_can(room: Room, press: Press, slip: int) -> None:
    press("advance")
    settle(room.id, slip, "approve", wording=None, console=1, at=clock.now()).result()
    assert show_slip(room.id, slip, console=1, at=clock.now()).result() is None
    assert ASKED in pages.screen(latest(room.id), Role.WALL, "en")
