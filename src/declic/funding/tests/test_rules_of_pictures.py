"""What is read of a picture file before anything decodes it."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.funding.rules.pictures import (
    MOST_BYTES,
    MOST_SIDE,
    PictureRefused,
    picture,
)

HEAD = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 48, height: int = 32, *, more: bytes = b"", after: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x60\x40\xf0" * 48) * 32)
    return HEAD + chunk(b"IHDR", head) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + after


def part(mark: int, data: bytes) -> bytes:
    return b"\xff" + bytes([mark]) + struct.pack(">H", len(data) + 2) + data


def jpeg(width: int = 48, height: int = 32, *, more: bytes = b"") -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + more + part(0xC0, frame) + part(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"zz"


def refused(data: bytes) -> str:
    with pytest.raises(PictureRefused) as found:
        picture(data)
    return found.value.reason


def test_what_is_written_beside_the_picture_stays_behind() -> None:
    notes = chunk(b"tEXt", b"Comment\0at home") + chunk(b"eXIf", b"GPS 50.1 4.3")
    found = picture(png(more=notes, after=b"PK hidden"))
    assert (found.data, found.width, found.height) == (png(), 48, 32)


def test_where_a_photo_was_taken_stays_behind() -> None:
    found = picture(jpeg(more=part(0xE1, b"Exif\0\0GPS 50.1") + part(0xFE, b"Ada")))
    assert (found.data, found.width, found.height) == (jpeg(), 48, 32)


def test_how_colours_are_told_goes_along() -> None:
    adobe = part(0xEE, b"Adobe\0d\0\0\0\0\0")
    assert adobe in picture(jpeg(more=adobe)).data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        b"GIF89a",
        b"RIFF....WEBP",
        b"%PDF-1.7",
        b"BM",
    ],
)
def test_anything_but_png_and_jpeg_is_refused(data: bytes) -> None:
    assert refused(data) == "kind"


def test_a_bomb_is_refused_by_what_its_head_says() -> None:
    assert refused(png(50_000, 50_000)) == "pixels"
    assert refused(png(MOST_SIDE, MOST_SIDE)) == "pixels"
    assert refused(jpeg(65_000, 30)) == "pixels"


def test_what_is_too_large_or_too_small_is_refused() -> None:
    assert refused(png() + b"\0" * MOST_BYTES) == "size"
    assert [refused(png(0, 32)), refused(jpeg(48, 5))] == ["small", "small"]


@pytest.mark.parametrize(
    "data",
    [
        HEAD,
        png()[:-4],
        HEAD + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        HEAD + chunk(b"IHDR", b"short") + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        HEAD + chunk(b"IHDR", b"\0" * 13) + chunk(b"IEND", b""),
        HEAD + struct.pack(">I", 2**31) + b"IHDR" + b"\0" * 8,
        b"\xff\xd8",
        b"\xff\xd8\xff\xc0",
        b"\xff\xd8zzzz",
        b"\xff\xd8\xff\xc0\x00\x01",
        b"\xff\xd8" + part(0xC0, b"\x08"),
        b"\xff\xd8" + part(0xDA, b"\x01"),
    ],
)
def test_what_breaks_off_is_refused(data: bytes) -> None:
    assert refused(data) == "broken"


@given(st.sampled_from([png(), jpeg()]), st.integers(0, 200), st.binary(max_size=6))
def test_whatever_is_written_into_a_file_it_is_taken_or_refused(
    whole: bytes, at: int, typed: bytes
) -> None:
    try:
        found = picture(whole[:at] + typed + whole[at + len(typed) :])
    except PictureRefused:
        return
    assert found.width * found.height > 0
