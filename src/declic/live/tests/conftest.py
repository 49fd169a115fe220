"""A room of the delivered plan, in a data folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import Settings

from declic.kernel import clock
from declic.live import rooms
from declic.live.actions.leading import Done, lead
from declic.live.actions.sessions import Adults, Allowed, open_session
from declic.live.machine.commands import Command
from declic.live.models import Session
from declic.live.rooms import Room
from declic.live.writer import writer
from declic.packs.queries import resolve

Press = Callable[..., Room]


@pytest.fixture
def folder(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of its own; the database stays that of the tests."""
    settings.DECLIC_DATA = tmp_path
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    yield tmp_path
    writer.stop()
    rooms.forget_all()


@pytest.fixture
def session(folder: Path, transactional_db: None) -> UUID:
    """An open session of the delivered plan."""
    del folder, transactional_db
    plan = resolve("help-a-friend")
    return open_session(
        plan=plan,
        languages=tuple(plan.languages),
        staff_language="en",
        wall=("en",),
        adults=Adults("Ada Example", "Ben Example"),
        purpose=Session.Purpose.REAL,
        by=None,
        at=clock.now(),
        allowed=Allowed(("fr", "nl", "ar"), "Ada Example"),
    )


def latest(session: UUID) -> Room:
    room = rooms.latest(session)
    assert room is not None
    return room


@pytest.fixture
def room(session: UUID) -> Room:
    """The room, in its lobby."""
    return latest(session)


@pytest.fixture
def press(session: UUID) -> Press:
    """Press a button of the console; give the room as it is then."""

    def pressed(name: str, **fields: str) -> Room:
        command = Command(name, fields, latest(session).state.seq)
        done = lead(session, command, console=1, by=None, at=clock.now()).result()
        assert isinstance(done, Done), done
        return latest(session)

    return pressed
