"""Queue a mail; send it again or hold it back; note how an attempt ended; erase what is due.

Who may is asked by the floor that knows people. Each runs in the caller's transaction, so that a
mail goes out if, and only if, what it tells of was stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from declic.kernel.ids import new_id
from declic.post import demonstrations
from declic.post.models import KeptAttachment, Mail
from declic.post.queries import due
from declic.post.rules import mails, tries
from declic.post.rules.mails import Attachment, Button, MailRefused, State
from declic.post.rules.page import page
from declic.post.rules.tries import Outcome, Result


def never_send_for(demonstrates: Callable[[UUID], bool]) -> None:
    """Be told how to ask whether an organisation only demonstrates: it is known a floor above."""
    demonstrations.ask = demonstrates


@transaction.atomic
def queue(  # noqa: PLR0913  # each by its name
    *,
    to: str,
    language: str,
    subject: str,
    text: str,
    html: str = "",
    button: Button | None = None,
    reply_to: str = "",
    organisation: UUID | None,
    kind: str,
    key: str,
    at: dt.datetime,
    send_at: dt.datetime | None = None,
    attachments: Sequence[Attachment] = (),
    shown_only: bool = False,
) -> Mail:
    """Write a mail that is sent once it is due, now if nothing else is said.

    The same `key` twice queues once and gives the mail that is there. Without `html` it is made
    from the text; the link of a `button` stands in both. `shown_only`, and any mail of an
    organisation that only demonstrates, is kept to be looked at and never sent. Refuses with
    `MailRefused`.
    """
    mails.check(kind=kind, key=key, language_code=language, html=html)
    files, link = mails.attachments(attachments), mails.button(button)
    plain, body = mails.text(text, link), mails.text(text, None)
    shown = shown_only or demonstrations.shows_only(organisation)
    told = {
        "organisation": organisation,
        "kind": kind,
        "to": mails.address(to),
        "reply_to": mails.address(reply_to) if reply_to else "",
        "language": language,
        "subject": mails.subject(subject),
        "text": plain,
        "html": html or page(body, language=language, button=link),
        "state": State.SHOWN if shown else State.WAITING,
        "queued_at": at,
        "due_at": send_at or at,
        "settled_at": at if shown else None,
    }
    mail, is_new = Mail.objects.get_or_create(key=key, defaults=told)
    if is_new:
        _attach(mail, files)
    return mail


def _attach(mail: Mail, files: Sequence[Attachment]) -> None:
    KeptAttachment.objects.bulk_create(
        KeptAttachment(mail=mail, name=each.name, content_type=each.content_type, data=each.data)
        for each in files
    )


@transaction.atomic
def send_again(*, mail: UUID, at: dt.datetime) -> Mail:
    """Send once more what failed or was held back; of what was sent, send a copy.

    A copy has a name of its own on its way: a mail program drops what it has seen before.
    """
    row = _row(mail)
    if row.erased_at is not None:
        raise MailRefused("erased")
    if row.state not in mails.AGAIN:
        raise MailRefused(row.state)
    if row.state == State.SENT:
        return _copy(row, at)
    row.state, row.reason, row.said = State.WAITING, "", ""
    row.tries, row.tried_since, row.due_at, row.settled_at = 0, None, at, None
    row.save()
    return row


def _copy(row: Mail, at: dt.datetime) -> Mail:
    files = list(row.attachments.all())
    copy = Mail(
        key=f"again:{new_id()}",
        state=State.WAITING,
        queued_at=at,
        due_at=at,
        **{name: getattr(row, name) for name in _COPIED},
    )
    copy.save()
    _attach(copy, [Attachment(each.name, each.content_type, bytes(each.data)) for each in files])
    return copy


_COPIED = ("organisation", "kind", "to", "reply_to", "language", "subject", "text", "html")


@transaction.atomic
def hold(*, mail: UUID, at: dt.datetime) -> Mail:
    """Do not send what still waits."""
    row = _row(mail)
    if row.state not in mails.HOLDABLE:
        raise MailRefused(row.state)
    row.state, row.reason, row.settled_at = State.HELD, "", at
    row.save()
    return row


def _row(mail: UUID) -> Mail:
    return Mail.objects.select_for_update().get(pk=mail)


@transaction.atomic
def claim(*, mail: UUID, mark: str, at: dt.datetime) -> Mail | None:
    """Take a mail for one attempt; None when another sender has it, or it is not due any more.

    The mark is on disk before the first word to the mail server: after a crash the row says that
    an attempt may have been made.
    """
    row = Mail.objects.select_for_update().filter(pk=mail).first()
    if row is None or not _is_due(row, at):
        return None
    if demonstrations.shows_only(row.organisation):
        _settle(row, State.SHOWN, "", at)
        return None
    if row.tries == 0 and row.due_at < at - tries.TOO_LATE:
        _settle(row, State.FAILED, "too_late", at)
        return None
    row.state, row.token, row.leased_until = State.SENDING, mark, at + tries.LEASE
    row.tries, row.tried_since = row.tries + 1, row.tried_since or at
    row.save()
    return row


def _is_due(row: Mail, at: dt.datetime) -> bool:
    if row.state == State.SENDING:
        return row.leased_until is None or row.leased_until <= at
    return row.state == State.WAITING and row.due_at <= at


@transaction.atomic
def note(*, mail: UUID, mark: str, outcome: Outcome, at: dt.datetime) -> State | None:
    """Write how the attempt of this mark ended; None when the mail is no longer its own."""
    row = Mail.objects.select_for_update().filter(pk=mail, token=mark).first()
    if row is None or row.state != State.SENDING:
        return None
    row.said = outcome.said[: tries.SAID_MOST]
    if outcome.result == Result.SENT:
        return _settle(row, State.SENT, "", at)
    if outcome.result == Result.REFUSED:
        return _settle(row, State.FAILED, "refused", at)
    return _later(row, outcome.result, at)


def _later(row: Mail, result: Result, at: dt.datetime) -> State:
    due = tries.next_try(row.tries, row.tried_since or at, at)
    if due is None:
        return _settle(row, State.FAILED, f"gave_up_{result}", at)
    row.state, row.reason, row.due_at = State.WAITING, result.value, due
    row.token, row.leased_until = "", None
    row.save()
    return State.WAITING


def _settle(row: Mail, state: State, reason: str, at: dt.datetime) -> State:
    row.state, row.reason, row.settled_at = state, reason, at
    row.token, row.leased_until = "", None
    row.save()
    return state


@transaction.atomic
def postpone(*, outcome: Outcome, at: dt.datetime) -> int:
    """Count one attempt for every mail that is due, since there is no way to the mail server."""
    # There may be thousands, whose texts stay where they are.
    rows = due(at).select_for_update().defer("text", "html")
    for row in (found := list(rows)):
        row.tries, row.tried_since = row.tries + 1, row.tried_since or at
        row.said = outcome.said[: tries.SAID_MOST]
        _later(row, outcome.result, at)
    return len(found)


def hold_after_restore(*, at: dt.datetime) -> int:
    """Hold back what was due by then in a database that is older: it may have been sent since.

    Somebody who knows decides about each; what is due later goes on waiting.
    """
    under_way = Q(state=State.SENDING) | Q(state=State.WAITING, due_at__lte=at)
    return Mail.objects.filter(under_way).update(
        state=State.HELD, reason="restored", settled_at=at, token="", leased_until=None
    )


@transaction.atomic
def erase(*, at: dt.datetime) -> int:
    """Erase texts and files 90 days after a mail was settled, and rows after 24 months.

    What nobody sent within 90 days after it was due is given up with it.
    """
    old = Mail.objects.filter(queued_at__lte=at - mails.ROWS_STAY)
    gone = old.delete()[1].get(Mail._meta.label, 0)
    kept = Mail.objects.filter(erased_at=None)
    unsent = kept.filter(settled_at=None, due_at__lte=at - mails.TEXTS_STAY)
    given_up = {"state": State.FAILED, "reason": "too_late", "settled_at": at}
    gone += _erase_texts(unsent, at, **given_up, token="", leased_until=None)
    return gone + _erase_texts(kept.filter(settled_at__lte=at - mails.TEXTS_STAY), at)


def _erase_texts(rows: QuerySet[Mail], at: dt.datetime, **besides: object) -> int:
    KeptAttachment.objects.filter(mail__in=rows).delete()
    return rows.update(text="", html="", said="", erased_at=at, **besides)
