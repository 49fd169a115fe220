"""What lies beside the database and belongs into a backup: recordings and reviews.

A backup holds the database and these files in one archive. Older backups hold the database alone.
What is beside it is put back folder by folder, in place of what is there. A recording that was
deleted since the backup was made is not brought back.
"""

from __future__ import annotations

import io
import os
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from declic.recordings.actions import bring_back
from declic.web.refusals import Refused

DATABASE = "declic.sqlite3"
SQLITE = b"SQLite format 3\x00"
# What fits into one sealed envelope, with room for the database.
MOST = 1_500_000_000
FOLDERS = ("audio", "reviews")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,80}(\.[a-z0-9]{2,4})?")
_DEEP = 3  # folder, language or pack, file

Files = dict[tuple[str, str], dict[str, bytes]]


def packed(database: bytes, data: Path) -> bytes:
    """Put the database and what lies beside it into one archive."""
    found = sorted(_there(data))
    if sum(path.stat().st_size for _, path in found) > MOST:
        raise Refused(
            "The recordings are too large for a backup. Copy the folder audio by hand, and move "
            "what is no longer needed out of it."
        )
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        _add(archive, DATABASE, database)
        for name, path in found:
            _add(archive, name, path.read_bytes())
    return out.getvalue()


def unpacked(contents: bytes) -> tuple[bytes, Files]:
    """Give the database of a backup, and the files by folder and language or pack.

    What has no place in a data folder is left out, whoever wrote it.
    """
    if contents.startswith(SQLITE):
        return contents, {}
    database, files = b"", Files()
    with tarfile.open(fileobj=io.BytesIO(contents)) as archive:
        for member in archive:
            body = archive.extractfile(member) if member.isreg() else None
            parts = PurePosixPath(member.name).parts
            if body is None:
                continue
            if parts == (DATABASE,):
                database = body.read()
            elif _belongs(parts):
                files.setdefault((parts[0], parts[1]), {})[parts[2]] = body.read()
    return database, files


def put_back(files: Files, data: Path) -> int:
    """Put the files in their places; a folder of the backup takes the place of the one here.

    Folders that the backup does not know stay. Return how many recordings came back.
    """
    heard = 0
    for (folder, of), inside in sorted(files.items()):
        if folder == "audio":
            heard += bring_back(of, inside)
        else:
            for name, body in inside.items():
                _write(data / folder / of / name, body)
    return heard


def is_there(data: Path) -> bool:
    """Say whether there are recordings or reviews that a restore could take the place of."""
    return next(_there(data), None) is not None


def _there(data: Path) -> Iterator[tuple[str, Path]]:
    for folder in FOLDERS:
        for path in (data / folder).glob("*/*"):
            name = path.relative_to(data)
            if path.is_file() and not path.is_symlink() and _belongs(name.parts):
                yield name.as_posix(), path


def _belongs(parts: tuple[str, ...]) -> bool:
    known = len(parts) == _DEEP and parts[0] in FOLDERS
    return known and all(_NAME.fullmatch(part) for part in parts) and parts[2][-4:] != ".new"


def _add(archive: tarfile.TarFile, name: str, body: bytes) -> None:
    about = tarfile.TarInfo(name)
    about.size = len(body)
    archive.addfile(about, io.BytesIO(body))


def _write(file: Path, body: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    with beside.open("wb") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
