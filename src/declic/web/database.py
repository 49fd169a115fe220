"""From `DATABASE_URL` to Django's setting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BUSY_SECONDS = 15


def database(environ: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """Return the database that was asked for, or the one in the data folder."""
    url = environ.get("DATABASE_URL", "").strip()
    return {
        "ENGINE": "declic.web.sqlite",
        "NAME": _file(url) if url else folder / "declic.sqlite3",
        "OPTIONS": {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE"},
    }


def _file(url: str) -> Path:
    parts = urlsplit(url)
    path = unquote(parts.path)
    if parts.scheme != "sqlite" or parts.netloc or not path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL must be sqlite:///path/to/file; other databases are not supported yet. "
            "Without DATABASE_URL the database lies in the data folder."
        )
    # sqlite:///C:/declic/file has a slash before the drive.
    drive = path[1:3].endswith(":")
    return Path(path[1:] if drive else path)
