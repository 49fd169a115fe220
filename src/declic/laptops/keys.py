"""The keys of this installation: in the data folder, apart from the database, in no backup.

An organisation has two: one signs what goes out and what was received, the other opens what comes
back. A laptop has one, made when it is first needed.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from django.conf import settings

from declic.laptops.rules.envelope import UnfitError

FOLDER = "laptop-keys"
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class KeysLostError(Exception):
    """A file of keys is there and cannot be read."""


class OfficeKeys:
    """The two keys of one organisation."""

    def __init__(self, sign: Ed25519PrivateKey, unseal: X25519PrivateKey) -> None:
        """Hold them; what is secret of them goes nowhere else."""
        self._sign = sign
        self._unseal = unseal
        self.key = sign.public_key().public_bytes_raw()
        self.seal = unseal.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        """Sign what goes out."""
        return self._sign.sign(data)

    def unsealed(self, sealed: bytes, about: bytes) -> bytes:
        """Open what was sealed to this office for that purpose, or raise UnfitError: `sealed`."""
        try:
            return SUITE.decrypt(sealed, self._unseal, about)
        except (InvalidTag, ValueError) as error:
            raise UnfitError("sealed") from error


def sealed(data: bytes, to: bytes, about: bytes) -> bytes:
    """Seal to an office's public key. What it is about is bound to it, and not in it."""
    return SUITE.encrypt(data, X25519PublicKey.from_public_bytes(to), about)


def about(what: str, sender: bytes, to: str) -> bytes:
    """Say what a sealed body is about: which sort of file, from whom, to whom."""
    return f"declic {what} 1\n{sender.hex()}\n{to}\n".encode()


def office_keys(organisation: UUID) -> OfficeKeys:
    """Give the keys of an organisation; they are made the first time."""
    name = f"office-{organisation}.json"
    made = {
        "sign": Ed25519PrivateKey.generate().private_bytes_raw().hex(),
        "unseal": X25519PrivateKey.generate().private_bytes_raw().hex(),
    }
    told = _kept(name, made)
    return OfficeKeys(
        Ed25519PrivateKey.from_private_bytes(bytes.fromhex(told["sign"])),
        X25519PrivateKey.from_private_bytes(bytes.fromhex(told["unseal"])),
    )


def has_keys(organisation: UUID) -> bool:
    """Say whether this installation is that organisation's office, or ever packed for it."""
    return (_folder() / f"office-{organisation}.json").exists()


def laptop_key() -> Ed25519PrivateKey:
    """Give the key by which this laptop signs; it is made the first time."""
    told = _kept("laptop.json", {"sign": Ed25519PrivateKey.generate().private_bytes_raw().hex()})
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(told["sign"]))


def _kept(name: str, made: dict[str, str]) -> dict[str, str]:
    """Give what stands in a file of keys. Two that make it at once agree on one."""
    path = _folder() / name
    if not path.exists():
        _write(path, made)
    try:
        told = json.loads(path.read_text(encoding="ascii"))
        return {key: str(bytes.fromhex(told[key]).hex()) for key in made}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KeysLostError(str(path)) from error


def _write(path: Path, told: dict[str, str]) -> None:
    """Bring new keys whole to the disk before anything is signed by them."""
    draft = path.with_suffix(f".{os.getpid()}.draft")
    draft.touch(mode=0o600)
    with draft.open("w", encoding="ascii") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        draft.rename(path) if os.name == "nt" else path.hardlink_to(draft)
    draft.unlink(missing_ok=True)
    if os.name == "posix":
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _folder() -> Path:
    folder = Path(settings.DECLIC_DATA) / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
