"""Codes that people read aloud and type, and secrets that only machines carry.

A code has no sign that looks or sounds like another (no I, L, O, U, 0, 1), so that a trainer can
read it to a noisy room and a young person can type it on any keyboard.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
LENGTH = 8

_GROUP = 4
_SECRET_BYTES = 16
# A code with every sign apart is far shorter; more is no code and costs no work.
_LONGEST_TYPED = 64
# Spaces, control and format characters, dashes and dots, and the minus sign that phones type.
_SEPARATORS = frozenset({"Zs", "Cc", "Cf", "Pd", "Pc", "Po", "Sm"})


def new_code(length: int = LENGTH) -> str:
    """Return a fresh code from the machine's best randomness."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def normal_code(text: str, length: int = LENGTH) -> str | None:
    """Return the code that somebody meant to type, or None when it cannot be one.

    Letter case, separators, full-width letters and the digits of other scripts do not matter.
    """
    if len(text) > _LONGEST_TYPED:
        return None
    signs = unicodedata.normalize("NFKC", text)
    code = "".join(_sign(sign) for sign in signs if unicodedata.category(sign) not in _SEPARATORS)
    return code if len(code) == length and set(code) <= set(ALPHABET) else None


def _sign(sign: str) -> str:
    # Upper case only for ASCII: elsewhere one letter may become two.
    return sign.upper() if sign.isascii() else str(unicodedata.decimal(sign, sign))


def spaced(code: str) -> str:
    """Return the code in groups of four, the way it is shown and read aloud."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def new_secret() -> str:
    """Return 128 random bits that fit into a link."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def fingerprint(secret: str) -> str:
    """Return what is stored in place of a secret, so that a stolen database opens no door."""
    return hashlib.sha256(secret.encode()).hexdigest()
