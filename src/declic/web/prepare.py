"""What must be there before anything runs: the folder, the database, and nobody else at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from pysqlite3 import dbapi2

from declic.care.actions import write_kept
from declic.kernel.clock import now
from declic.live.tasks import replay_purges
from declic.live.writer import writer
from declic.post.actions import hold_after_restore
from declic.web.refusals import Refused

PREPARE_SECONDS = 60
SERVER_SECONDS = 6
WORKBENCH = "work"


def prepare() -> None:
    """Bring the data folder and its database up to date. Safe to call at any time, by several."""
    os.umask(0o077)
    with alone("prepare", seconds=PREPARE_SECONDS, otherwise="Another command is still busy."):
        shutil.rmtree(workbench(), ignore_errors=True)
        _refuse_a_newer_database()
        # Django draws all models anew before it finds out that there is nothing to do.
        if _is_behind_us():
            call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        finish_restore()
        # The facts are told from a file, and a restore brings only the database.
        write_kept()
        connection.close()


def workbench() -> Path:
    """Give the folder for what must not outlive a command."""
    return Path(settings.DECLIC_DATA) / WORKBENCH


@contextmanager
def alone(what: str, *, seconds: float, otherwise: str) -> Iterator[None]:
    """Hold a lock of this data folder that ends with the process, however that ends.

    SQLite's own lock is the one kind of file lock that works alike on every system.
    """
    path = Path(settings.DECLIC_DATA) / f"{what}.lock"
    with closing(dbapi2.connect(str(path), timeout=seconds, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except dbapi2.OperationalError as error:
            raise Refused(otherwise) from error
        yield


def restore_mark() -> Path:
    """Give the file that is there while a restored database still holds what was purged since."""
    return Path(settings.DECLIC_DATA) / "restore.unfinished"


def finish_restore() -> None:
    """Do again what was purged since the backup was made, if a restore left that to do."""
    if restore_mark().exists():
        replay_purges()
        hold_after_restore(at=now())
        writer.stop()
        connection.close()
        restore_mark().unlink()


def only_server() -> AbstractContextManager[None]:
    """Hold the data folder for one server: two would each lead the same rooms."""
    return alone(
        "server",
        seconds=SERVER_SECONDS,
        otherwise=(
            f"Declic is already running with the data folder {settings.DECLIC_DATA}. "
            "Stop it first, or set DECLIC_DATA to another folder."
        ),
    )


def newer_than_us() -> bool:
    """Say whether a later version of the program has changed the database."""
    loader = MigrationLoader(connection)
    return bool(set(loader.applied_migrations) - set(loader.disk_migrations))


def _is_behind_us() -> bool:
    loader = MigrationLoader(connection)
    return bool(set(loader.disk_migrations) - set(loader.applied_migrations))


def _refuse_a_newer_database() -> None:
    if newer_than_us():
        raise Refused(
            f"The database in {settings.DECLIC_DATA} was written by a newer Declic. "
            "Install that version again, or set DECLIC_DATA to another folder."
        )
