"""What the command line does with the post."""

from __future__ import annotations

import sys
from argparse import Namespace

from declic.post import carrying
from declic.post.models import State
from declic.post.queries import counts, mails
from declic.post.rules.line import LineError
from declic.post.tasks import send_due

REFUSED = 1


def send(_args: Namespace) -> int:
    """Send what is due now, once, and tell how many mails went and how many are left."""
    try:
        way = carrying.way()
    except LineError as error:
        return _refuse(str(error))
    if way is None:
        waiting = counts(mails(None))[State.WAITING]
        return _refuse(
            f"No mail server is set: {waiting} mails wait. "
            "Set DECLIC_MAIL_URL and DECLIC_MAIL_FROM, see docs/operator.md."
        )
    done = send_due(*way)
    left = counts(mails(None))[State.WAITING]
    sys.stdout.write(f"sent: {done[State.SENT]}, failed: {done[State.FAILED]}, waiting: {left}\n")
    return 0


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return REFUSED
