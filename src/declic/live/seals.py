"""Seal and open the texts that participants write, so that a stray copy of the file tells nothing.

The keys lie in the data folder, one a day, apart from the database; a purge destroys the keys of
the days it erased, and with them whatever an old copy of the file still holds.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class SealBrokenError(Exception):
    """The text cannot be opened: its key is gone, or the text was changed."""


def seal(text: str, *, day: dt.date) -> tuple[bytes, str]:
    """Seal a text with the key of that day. Return the sealed bytes and the key's name."""
    name = day.isoformat()
    return Fernet(_key(name)).encrypt(_padded(text)), name


def open_seal(sealed: bytes, key: str) -> str:
    """Open a sealed text. Raise SealBrokenError when its key was destroyed."""
    path = _folder() / key
    if not path.is_file():
        raise SealBrokenError
    try:
        return Fernet(path.read_bytes()).decrypt(bytes(sealed)).rstrip(b"\0").decode()
    except (InvalidToken, ValueError) as error:
        raise SealBrokenError from error


def destroy_before(day: dt.date) -> list[str]:
    """Destroy the keys of all days before that one; return their names."""
    gone = [path for path in _folder().glob("????-??-??") if path.name < day.isoformat()]
    for path in gone:
        path.write_bytes(b"\0" * path.stat().st_size)
        path.unlink()
    return sorted(path.name for path in gone)


def _folder() -> Path:
    folder = Path(settings.DECLIC_DATA) / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _key(name: str) -> bytes:
    path = _folder() / name
    if not path.exists():
        # Whole on disk before anything is sealed with it, or a power cut would lose the slip.
        draft = path.with_suffix(".draft")
        draft.touch(mode=0o600)
        with draft.open("wb") as file:
            file.write(Fernet.generate_key())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    return path.read_bytes()


def _padded(text: str) -> bytes:
    """Pad to 512 bytes or more, so that the length of a sealed text tells little."""
    plain = text.encode()
    return plain + b"\0" * (-len(plain) % 512)
