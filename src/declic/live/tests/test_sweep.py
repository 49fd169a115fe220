"""A purge is done when the log holds no old page; a reader that hinders it is no reason to lie."""

from __future__ import annotations

import logging
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection
from pysqlite3 import dbapi2

from declic.kernel import clock
from declic.live import commands, sweeping, tasks
from declic.live.models import Session
from declic.live.rooms import Room
from declic.live.tests.conftest import Press


@pytest.fixture(autouse=True)
def ended(room: Room, press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rehearsal that has ended and is due, and a purge that has little patience."""
    monkeypatch.setattr(sweeping, "PAUSES", (0.0, 0.01))
    monkeypatch.setattr(sweeping, "FOLD_MILLISECONDS", 10)
    press("end")
    Session.objects.filter(pk=room.id).update(purpose=Session.Purpose.REHEARSAL)


def log_size() -> int:
    return Path(f"{connection.settings_dict['NAME']}-wal").stat().st_size


@contextmanager
def reading() -> Iterator[None]:
    """Somebody reads the state of before, and goes on reading."""
    with closing(dbapi2.connect(str(connection.settings_dict["NAME"]))) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM live_session").fetchall()
        yield


def test_what_was_purged_is_in_no_log() -> None:
    assert tasks.purge(at=clock.now())["rehearsals"] == 1
    assert sweeping.swept()
    assert log_size() == 0


def test_a_purge_that_a_reader_hinders_is_not_called_done(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with reading(), caplog.at_level(logging.WARNING, "declic"):
        tasks.purge(at=clock.now())
        assert log_size() > 0
    assert not sweeping.swept()
    assert "still in the log" in caplog.text


def test_the_next_purge_sweeps_what_was_left() -> None:
    with reading():
        tasks.purge(at=clock.now())
    assert tasks.purge(at=clock.now())["rehearsals"] == 0
    assert sweeping.swept()
    assert log_size() == 0


def test_a_reader_that_goes_in_time_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    held = reading()
    held.__enter__()
    monkeypatch.setattr(sweeping, "PAUSES", (0.0, 0.0, 0.1))
    monkeypatch.setattr(time, "sleep", lambda s: held.__exit__(None, None, None) if s else 0)
    tasks.purge(at=clock.now())
    assert sweeping.swept()
    assert log_size() == 0


def test_without_the_look_at_the_answer_it_would_be_called_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folded = sweeping._folded  # noqa: SLF001
    monkeypatch.setattr(sweeping, "_folded", lambda *given: folded(*given) or True)
    with reading():
        tasks.purge(at=clock.now())
        assert sweeping.swept()
        assert log_size() > 0


def test_the_command_says_that_traces_are_left(capsys: pytest.CaptureFixture[str]) -> None:
    with reading():
        assert commands.purge(Namespace()) == commands.REFUSED
    assert "Traces are left" in capsys.readouterr().err
    assert commands.purge(Namespace()) == 0


def test_the_usual_patience_is_back_after_it() -> None:
    def patience() -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            return int(cursor.fetchone()[0])

    before = patience()
    tasks.purge(at=clock.now())
    assert patience() == before > sweeping.FOLD_MILLISECONDS


def test_a_purge_that_a_writer_hinders_says_so_and_raises_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sweep = vars(sweeping)["sweep"]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 10")
    with closing(dbapi2.connect(str(connection.settings_dict["NAME"]))) as other:
        other.execute("BEGIN IMMEDIATE")
        with caplog.at_level(logging.WARNING, "declic"):
            sweep()
    assert not sweeping.swept()
    sweep()
    assert sweeping.swept()
