"""A backup's envelope: a line that everybody can read, and contents that only the passphrase opens.

The first line says when the backup was made and until when it may be restored. It is
authenticated with the contents: who changes it makes the backup unreadable.
"""

from __future__ import annotations

import base64
import json
import os
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MARK = "declic-backup"
FORMAT = 1
LONGEST = timedelta(days=30)
HEADER_LIMIT = 1024
NONCE_BYTES = 12
SALT_BYTES = 16
KEY_BYTES = 32
# 64 MiB and about a quarter of a second for each guess.
COST = 2**16
BLOCK = 8


class SealBrokenError(Exception):
    """The envelope cannot be opened: `reason` is one of `strange`, `expired`, `closed`."""

    def __init__(self, reason: str, expires: datetime | None = None) -> None:
        """Keep why, and until when it could have been opened."""
        super().__init__(reason)
        self.reason = reason
        self.expires = expires


@dataclass(frozen=True, slots=True)
class Seal:
    """The first line."""

    made: datetime
    expires: datetime
    salt: bytes


def seal(contents: bytes, passphrase: str, *, made: datetime, expires: datetime) -> bytes:
    """Close the envelope. It never lasts longer than `LONGEST`."""
    line = first_line(Seal(made, min(expires, made + LONGEST), os.urandom(SALT_BYTES)))
    nonce = os.urandom(NONCE_BYTES)
    key = _key(passphrase, _seal(line).salt)
    return line + b"\n" + nonce + AESGCM(key).encrypt(nonce, zlib.compress(contents), line)


def opened(envelope: bytes, passphrase: str, *, now: datetime) -> bytes:
    """Open the envelope, or raise SealBrokenError.

    The expiry is looked at twice: before the passphrase, to answer at once, and in effect after
    it, since a changed first line does not open.
    """
    line, found, rest = envelope[:HEADER_LIMIT].partition(b"\n")
    if not found:
        raise SealBrokenError("strange")
    told = _seal(line)
    if now >= min(told.expires, told.made + LONGEST):
        raise SealBrokenError("expired", told.expires)
    closed = rest + envelope[HEADER_LIMIT:]
    try:
        key = _key(passphrase, told.salt)
        packed = AESGCM(key).decrypt(closed[:NONCE_BYTES], closed[NONCE_BYTES:], line)
        return zlib.decompress(packed)
    except (InvalidTag, ValueError, zlib.error) as error:
        raise SealBrokenError("closed") from error


def first_line(told: Seal) -> bytes:
    """Write the line that everybody can read."""
    fields = {
        "format": FORMAT,
        "made": told.made.isoformat(),
        "expires": told.expires.isoformat(),
        "salt": base64.b64encode(told.salt).decode(),
    }
    return f"{MARK} {json.dumps(fields, sort_keys=True)}".encode()


def _seal(line: bytes) -> Seal:
    try:
        mark, _, fields = line.decode("ascii").partition(" ")
        told = json.loads(fields)
        seal_ = Seal(
            datetime.fromisoformat(told["made"]),
            datetime.fromisoformat(told["expires"]),
            base64.b64decode(told["salt"], validate=True),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise SealBrokenError("strange") from error
    aware = seal_.made.tzinfo and seal_.expires.tzinfo
    if mark != MARK or told["format"] != FORMAT or not aware or len(seal_.salt) != SALT_BYTES:
        raise SealBrokenError("strange")
    return seal_


def _key(passphrase: str, salt: bytes) -> bytes:
    scrypt = Scrypt(salt=salt, length=KEY_BYTES, n=COST, r=BLOCK, p=1)
    return scrypt.derive(passphrase.encode())
