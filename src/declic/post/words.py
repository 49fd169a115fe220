"""What a reason or a state is called for people."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext_noop

SENTENCES: Mapping[str, str] = {
    "address": gettext_noop(
        "This is no mail address. Write one address, such as name@example.org."
    ),
    "subject_empty": gettext_noop("The subject is empty."),
    "subject_lines": gettext_noop("A subject is one line."),
    "subject_long": gettext_noop("The subject is too long: 200 signs at most."),
    "text_empty": gettext_noop("The text is empty."),
    "text_long": gettext_noop("The text is too long."),
    "html_long": gettext_noop("The text is too long."),
    "language": gettext_noop("This language is not known."),
    "kind": gettext_noop("It is not said what the mail is about."),
    "key": gettext_noop("It is not said what the mail is about."),
    "link": gettext_noop("The link does not lead to a page."),
    "attachment_name": gettext_noop(
        "This file cannot be sent under its name. Give it a plain name."
    ),
    "attachment_type": gettext_noop("Files of this kind cannot be sent."),
    "attachments_large": gettext_noop("The files are too large: 5 MB in all."),
    "attachments_many": gettext_noop("These are too many files for one mail."),
    "erased": gettext_noop("The text was deleted 90 days after the mail. Write a new one."),
    "waiting": gettext_noop("This mail still waits to be sent."),
    "sending": gettext_noop("This mail is being sent just now."),
    "sent": gettext_noop("This mail has been sent."),
    "failed": gettext_noop("This mail could not be sent."),
    "held": gettext_noop("This mail is held back."),
    "shown": gettext_noop("This mail belongs to a demonstration. It is never sent."),
    "refused": gettext_noop("The mail server of this address refuses the mail."),
    "later": gettext_noop("The mail server asks to try again later."),
    "lost": gettext_noop("The line to the mail server broke. The mail may have arrived."),
    "down": gettext_noop("The mail server cannot be reached."),
    "gave_up_later": gettext_noop("For two days the mail server asked to try again later."),
    "gave_up_lost": gettext_noop("For two days the line to the mail server broke each time."),
    "gave_up_down": gettext_noop("For two days the mail server could not be reached."),
    "restored": gettext_noop(
        "A backup was brought back. The mail may have been sent before: ask, or send it again."
    ),
    "too_late": gettext_noop("It was not sent in time, and now it would only surprise people."),
}


def sentence(reason: str) -> str:
    """Say a reason or a state in the reader's language."""
    return translation.gettext(SENTENCES[reason]) if reason else ""
