"""The ledger of what was erased outlives a power cut in the middle of a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from declic.live import ledger

TORN = ['{"what": "sess', "[1]", "\x00\x00", '{"what": 1}']


@pytest.fixture
def written(tmp_path: Path, settings: Settings) -> Path:
    settings.DECLIC_DATA = str(tmp_path)
    ledger.enter("seats", ["one", "two"], "2026-11-24")
    return tmp_path / ledger.LEDGER


@pytest.mark.parametrize("torn", TORN)
def test_a_torn_line_is_left_out_and_swallows_no_other(written: Path, torn: str) -> None:
    with written.open("a", encoding="utf-8") as lines:
        lines.write(torn)
    ledger.enter("seats", ["three"], "2026-11-24")
    assert [entry["which"] for entry in ledger.entries()] == ["one", "two", "three"]


def test_half_a_sign_at_the_end_is_no_reason_to_stop(written: Path) -> None:
    with written.open("ab") as lines:
        lines.write('{"what": "é'.encode()[:-1])
    assert len(ledger.entries()) == 2
