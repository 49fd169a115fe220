"""Seal and open the texts that participants write, so that a stray copy of the file tells nothing.

The keys lie in the data folder, one a day, apart from the database; a purge destroys the keys of
the days it erased, and with them whatever an old copy of the file still holds.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

TORN = ".torn-"
logger = logging.getLogger(__name__)


class SealBrokenError(Exception):
    """The text cannot be opened: its key is gone, or the text was changed."""


def seal(text: str, *, day: dt.date) -> tuple[bytes, str]:
    """Seal a text with the key of that day. Return the sealed bytes and the key's name."""
    name = day.isoformat()
    return Fernet(_key(name)).encrypt(_padded(text)), name


def open_seal(sealed: bytes, key: str) -> str:
    """Open a sealed text. Raise SealBrokenError when its key was destroyed or is damaged."""
    try:
        opened = Fernet((_folder() / key).read_bytes()).decrypt(bytes(sealed))
        return opened.rstrip(b"\0").decode()
    except (OSError, InvalidToken, ValueError) as error:
        raise SealBrokenError from error


def destroy_before(day: dt.date) -> list[str]:
    """Destroy the keys of all days before that one; return their names."""
    gone = [path for path in _folder().glob("????-??-??*") if path.name[:10] < day.isoformat()]
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
    if path.exists() and not _is_key(path.read_bytes()):
        # Torn, as by a power cut: kept aside until the keys of its day are destroyed.
        path.replace(path.with_name(f"{name}{TORN}{secrets.token_hex(4)}"))
        logger.warning("the key of %s is damaged; slips sealed with it cannot be opened", name)
    if not path.exists():
        _write_key(path)
    return path.read_bytes()


def _is_key(found: bytes) -> bool:
    try:
        Fernet(found)
    except ValueError:
        return False
    return True


def _write_key(path: Path) -> None:
    """Bring a new key whole to the disk before anything is sealed with it."""
    draft = path.with_suffix(".draft")
    draft.touch(mode=0o600)
    with draft.open("wb") as file:
        file.write(Fernet.generate_key())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    if os.name == "posix":
        _keep_names(path.parent)


def _keep_names(folder: Path) -> None:
    """Bring the names in a folder to the disk: a renamed file may else be gone after a cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _padded(text: str) -> bytes:
    """Pad to 512 bytes or more, so that the length of a sealed text tells little."""
    plain = text.encode()
    return plain + b"\0" * (-len(plain) % 512)
