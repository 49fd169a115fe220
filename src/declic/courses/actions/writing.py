"""Send what a draft says, as somebody looked at it; and remind people when it is time."""

from __future__ import annotations

import datetime as dt
import logging
from hashlib import sha256

from django.db import transaction

from declic.courses.actions.held import ask_host
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Course, Host
from declic.courses.queries.entries import entry
from declic.courses.queries.gate import standing_dates
from declic.courses.queries.letters import about, is_shelter
from declic.courses.queries.mails import ASKED, CONFIRMATION, HELD, Draft
from declic.courses.queries.reminders import due_reminders
from declic.courses.rules.shelters import tells_where
from declic.letters.queries.feeds import calendar
from declic.letters.queries.letters import letter, pdf
from declic.letters.queries.shelf import shelf
from declic.people import links
from declic.people.models import Person, Purpose, Right
from declic.people.queries import may
from declic.post.actions import queue
from declic.post.models import Attachment, Button, Mail, MailRefused
from declic.post.queries import mails

logger = logging.getLogger(__name__)


def send(  # each by its name
    *,
    draft: Draft,
    subject: str,
    text: str,
    by: Person | None,
    at: dt.datetime,
) -> Mail:
    """Queue a mail as it was looked at and perhaps changed. The same words twice are one mail.

    Refused with `may`, with `shelter` when it tells where a reception centre is, with `link`
    without an address, or as `post` refuses.
    """
    course = draft.course
    if course is None or not may(by, Right.COORDINATE, course.programme, on=at.date()):
        raise CourseRefusedError("may")
    if is_shelter(course) and _tells_where(course.host, subject, text):
        raise CourseRefusedError("shelter")
    is_reminder = draft.kind.startswith("remind-")
    words = sha256(f"{subject}\n{text}".encode()).hexdigest()[:16]
    # A reminder that somebody sends by hand is not sent by the clock once more.
    key = draft.key if is_reminder else f"{draft.key}:{words}"
    with transaction.atomic():
        return _queue(draft, key, subject, text, at)


def _tells_where(host: Host, *texts: str) -> bool:
    return any(tells_where(each, name=host.name, street=host.street) for each in texts)


def remind(*, at: dt.datetime) -> int:
    """Queue the reminders that are due at that time, each once; tell how many were new."""
    due = list(due_reminders(at=at))
    known = set(
        mails(None).filter(key__in=[each.key for each in due]).values_list("key", flat=True)
    )
    return sum(_remind(each.write(), at) for each in due if each.key not in known)


def _remind(draft: Draft, at: dt.datetime) -> bool:
    try:
        with transaction.atomic():
            _queue(draft, draft.key, draft.mailing.subject, draft.mailing.text, at)
    except MailRefused as refused:
        # An address that is none must not keep others from being reminded.
        logger.warning("a reminder (%s) was not written: %s", draft.kind, refused.reason)
        return False
    return True


def _queue(draft: Draft, key: str, subject: str, text: str, at: dt.datetime) -> Mail:
    if (found := mails(None).filter(key=key).first()) is not None:
        return found
    return queue(
        to=draft.to,
        language=draft.mailing.language,
        subject=subject,
        text=text,
        button=_button(draft, at),
        reply_to=draft.reply_to,
        organisation=draft.organisation,
        kind=draft.kind.replace("-", "_"),
        key=key,
        at=at,
        attachments=attachments(draft, at=at),
        # What belongs to a demonstration is written to be looked at.
        shown_only=draft.course is not None and draft.course.purpose != Purpose.REAL,
    )


def _button(draft: Draft, at: dt.datetime) -> Button | None:
    if not draft.mailing.button:
        return None
    path = draft.path
    if draft.kind == HELD and draft.date is not None:
        # A new link ends the older one: so it is made with its mail alone.
        path += ask_host(date=draft.date, by=None, at=at)
    return Button(draft.mailing.button, links.link(path))


def attachments(draft: Draft, *, at: dt.datetime) -> list[Attachment]:
    """Make the files that go with a mail: its letters as PDF, and its dates for a calendar."""
    course = draft.course
    if course is None:
        return []
    return [*_letters(draft, course, at), *_calendar(draft, course, at)]


def _letters(draft: Draft, course: Course, at: dt.datetime) -> list[Attachment]:
    told = about(course, today=at.date())
    made = []
    for name in draft.letters:
        language = letter_language(name, draft.language, course)
        whole = letter(name, language, told, today=at.date(), near=course.host.language)
        made.append(Attachment(f"{course.label}-{name}.pdf", "application/pdf", pdf(whole)))
    return made


def letter_language(name: str, wanted: str, course: Course) -> str:
    """Give the language of a letter: the reader's, else the host's, else the source's."""
    offered = shelf().languages(name)
    return next((code for code in (wanted, course.host.language) if code in offered), "en")


def _calendar(draft: Draft, course: Course, at: dt.datetime) -> list[Attachment]:
    if draft.kind == CONFIRMATION:
        entries = [entry(date, draft.language) for date in standing_dates(course)]
        body = calendar(entries, name="", stamp=at)
    elif draft.kind == ASKED and draft.date is not None:
        asked = entry(draft.date, draft.language, is_sure=False).asking(draft.to, draft.reply_to)
        body = calendar([asked], name="", stamp=at, method="REQUEST")
    else:
        return []
    return [Attachment(f"{course.label}.ics", "text/calendar", body)]
