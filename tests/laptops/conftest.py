"""A data folder of one's own, the day of the office's tests, and an office that is ready."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from pytest_django import Settings

from declic.courses.tests.office import AT
from declic.live import rooms
from declic.live.writer import writer
from tests.laptops.sides import Side, prepared_office


@pytest.fixture
def folder(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    settings.DECLIC_DATA = tmp_path
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    with time_machine.travel(AT, tick=True):
        yield tmp_path
        writer.stop()
        rooms.forget_all()


@pytest.fixture
def side(folder: Path, transactional_db: None) -> Side:
    del folder, transactional_db
    return prepared_office()
