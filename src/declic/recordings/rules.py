"""What is decided about recordings without a disk: names, kinds of file, ranges, what stands where.

A recording is named after the words that it speaks and their language. So words that changed, or
a local fact that changed inside them, have no recording rather than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from typing import TypeVar
from unicodedata import normalize

T = TypeVar("T")
MOST = 2_000_000  # bytes of one sentence: two minutes of speech, or ten seconds of a raw wav
NAME = 32
_RANGE = re.compile(r"bytes=([0-9]{0,12})-([0-9]{0,12})")
_MP3 = re.compile(rb"ID3[\x02-\x04]|\xff[\xfa\xfb\xf2\xf3\xe2\xe3][\x10-\xef]")
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SILENT = frozenset({"option", "script", "style", "svg", "title"})
_AROUND = "\"'“”„«»‹›‘’ \u00a0\u202f"
ABSENT = slice(0, 0)


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of sound file: its ending, and what a browser is told that it is."""

    ending: str
    content_type: str


SORTS: Mapping[str, Sort] = {
    ending: Sort(ending, content_type)
    for ending, content_type in (
        ("ogg", "audio/ogg"),
        ("webm", "audio/webm"),
        ("mp3", "audio/mpeg"),
        ("m4a", "audio/mp4"),
        ("wav", "audio/wav"),
    )
}


def sort_of(head: bytes) -> Sort | None:
    """Tell a sound file by its first bytes, whatever it is called; None for anything else."""
    if head.startswith(b"OggS\x00"):
        return SORTS["ogg"]
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return SORTS["webm"]
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return SORTS["wav"]
    if head[4:8] == b"ftyp" and head[8:12].startswith((b"M4A", b"mp4", b"iso", b"dash")):
        return SORTS["m4a"]
    return SORTS["mp3"] if _MP3.match(head) else None


def plain(text: str) -> str:
    """Return a text in one normal form, however its spaces and lines are set."""
    return " ".join(normalize("NFC", text).split())


def name_of(language: str, text: str) -> str:
    """Name the recording of a text in a language."""
    return sha256(f"{language}\n{plain(text)}".encode()).hexdigest()[:NAME]


def print_of(sound: bytes) -> str:
    """Return the hash by which a review, and an address, says which sound it means."""
    return sha256(sound).hexdigest()


def part_of(asked: str, size: int) -> slice | None:
    """Give the bytes that a `Range` header asks for.

    None: all of them, since nothing is asked that we understand. `ABSENT`: none that are there.
    """
    found = _RANGE.fullmatch(asked.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        last = int(found[2])
        return slice(max(0, size - last), size) if last and size else ABSENT
    first, last = int(found[1]), int(found[2]) if found[2] else size - 1
    if last < first and found[2]:
        return None
    return slice(first, min(last + 1, size)) if first < size else ABSENT


def standing(html: str, offered: Mapping[str, T]) -> tuple[T, ...]:
    """Give what is offered for each text that stands on a drawn screen, in reading order, once.

    `offered` is by `plain` text. A text counts when it stands alone between two tags: what is a
    part of another sentence is not read out.
    """
    reading = _Reading()
    reading.feed(html)
    reading.close()
    found = (offered.get(text) or offered.get(text.strip(_AROUND)) for text in reading.texts)
    return tuple(dict.fromkeys(each for each in found if each is not None))


class _Reading(HTMLParser):
    """Collects what a reader of a drawn screen sees, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        if self._silent or tag in _SILENT or "hidden" in dict(attrs):
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag not in _VOID:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent and (text := plain(data)):
            self.texts.append(text)
