"""What floors above take before the purge, they take first; and it is no reason not to erase."""

from __future__ import annotations

import datetime as dt

import pytest

from declic.live.actions import erasing

AT = dt.datetime(2027, 2, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "_first", [])


def test_what_a_floor_above_needs_is_taken() -> None:
    taken: list[dt.datetime] = []

    def take(at: dt.datetime) -> int:
        taken.append(at)
        return 1

    erasing.keep_first(take)
    erasing.kept_first(at=AT)
    assert taken == [AT]


def test_what_fails_there_is_noted_and_keeps_nothing_from_being_erased(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(_at: dt.datetime) -> int:
        raise ValueError("broken")

    erasing.keep_first(fails)
    erasing.kept_first(at=AT)
    assert "not taken before the purge" in caplog.text
