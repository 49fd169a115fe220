"""Tell whoever must know that somebody waits: in a thread of the server, every few seconds."""

from __future__ import annotations

import logging
import threading

from django.db import close_old_connections, connections

from declic.kernel import clock
from declic.peers.actions.handing import remind

EVERY = 10.0  # seconds
LAST_SECONDS = 1.0
logger = logging.getLogger(__name__)
_ending = threading.Event()
_threads: list[threading.Thread] = []


def start_reminding() -> None:
    """Remind from now on, in a thread of its own."""
    _ending.clear()
    thread = threading.Thread(target=_remind_for_ever, name="peers", daemon=True)
    _threads.append(thread)
    thread.start()


def stop_reminding() -> None:
    """Remind no more; what is under way may end."""
    _ending.set()
    while _threads:
        _threads.pop().join(LAST_SECONDS)


def _remind_for_ever() -> None:
    while not _ending.is_set():
        try:
            close_old_connections()
            remind(at=clock.now())
        except Exception:
            logger.exception("nobody was told; it is tried again")
        _ending.wait(EVERY)
    connections.close_all()
