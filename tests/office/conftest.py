from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings

from declic.live import rooms
from declic.live.writer import writer
from tests.office import things
from tests.office.matrix import Cast


@pytest.fixture
def folder(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of its own; the database stays that of the tests."""
    settings.DECLIC_DATA = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    # Reading every text of every language takes long, and tells nothing about who may read it.
    monkeypatch.setattr("declic.packs.views._languages", lambda _read: [])
    monkeypatch.setattr("declic.packs.views._parts", lambda _read, _code: [])
    cache.clear()
    things.forget()
    yield tmp_path
    writer.stop()
    rooms.forget_all()


@pytest.fixture
def cast(folder: Path, transactional_db: None) -> Cast:
    """Two organisations, and somebody of every role in the first."""
    del folder, transactional_db
    return Cast()
