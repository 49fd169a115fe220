"""The small pack of these tests, and its kind for as long as a test lasts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from declic.packs import kinds
from declic.packs.tests.pack_folder import PackFolder, Tale, small_pack


@pytest.fixture
def tale() -> Iterator[Tale]:
    kind = Tale()
    kinds.register(kind)
    yield kind
    kinds.forget(kind.name)


@pytest.fixture
def pack(tale: Tale, tmp_path: Path) -> PackFolder:
    del tale
    return small_pack(tmp_path / "rain")
