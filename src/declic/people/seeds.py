"""The seeds of one-time codes, sealed: whoever has only the database has no second step."""

from __future__ import annotations

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

PURPOSE = b"declic.people.seeds:"


def seal(text: str) -> str:
    """Return the text as only this installation can read it."""
    return _box().encrypt(text.encode()).decode("ascii")


def opened(sealed: str) -> str | None:
    """Return the text again; None when it was sealed with another installation's key."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def unknown() -> str:
    """Return a seed that nobody knows: codes of an empty one would be known to everybody."""
    return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def _box() -> Fernet:
    key = hashlib.sha256(PURPOSE + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
