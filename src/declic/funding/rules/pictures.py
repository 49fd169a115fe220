"""What of a picture file is looked at before anything decodes it: PNG and JPEG, by their parts.

A file says itself how large its picture is; a bomb says a small file and a huge picture. So size is
read from the head and refused there. Of the parts only those go on that carry the picture: notes,
places where a photo was taken, colour profiles and whatever else a file can hide stay behind. An
SVG is a program, and is refused like anything else that is neither PNG nor JPEG.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MOST_BYTES = 512 * 1024
MOST_SIDE, MOST_PIXELS, LEAST_SIDE = 4000, 6_000_000, 24
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_CHUNK = 12  # length, name and checksum
# Frames of a JPEG; 0xC4, 0xC8 and 0xCC are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# How colours are told apart; everything else among the application's parts is a note.
_COLOURS, _SCAN = 0xEE, 0xDA
_NOTES = frozenset({*range(0xE0, 0xF0), 0xFE}) - {_COLOURS}


class PictureRefused(ValueError):  # noqa: N818  # a refusal is an answer to a person
    """Why a picture is not taken: `kind`, `size`, `pixels`, `small` or `broken`."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as a code."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture without its notes, and how large it is."""

    data: bytes
    width: int
    height: int


def picture(data: bytes) -> Picture:
    """Take a picture from a file, or raise PictureRefused."""
    if len(data) > MOST_BYTES:
        raise PictureRefused("size")
    if data.startswith(_PNG):
        found = _png(data)
    elif data.startswith(_JPEG):
        found = _jpeg(data)
    else:
        raise PictureRefused("kind")
    if max(found.width, found.height) > MOST_SIDE or found.width * found.height > MOST_PIXELS:
        raise PictureRefused("pixels")
    if min(found.width, found.height) < LEAST_SIDE:
        raise PictureRefused("small")
    return found


def _png(data: bytes) -> Picture:
    chunks = list(_chunks(data))
    names = [name for name, _whole in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise PictureRefused("broken")
    head = chunks[0][1]
    if len(head) != _CHUNK + 13:
        raise PictureRefused("broken")
    width, height = struct.unpack(">II", head[8:16])
    kept = b"".join(whole for name, whole in chunks if name in _PNG_KEPT)
    return Picture(_PNG + kept, width, height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a PNG up to its end; what comes after that is no picture."""
    at, name = len(_PNG), b""
    while name != b"IEND":
        if at + _CHUNK > len(data):
            raise PictureRefused("broken")
        length, name = struct.unpack(">I4s", data[at : at + 8])
        end = at + _CHUNK + length
        if end > len(data):
            raise PictureRefused("broken")
        yield name, data[at:end]
        at = end


def _jpeg(data: bytes) -> Picture:
    size, kept = None, [_JPEG]
    for mark, whole in _segments(data):
        if mark in _FRAMES:
            size = _size(whole)
        if mark not in _NOTES:
            kept.append(whole)
    if size is None:
        raise PictureRefused("broken")
    return Picture(b"".join(kept), *size)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the parts of a JPEG; the last one is its first scan and all that follows."""
    at = len(_JPEG)
    while True:
        if at + 4 > len(data) or data[at] != 0xFF:  # noqa: PLR2004  # each part begins with it
            raise PictureRefused("broken")
        mark, (length,) = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])
        end = len(data) if mark == _SCAN else at + 2 + length
        if length < 2 or end > len(data):  # noqa: PLR2004  # its own two bytes
            raise PictureRefused("broken")
        yield mark, data[at:end]
        if mark == _SCAN:
            return
        at = end


def _size(frame: bytes) -> tuple[int, int]:
    if len(frame) < 9:  # noqa: PLR2004  # mark, length, depth, height, width
        raise PictureRefused("broken")
    height, width = struct.unpack(">HH", frame[5:9])
    return width, height
