"""Texts are sealed with a key of their day; a torn key costs what it sealed, and nothing else."""

from __future__ import annotations

import datetime as dt
import logging
import os
import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from declic.live import seals

pytestmark = pytest.mark.usefixtures("folder")
DAY = dt.date(2026, 11, 24)
TORN = [b"", b"\0" * 44, b"half a k", b"A" * 37, b"\xff" * 44]


def key_of(folder: Path) -> Path:
    return folder / "keys" / DAY.isoformat()


def test_what_was_sealed_is_opened(folder: Path) -> None:
    sealed, key = seals.seal("Why?", day=DAY)
    assert seals.open_seal(sealed, key) == "Why?"
    assert stat.S_IMODE(key_of(folder).stat().st_mode) == 0o600


@pytest.mark.parametrize("torn", TORN)
def test_a_torn_key_opens_nothing_and_hinders_nobody(folder: Path, torn: bytes) -> None:
    before, key = seals.seal("before", day=DAY)
    key_of(folder).write_bytes(torn)
    with pytest.raises(seals.SealBrokenError):
        seals.open_seal(before, key)
    after, key = seals.seal("after", day=DAY)
    assert seals.open_seal(after, key) == "after"
    with pytest.raises(seals.SealBrokenError):
        seals.open_seal(before, key)


def test_without_the_look_at_the_key_nothing_could_be_written_that_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seals, "_is_key", lambda _found: True)
    seals.seal("before", day=DAY)
    key_of(folder).write_bytes(b"half a k")
    with pytest.raises(ValueError, match="key"):
        seals.seal("after", day=DAY)


def test_a_torn_key_is_kept_aside_and_told(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    seals.seal("before", day=DAY)
    for torn in (b"first", b"second"):
        key_of(folder).write_bytes(torn)
        with caplog.at_level(logging.WARNING, "declic"):
            seals.seal("after", day=DAY)
    aside = folder.glob(f"keys/{DAY}{seals.TORN}*")
    assert {path.read_bytes() for path in aside} == {b"first", b"second"}
    assert "cannot be opened" in caplog.text


def test_what_is_kept_aside_goes_with_the_keys_of_its_day(folder: Path) -> None:
    seals.seal("before", day=DAY)
    key_of(folder).write_bytes(b"half a k")
    seals.seal("after", day=DAY)
    assert len(seals.destroy_before(DAY + dt.timedelta(days=1))) == 2
    assert list((folder / "keys").iterdir()) == []


def test_a_key_is_whole_on_disk_before_it_has_its_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        assert not key_of(folder).exists() or sizes
        sizes.append(os.fstat(handle).st_size)
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    seals.seal("Why?", day=DAY)
    assert sizes[0] == len(Fernet.generate_key())


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder cannot be brought to the disk")
def test_the_name_of_a_key_is_on_disk_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[bool] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        folders.append(stat.S_ISDIR(os.fstat(handle).st_mode) and key_of(folder).exists())
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    seals.seal("Why?", day=DAY)
    assert folders == [False, True]


def test_a_key_that_cannot_be_read_opens_nothing(folder: Path) -> None:
    sealed, key = seals.seal("Why?", day=DAY)
    key_of(folder).unlink()
    key_of(folder).mkdir()
    with pytest.raises(seals.SealBrokenError):
        seals.open_seal(sealed, key)
