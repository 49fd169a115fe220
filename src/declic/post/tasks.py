"""Send what is due: in a thread of the server, or once by `declic post send`.

A mail is marked on disk before the attempt and after it. When the program dies in between, nobody
can know whether the server had taken the mail; it is tried again, under the same Message-ID.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable
from uuid import UUID

from django.db import close_old_connections, connections

from declic.kernel import clock
from declic.kernel.codes import new_secret
from declic.post import carrying
from declic.post.actions import claim, note, postpone
from declic.post.carrying import Carrier, LineDownError
from declic.post.models import State
from declic.post.queries import due
from declic.post.rules.line import Line, LineError, Sender
from declic.post.rules.tries import Outcome, Result

EVERY = 10.0  # seconds
IN_ONE_LINE = 200  # mails
LAST_SECONDS = 3.0
logger = logging.getLogger(__name__)
_ending = threading.Event()
_threads: list[threading.Thread] = []


def send_due(
    line: Line, sender: Sender, *, ends: Callable[[], bool] = lambda: False
) -> Counter[State]:
    """Send everything that is due, until the program `ends`; tell what became of how many."""
    done: Counter[State] = Counter()
    while ids := list(due(clock.now()).values_list("pk", flat=True)[:IN_ONE_LINE]):
        try:
            with carrying.opened(line, sender) as carrier:
                whole = _send(ids, carrier, done, ends)
        except LineDownError as down:
            outcome = Outcome(Result.DOWN, str(down))
            done[State.WAITING] += postpone(outcome=outcome, at=clock.now())
            logger.warning("no mail is sent: %s", down)
            break
        if not whole:
            break
    return done


def _send(
    ids: list[UUID], carrier: Carrier, done: Counter[State], ends: Callable[[], bool]
) -> bool:
    """Send these; False when the line broke or the program ends, and the others have to wait."""
    for mail in ids:
        if carrier.is_gone or ends():
            return False
        state = _send_one(mail, carrier)
        if state is not None:
            done[state] += 1
    return True


def _send_one(mail: UUID, carrier: Carrier) -> State | None:
    mark = new_secret()
    row = claim(mail=mail, mark=mark, at=clock.now())
    if row is None:
        return None
    return note(mail=mail, mark=mark, outcome=carrier.carry(row), at=clock.now())


def start_sending() -> None:
    """Send from now on, in a thread of its own; nothing when no mail server is set."""
    try:
        way = carrying.way()
    except LineError as error:
        logger.error("no mail is sent: %s", error)  # noqa: TRY400  # a sentence, no traceback
        return
    if way is not None:
        _ending.clear()
        thread = threading.Thread(target=_send_for_ever, args=way, name="post", daemon=True)
        _threads.append(thread)
        thread.start()


def stop_sending() -> None:
    """Let the mail that is on its way arrive, for a moment; send no other."""
    _ending.set()
    while _threads:
        _threads.pop().join(LAST_SECONDS)


def _send_for_ever(line: Line, sender: Sender) -> None:
    while not _ending.is_set():
        try:
            close_old_connections()
            send_due(line, sender, ends=_ending.is_set)
        except Exception:
            logger.exception("mails were not sent; it is tried again")
        _ending.wait(EVERY)
    connections.close_all()
