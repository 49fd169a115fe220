"""Small real sounds, and what only looks like one."""

from __future__ import annotations

import math
import struct
import wave
from io import BytesIO

OGG = b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01" + bytes(40)
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01" + bytes(40)
M4A = b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00M4A mp42isom" + bytes(40)
MP4 = b"\x00\x00\x00\x1cftypiso5\x00\x00\x02\x00iso5mp41" + bytes(40)
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(40)
BARE_MP3 = b"\xff\xfb\x90\x64" + bytes(40)
NO_SOUNDS = {
    "page": b"<!doctype html><script>alert(1)</script>",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "film": b"\x00\x00\x00\x14ftypqt  " + bytes(40),
    "zip": b"PK\x03\x04" + bytes(40),
    "other riff": b"RIFF\x24\x00\x00\x00AVI LIST",
    "text in two bytes": "ÿþhello".encode("utf-16"),
    "raw aac": b"\xff\xf1\x50\x80" + bytes(40),
    "half a head": b"Ogg",
    "words before": b"\n" + OGG,
}


def wav(tone: int = 440, *, seconds: float = 0.1) -> bytes:
    """Give a tone as a file that every browser plays."""
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        moments = range(int(seconds * 8000))
        waves = (int(8000 * math.sin(2 * math.pi * tone * at / 8000)) for at in moments)
        file.writeframes(b"".join(struct.pack("<h", each) for each in waves))
    return out.getvalue()
