"""Whatever is done to a mail, in whichever order, it stays in the table of states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.post.actions import claim, erase, hold, hold_after_restore, note, postpone, send_again
from declic.post.models import Mail, MailRefused, State
from declic.post.rules.mails import SETTLED
from declic.post.rules.tries import Outcome, Result
from declic.post.tests.writing import NOW, write

pytestmark = pytest.mark.django_db
Step = Callable[[Mail, dt.datetime], object]
STEPS: dict[str, Step] = {
    "hold": lambda mail, at: hold(mail=mail.pk, at=at),
    "again": lambda mail, at: send_again(mail=mail.pk, at=at),
    "claim": lambda mail, at: claim(mail=mail.pk, mark="mark", at=at),
    "other": lambda mail, at: claim(mail=mail.pk, mark="other", at=at),
    "sent": lambda mail, at: note(mail=mail.pk, mark="mark", outcome=Outcome(Result.SENT), at=at),
    "no": lambda mail, at: note(mail=mail.pk, mark="mark", outcome=Outcome(Result.REFUSED), at=at),
    "later": lambda mail, at: note(mail=mail.pk, mark="mark", outcome=Outcome(Result.LATER), at=at),
    "down": lambda _mail, at: postpone(outcome=Outcome(Result.DOWN), at=at),
    "erase": lambda _mail, at: erase(at=at),
    "restore": lambda _mail, at: hold_after_restore(at=at),
}
# What may follow on what, for one row.
NEXT = {
    State.WAITING: {State.SENDING, State.FAILED, State.HELD},
    State.SENDING: {State.WAITING, State.SENT, State.FAILED, State.HELD},
    State.SENT: set(),
    State.FAILED: {State.WAITING},
    State.HELD: {State.WAITING},
}
HOURS = st.sampled_from((0, 0.01, 0.3, 1, 13, 60, 400, 2200))


@settings(max_examples=80)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), HOURS), max_size=14))
def test_a_mail_is_in_a_state_of_the_table_and_what_was_sent_stays_sent(
    steps: list[tuple[str, float]],
) -> None:
    with transaction.atomic():
        mail, at = write(key="one"), NOW
        for step, hours in steps:
            at += dt.timedelta(hours=hours)
            before = Mail.objects.get(pk=mail.pk)
            with suppress(MailRefused):
                STEPS[step](before, at)
            after = Mail.objects.get(pk=mail.pk)
            may = {before.state, *NEXT[State(before.state)]}
            assert after.state in may
            assert (after.settled_at is not None) == (after.state in SETTLED)
            assert bool(after.token) == (after.state == State.SENDING)
            assert (after.text == "") == (after.erased_at is not None)
        transaction.set_rollback(True)
