from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.house import ROOT, House


@pytest.fixture(scope="session")
def house() -> House:
    """This repository."""
    return House(ROOT)


@pytest.fixture
def small(tmp_path: Path) -> House:
    """An empty house, for a control to break a law in."""
    small = House(tmp_path)
    small.source.mkdir(parents=True)
    return small
