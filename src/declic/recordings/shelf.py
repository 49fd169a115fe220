"""The folders of recordings: what is in them now, each file looked at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from declic.packs import queries as packs
from declic.packs.reader import UnreadableError, read_yaml
from declic.recordings.models import Heard, Recordings
from declic.recordings.rules import MOST, name_of, print_of

LIST = "recordings.yaml"
# Beside the languages: the prints of what was deleted, and nothing else of it.
REMOVED = "removed.txt"
Signature = tuple[tuple[str, int, int], ...]


def own_folder(language: str) -> Path:
    """Return where this installation keeps its recordings; the folder need not exist."""
    return all_own() / language


def all_own() -> Path:
    """Return the folder that holds every language's recordings of this installation."""
    return Path(os.environ.get("DECLIC_DATA", "")) / "audio"


def removed() -> frozenset[str]:
    """Return the prints of the recordings that were deleted here."""
    try:
        return frozenset((all_own() / REMOVED).read_text("ascii").split())
    except OSError:
        return frozenset()


def heard(language: str) -> Mapping[str, Heard]:
    """Return the recordings of a language by name. The installation's own go before a pack's."""
    found: dict[str, Heard] = {}
    for folder, signed in state(language):
        found |= _read(folder, language, folder == own_folder(language), signed)
    return found


def of_pack(folder: Path, language: str) -> Mapping[str, Heard]:
    """Return the recordings that a pack's folder brings, wherever it lies."""
    there = folder / "media" / "audio" / language
    return _read(there, language, False, signature(there))  # noqa: FBT003  # a key


def state(language: str) -> tuple[tuple[Path, Signature], ...]:
    """Return the folders of a language and what lies in them: the same as long as nothing changed.

    This installation's own folder is the last.
    """
    of_packs = [folder / "media" / "audio" / language for folder in packs.folders()]
    return tuple((folder, signature(folder)) for folder in (*of_packs, own_folder(language)))


def listed(folder: Path) -> Recordings:
    """Read the list of a folder. Raise `UnreadableError` or `ValidationError` for a faulty one."""
    file = folder / LIST
    if not file.exists():
        return Recordings(recordings=[])
    return Recordings.model_validate(read_yaml(file, inside=folder).data)


def signature(folder: Path) -> Signature:
    """Tell whether anything in a folder changed."""
    return tuple(sorted(_files(folder)))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    at = entry.stat()
                    yield entry.name, at.st_mtime_ns, at.st_size
    except OSError:
        return


@lru_cache(maxsize=64)
def _read(folder: Path, language: str, own: bool, signed: Signature) -> Mapping[str, Heard]:  # noqa: FBT001  # a key
    """Leave out what has no file, another file than was kept, or another name than its words.

    A faulty list tells nothing.
    """
    try:
        known = listed(folder).recordings if signed else []
    except (UnreadableError, ValidationError, OSError):
        known = []
    there = {name: (changed, size) for name, changed, size in signed}
    found = {}
    for each in known:
        name = f"{each.name}.{each.ending}"
        changed, size = there.get(name, (0, MOST + 1))
        own_words = each.name == name_of(language, each.says)
        whole = size <= MOST and _print(folder / name, changed, size) == each.sound
        if own_words and whole:
            found[each.name] = Heard(language, each, folder / name, own)
    return MappingProxyType(found)


@lru_cache(maxsize=5000)
def _print(file: Path, _changed: int, _size: int) -> str:
    try:
        return print_of(file.read_bytes())
    except OSError:
        return ""
