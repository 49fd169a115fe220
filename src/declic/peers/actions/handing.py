"""Ask to be talked with; read it; say what was done; tell whoever must know, again and again."""

from __future__ import annotations

import datetime as dt
import logging
from uuid import UUID

from django.db import transaction
from django.utils import translation

from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Handover, Member, Notice, Reading
from declic.peers.queries.due import KEPT
from declic.peers.queries.handing import (
    KIND,
    handovers_visible_to,
    has_read,
    in_session,
    key_of,
    recipients,
)
from declic.peers.rules.handing import ADULTS_LEAST, Act, Due, due
from declic.peers.words import NOTE, NOTE_BUTTON, NOTE_SUBJECT
from declic.people import links
from declic.people.models import Person
from declic.post.actions import queue
from declic.post.models import Button, MailRefused

# After something was done it is not needed any more; before, it is never forgotten.
logger = logging.getLogger(__name__)


@transaction.atomic
def ask(*, member: Member, once: UUID, without_coach: bool, at: dt.datetime) -> Handover:
    """Keep that somebody asks to be talked with, and tell two adults at once.

    Asked again while nobody has acted, it is the same one. The mails are queued in the same step:
    they go out if, and only if, it is on disk.
    """
    Member.objects.select_for_update().get(pk=member.pk)
    same = member.handovers.filter(acted_at=None, without_coach=without_coach).first()
    known = same or Handover.objects.filter(pk=once).first()
    if known is not None:
        if known.member_id != member.pk:
            raise PointRefusedError("gone")
        return known
    row = Handover.objects.create(
        pk=once,
        point=member.point,
        member=member,
        without_coach=without_coach,
        in_session=in_session(member.point.host, at=at),
        asked_at=at,
        heads_since=at if without_coach else None,
    )
    _tell(row, at)
    return row


@transaction.atomic
def read(*, handover: Handover, by: Person | None, at: dt.datetime) -> Reading:
    """Open it: from now on the young person sees by whom, and when. Needs somebody with a name."""
    row = _visible(handover, by, at)
    if by is None or not str(by).strip():
        raise PointRefusedError("no_name")
    reading, _ = Reading.objects.get_or_create(handover=row, person=by, defaults={"read_at": at})
    return reading


@transaction.atomic
def act(*, handover: Handover, what: str, by: Person | None, at: dt.datetime) -> None:
    """Say what was done about it; whoever says so has read it. Then nobody is reminded any more."""
    row = _visible(handover, by, at)
    if not has_read(row, by):
        raise PointRefusedError("unread")
    if what not in list(Act):
        raise PointRefusedError("reason")
    if row.acted_at is None:
        row.act, row.acted_by, row.acted_at = what, by, at
        row.save(update_fields=["act", "acted_by", "acted_at"])


def _visible(handover: Handover, by: Person | None, at: dt.datetime) -> Handover:
    rows = handovers_visible_to(by, on=at.date()).filter(pk=handover.pk)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise PointRefusedError("gone")
    return row


def remind(*, at: dt.datetime) -> int:
    """Tell whoever must know, at each step that has come; tell how many steps were new.

    One that cannot be told of must not keep others from being told.
    """
    new = 0
    waiting = Handover.objects.filter(acted_at=None).order_by("asked_at")
    # Nobody else has to wait for the disk while there is nothing to tell.
    for row in list(waiting.prefetch_related("notices", "readings")):
        if _untold(row, at):
            new += _tell_one(row.pk, at)
    return new


def _tell_one(key: UUID, at: dt.datetime) -> int:
    try:
        with transaction.atomic():
            rows = Handover.objects.select_for_update().filter(pk=key, acted_at=None)
            return sum(_tell(row, at) for row in rows)
    except Exception:
        logger.exception("somebody could not be told; it is tried again")
        return 0


def _untold(row: Handover, at: dt.datetime) -> list[Due]:
    known = {each.step for each in row.notices.all()}
    is_read = bool(row.readings.all())
    wanted = due(row.asked_at, at, in_session=row.in_session, is_read=is_read)
    return [each for each in wanted if each.step not in known]


def _tell(row: Handover, at: dt.datetime) -> int:
    new = _untold(row, at)
    for each in new:
        Notice.objects.create(handover=row, step=each.step, due_at=each.at, at=at)
    if new:
        # After days without power one mail says as much as ten.
        _mail(row, new[-1], at, heads=any(each.heads for each in new))
    return len(new)


def _mail(row: Handover, step: Due, at: dt.datetime, *, heads: bool) -> None:
    people = recipients(row, heads=heads or row.heads_since is not None, on=at.date())
    alone = len(recipients(row, heads=False, on=at.date())) < ADULTS_LEAST
    if row.heads_since is None and (heads or alone or _beyond(row, people, at)):
        row.heads_since = at
        row.save(update_fields=["heads_since"])
    for person in people:
        _write(row, step, person, at)


def _beyond(row: Handover, people: list[Person], at: dt.datetime) -> bool:
    """Say whether somebody is told who is no adult of the contact point."""
    return any(
        not handovers_visible_to(each, on=at.date()).filter(pk=row.pk).exists() for each in people
    )


def _write(row: Handover, step: Due, person: Person, at: dt.datetime) -> None:
    try:
        with transaction.atomic(), translation.override(person.language):
            queue(
                to=person.email,
                language=person.language,
                subject=str(NOTE_SUBJECT),
                text=str(NOTE),
                button=Button(str(NOTE_BUTTON), links.link(f"/office/handovers/{row.pk}")),
                organisation=row.point.programme.organisation_id,
                kind=KIND,
                key=f"{key_of(row)}{step.step}:{person.pk}",
                at=at,
            )
    except MailRefused as refused:
        logger.warning("a note was not written: %s", refused.reason)


def expire(at: dt.datetime) -> int:
    """Forget what was done about long ago."""
    return Handover.objects.filter(acted_at__lte=at - KEPT).delete()[0]
