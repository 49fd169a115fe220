"""Send a mail once more, or hold it back: who coordinates for its organisation may."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.queries.post import mails_visible_to
from declic.people.models import Person
from declic.post import actions
from declic.post.models import Mail


def send_again(*, mail: Mail, seen: str, by: Person | None, at: dt.datetime) -> Mail:
    """Send what failed or was held back, or a copy of what was sent.

    `seen`: the state that a page showed; refused with `stale` when it is another one now.
    """
    with transaction.atomic():
        _check(mail, seen, by, at)
        return actions.send_again(mail=mail.pk, at=at)


def hold(*, mail: Mail, seen: str, by: Person | None, at: dt.datetime) -> Mail:
    """Do not send what still waits."""
    with transaction.atomic():
        _check(mail, seen, by, at)
        return actions.hold(mail=mail.pk, at=at)


def _check(mail: Mail, seen: str, by: Person | None, at: dt.datetime) -> None:
    fresh = mails_visible_to(by, on=at.date()).filter(pk=mail.pk).first()
    if fresh is None:
        raise CourseRefusedError("may")
    if seen and fresh.state != seen:
        raise CourseRefusedError("stale")
