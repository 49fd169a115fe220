"""`declic backup` and `declic restore`.

In it are the database, and the recordings and reviews that lie beside it. A backup must not bring
back what was erased. So it expires no later than the data in it, and
after restoring it every purge that happened since is done again from the ledger, which lies
beside the database and in no backup. A mark tells an interrupted restore to the next start.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from pysqlite3 import dbapi2

from declic.kernel.clock import now
from declic.live.models import Session
from declic.live.tasks import purge
from declic.recordings.actions import RecordingRefusedError
from declic.web import beside, lasting, sealing
from declic.web.prepare import alone, only_server, prepare, restore_mark, workbench
from declic.web.refusals import Refused

SHORTEST_PASSPHRASE = 12
PAGES_AT_ONCE = -1


def backup(args: argparse.Namespace) -> int:
    """Write the backup, and read it again before saying that it is there."""
    target = Path(args.file)
    if target.exists():
        raise Refused(f"{target} exists already. Name a file that does not.")
    lasts = timedelta(days=args.days)
    if not timedelta() < lasts <= sealing.LONGEST:
        raise Refused("A backup lasts from 1 to 30 days, no longer than the data in it.")
    passphrase = _passphrase(args.passphrase_file, twice=True)
    made = now()
    purge(at=made)
    with _busy(), _plain("backup") as plain:
        _copy_to(plain)
        expires = min(made + lasts, lasting.until(made))
        contents = beside.packed(plain.read_bytes(), _data())
        envelope = sealing.seal(contents, passphrase, made=made, expires=expires)
    _write(target, envelope)
    sealing.opened(target.read_bytes(), passphrase, now=made)
    _say(f"{target} was written. It can be restored until {_day(expires)}.")
    if expires < made + lasts:
        _say("No longer, for it holds data that must be gone by then.")
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put the backup in place of the database, then purge again what was purged since."""
    contents = _open(Path(args.file), _passphrase(args.passphrase_file, twice=False))
    with only_server():
        with _busy():
            database, files = beside.unpacked(contents)
            if not args.replace:
                _refuse_to_overwrite(files)
            _put_in_place(database)
            heard = _put_beside(files)
        prepare()
    _say(f"{args.file} was restored, and what had to be purged since is gone again.")
    if files:
        _say(f"Recordings brought back: {heard}. Folders of reviews: {_reviewed(files)}.")
    return 0


def _busy() -> AbstractContextManager[None]:
    return alone("prepare", seconds=60, otherwise="Another command is still busy. Try again.")


@contextmanager
def _plain(name: str) -> Iterator[Path]:
    """Give a file for unencrypted contents and leave nothing of them on the disk."""
    folder = workbench()
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{name}.sqlite3"
    path.unlink(missing_ok=True)
    try:
        yield path
    finally:
        if path.exists():
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()


def _copy_to(plain: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(plain)])
    connection.close()
    with closing(dbapi2.connect(str(plain), isolation_level=None)) as copy:
        copy.execute("PRAGMA secure_delete = ON")
        lasting.loosen(copy)


def _write(target: Path, envelope: bytes) -> None:
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(envelope)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Refused(f"{target} could not be written: {error.strerror}.") from error


def _open(source: Path, passphrase: str) -> bytes:
    try:
        return sealing.opened(source.read_bytes(), passphrase, now=now())
    except OSError as error:
        raise Refused(f"{source} could not be read: {error.strerror}.") from error
    except sealing.SealBrokenError as broken:
        raise Refused(_why_closed(source, broken)) from broken


def _why_closed(source: Path, broken: sealing.SealBrokenError) -> str:
    if broken.reason == "expired" and broken.expires:
        return (
            f"{source} expired on {_day(broken.expires)} and is not restored: "
            "the data in it had to be gone by then. Delete the file."
        )
    if broken.reason == "closed":
        return f"{source} did not open: the passphrase is another one, or the file was changed."
    return f"{source} is not a backup of Declic."


def _refuse_to_overwrite(files: beside.Files) -> None:
    """Overwrite nothing unasked: sessions, or recordings and reviews that the backup has too."""
    if Session.objects.exists() or (files and beside.is_there(_data())):
        raise Refused(
            "This installation is not empty: it has sessions, recordings or reviews. "
            "Add --replace to give them up for the backup, or make a backup of them first."
        )


def _put_beside(files: beside.Files) -> int:
    try:
        return beside.put_back(files, _data())
    except (RecordingRefusedError, OSError) as error:
        raise Refused(
            "The database was restored, but not all recordings and reviews: a file could not be "
            "read or written. Restore once more."
        ) from error


def _reviewed(files: beside.Files) -> int:
    return sum(folder == "reviews" for folder, _ in files)


def _data() -> Path:
    return Path(settings.DECLIC_DATA)


def _put_in_place(contents: bytes) -> None:
    """Copy page by page in one transaction: a crash leaves the old database or the new one."""
    restore_mark().touch(mode=0o600)
    with _plain("restore") as plain:
        plain.touch(mode=0o600)
        plain.write_bytes(contents)
        with closing(dbapi2.connect(str(plain))) as source:
            connection.ensure_connection()
            source.backup(connection.connection, pages=PAGES_AT_ONCE)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _passphrase(file: str | None, *, twice: bool) -> str:
    """Read it from the file, or ask for it; twice when a slip would lock the backup for ever."""
    if file is not None:
        phrase = _first_line(Path(file))
    elif sys.stdin.isatty():
        phrase = getpass.getpass("Passphrase: ")
        if twice and getpass.getpass("The same again: ") != phrase:
            raise Refused("The two passphrases differ. Nothing was written.")
    else:
        raise Refused("There is nobody to ask for a passphrase. Use --passphrase-file FILE.")
    if len(phrase) < SHORTEST_PASSPHRASE:
        raise Refused(f"The passphrase needs at least {SHORTEST_PASSPHRASE} characters.")
    return phrase


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"The passphrase in {file} could not be read.") from error


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")


def _day(moment: datetime) -> str:
    return f"{moment:%d %B %Y, %H:%M} UTC"
