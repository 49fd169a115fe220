"""What a launched program does otherwise when it sends mails: it dies, or forgets what it does."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from declic.kernel import clock
from declic.post import carrying, tasks
from declic.post.carrying import Carrier
from declic.post.models import Mail, State
from tests.faults.writing import ARMED, die, replace


def dies_before_a_mail() -> None:
    """Die when a mail is marked and the mail server has not heard of it."""
    _looks_often()
    carried = vars(Carrier)["carry"]

    def carry(self: Carrier, mail: Mail) -> Any:
        if ARMED.exists():
            die()
        return carried(self, mail)

    replace(Carrier, "carry", carry)


def dies_after_a_mail() -> None:
    """Die when the mail server has taken a mail and nothing is noted of it yet."""
    _looks_often()
    carried = vars(Carrier)["carry"]

    def carry(self: Carrier, mail: Mail) -> Any:
        outcome = carried(self, mail)
        if ARMED.exists():
            die()
        return outcome

    replace(Carrier, "carry", carry)


def dies_after_a_mail_that_has_no_name() -> None:
    """Die there too, and give a mail another name at every attempt."""
    composed = vars(carrying)["compose"]

    def compose(letter: Any, **told: Any) -> Any:
        message = composed(letter, **told)
        message.replace_header("Message-ID", f"<{uuid4()}@declic.example>")
        return message

    replace(carrying, "compose", compose)
    dies_after_a_mail()


def settles_before_a_mail_and_dies() -> None:
    """Call a mail sent before it is sent, and die in between."""
    claimed = vars(tasks)["claim"]

    def claim(**told: Any) -> Any:
        row = claimed(**told)
        Mail.objects.filter(pk=told["mail"]).update(state=State.SENT)
        return row

    replace(tasks, "claim", claim)
    dies_before_a_mail()


def lives_an_hour_later() -> None:
    """Be an hour ahead, when nobody believes any more that a dead sender comes back."""
    now = vars(clock)["now"]
    replace(clock, "now", lambda: now() + dt.timedelta(hours=1))


def marks_no_mail() -> None:
    """Take a mail without telling others."""

    def note(**told: Any) -> State:
        Mail.objects.filter(pk=told["mail"]).update(state=State.SENT)
        return State.SENT

    replace(tasks, "claim", lambda **told: Mail.objects.get(pk=told["mail"]))
    replace(tasks, "note", note)


def _looks_often() -> None:
    replace(tasks, "EVERY", 0.05)
