"""Where this installation keeps its data, and the secret that it keeps there."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SECRET_FILE = "secret.key"  # noqa: S105
SECRET_LEAST = 32


def data_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """Return `DECLIC_DATA`, or the folder where this system keeps a person's data."""
    chosen = environ.get("DECLIC_DATA", "").strip()
    if chosen:
        return Path(chosen).expanduser().absolute()
    if platform == "win32":
        base = environ.get("LOCALAPPDATA") or home / "AppData" / "Local"
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    return Path(base) / "declic"


def make_folder(folder: Path) -> Path:
    """Make the folder, readable by its owner alone. An existing one keeps its rights."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {folder} could not be made ({error.strerror}). "
            "Set DECLIC_DATA to a folder that you may write to."
        ) from error
    return folder


def secret_key(environ: Mapping[str, str], folder: Path) -> str:
    """Return the installation's secret: from the file that was named, or its own, made once."""
    named = environ.get("DECLIC_SECRET_KEY_FILE", "").strip()
    path = Path(named).expanduser() if named else _own_secret(folder)
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"The secret key in {path} could not be read. "
            "Check DECLIC_SECRET_KEY_FILE and the rights of that file."
        ) from error
    if len(secret) < SECRET_LEAST:
        raise ImproperlyConfigured(
            f"The secret key in {path} is shorter than {SECRET_LEAST} characters. "
            "Put a longer one there, or remove DECLIC_SECRET_KEY_FILE and one is made for you."
        )
    return secret


def _own_secret(folder: Path) -> Path:
    path = folder / SECRET_FILE
    if not path.exists():
        # Written aside and linked into place: two processes that start at once agree on one.
        draft = folder / f"{SECRET_FILE}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="utf-8")
        with contextlib.suppress(FileExistsError):
            draft.rename(path) if sys.platform == "win32" else path.hardlink_to(draft)
        draft.unlink(missing_ok=True)
    return path
