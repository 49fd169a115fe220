"""The file that goes out and the files that come back: signed, and written in one way only.

A file is one line of JSON with the keys in order: `declic` (what it is), `format`, `from` (the
public key that signs), `to` (whom it is for), `body` (base64) and `signature`, an Ed25519 signature
over the same line without it. Whatever is written in another way is refused, so that a file with
one changed bit is no second file that says the same. There is nothing to unpack and no name of a
file in it: no bomb, no path.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NoReturn

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = 1
LARGEST = 10 * 1024 * 1024
KEYS = {"declic", "format", "from", "to", "body", "signature"}
KEY_BYTES = 32

Sign = Callable[[bytes], bytes]


class UnfitError(Exception):
    """Why a file is not taken: `reason` is a code, `detail` what the sentence names."""

    def __init__(self, reason: str, **detail: str) -> None:
        """Keep the code."""
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Envelope:
    """A file as it was read. Whether its signer is one to believe, others say."""

    what: str
    sender: bytes
    to: str
    body: bytes


def written(envelope: Envelope, sign: Sign) -> bytes:
    """Write and sign a file."""
    line = _line(envelope, FORMAT)
    return _canonical({**line, "signature": _text(sign(_canonical(line)))})


def read(data: bytes, what: str) -> Envelope:
    """Read a file of that sort and check its signature, or raise UnfitError.

    `large`, `strange` (no such file, or damaged), `newer` (a later Declic wrote it), `other` (a
    file of ours, but another one), `signature`.
    """
    if len(data) > LARGEST:
        raise UnfitError("large")
    told = loaded(data)
    if not isinstance(told, dict) or not isinstance(told.get("declic"), str):
        raise UnfitError("strange")
    number = told.get("format")
    if type(number) is int and number > FORMAT:
        raise UnfitError("newer")
    envelope = _envelope(told)
    if envelope.what != what:
        raise UnfitError("other")
    signature = _bytes(told["signature"])
    if number != FORMAT or data != _canonical({**_line(envelope, FORMAT), **_signed(signature)}):
        raise UnfitError("strange")
    verify(envelope.sender, signature, _canonical(_line(envelope, FORMAT)))
    return envelope


def verify(key: bytes, signature: bytes, signed: bytes) -> None:
    """Raise UnfitError unless that key signed these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
    except (InvalidSignature, ValueError) as error:
        raise UnfitError("signature") from error


def loaded(data: bytes) -> Any:  # noqa: ANN401  # whatever stands in a file
    """Read JSON of strangers: however deep it is, and whatever it holds, or raise UnfitError."""
    try:
        return json.loads(data.decode(), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise UnfitError("strange") from error


def digest(data: bytes) -> str:
    """Tell one file from every other."""
    return sha256(data).hexdigest()


def fingerprint(key: bytes) -> str:
    """Give what two people compare, so that the one key is the other's: 80 bits in four groups."""
    short = base64.b32encode(sha256(b"declic key\n" + key).digest()[:10]).decode()
    return "-".join(short[at : at + 4] for at in range(0, len(short), 4))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _line(envelope: Envelope, number: int) -> dict[str, Any]:
    return {
        "declic": envelope.what,
        "format": number,
        "from": _text(envelope.sender),
        "to": envelope.to,
        "body": _text(envelope.body),
    }


def _signed(signature: bytes) -> dict[str, str]:
    return {"signature": _text(signature)}


def _envelope(told: dict[str, Any]) -> Envelope:
    texts = [told.get(key) for key in KEYS - {"format"}]
    if set(told) != KEYS or not all(isinstance(text, str) for text in texts):
        raise UnfitError("strange")
    return Envelope(told["declic"], _bytes(told["from"]), told["to"], _bytes(told["body"]))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise UnfitError("strange") from error


def _canonical(told: dict[str, Any]) -> bytes:
    line = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"{line}\n".encode()
