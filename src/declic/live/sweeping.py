"""Take what was erased out of the database's files too."""

from __future__ import annotations

import logging
import threading
import time

from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper

PAUSES = (0.0, 0.5, 2.0, 5.0)  # seconds before each try to empty the log
FOLD_MILLISECONDS = 300
logger = logging.getLogger(__name__)
# What was erased is still in the file's free pages until it was swept; after a crash too.
_unswept = threading.Event()
_unswept.set()


def owe() -> None:
    """Note that something was erased."""
    _unswept.set()


def swept() -> bool:
    """Say whether nothing of what was erased is left in the database's files."""
    return not _unswept.is_set()


def sweep() -> None:
    """Fold the write-ahead log into the file and rewrite it, so that no old page is left.

    Somebody who still reads an older state holds the log: then the next purge tries again.
    """
    with connection.cursor() as cursor:
        _folded(cursor, 0)
        done = _rewritten(cursor) and any(_folded(cursor, pause) for pause in PAUSES)
    if done:
        _unswept.clear()
        return
    _unswept.set()
    logger.warning("what was erased is still in the log, since somebody reads; it is tried again")


def _rewritten(cursor: CursorWrapper) -> bool:
    """Rewrite the database's file; False when another program writes into it for so long."""
    try:
        cursor.execute("VACUUM")
    except OperationalError:
        return False
    return True


def _folded(cursor: CursorWrapper, pause: float) -> bool:
    """Empty the log after a pause; False when somebody holds it."""
    time.sleep(pause)
    cursor.execute("PRAGMA busy_timeout")
    (usual,) = cursor.fetchone()
    # No answer can be written while this waits for a reader.
    cursor.execute(f"PRAGMA busy_timeout = {FOLD_MILLISECONDS}")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (busy, *_) = cursor.fetchone()
    cursor.execute(f"PRAGMA busy_timeout = {usual}")
    return not busy
