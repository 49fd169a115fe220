"""What the tests of the entrance share: a data folder for one test, and sessions in it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from pytest_django import Settings

from declic.kernel.clock import now
from declic.live.models import Session
from declic.live.writer import writer


class OpenSession(Protocol):
    def __call__(self, *, ended: dt.datetime | None = None, **fields: object) -> Session: ...


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A data folder of its own; the database stays that of the tests."""
    settings.DECLIC_DATA = tmp_path / "data"
    settings.DECLIC_DATA.mkdir(mode=0o700)
    mask = os.umask(0o077)
    yield settings.DECLIC_DATA
    os.umask(mask)
    writer.stop()


@pytest.fixture
def session() -> OpenSession:
    """Make rows of sessions; nobody leads them."""

    def make(*, ended: dt.datetime | None = None, **fields: object) -> Session:
        names = dict.fromkeys(("code", "secret", "wall_token"), f"s{Session.objects.count()}")
        at = {"opened_at": now(), "ended_at": ended}
        row = Session(plan={}, languages=["en"], **{**names, **at, **fields})
        row.save()
        return row

    return make
