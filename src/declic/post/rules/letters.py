"""A mail as it goes over the line: plain text, the same as a page, and files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from uuid import UUID

from declic.post.rules.line import Sender
from declic.post.rules.mails import Attachment


@dataclass(frozen=True, slots=True)
class Letter:
    """What one mail says, and to whom."""

    id: UUID
    to: str
    language: str
    subject: str
    text: str
    html: str
    reply_to: str = ""
    attachments: Sequence[Attachment] = ()


def compose(letter: Letter, *, sender: Sender, at: dt.datetime) -> EmailMessage:
    """Write the mail as mail programs read it.

    Its Message-ID is the same at every attempt, so that whoever gets it twice can drop the
    second. It says that a program wrote it, so that no absence note comes back.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(sender.name, addr_spec=sender.address)
    message["To"] = Address(addr_spec=letter.to)
    if letter.reply_to:
        message["Reply-To"] = Address(addr_spec=letter.reply_to)
    message["Subject"] = letter.subject
    message["Date"] = at
    message["Message-ID"] = f"<{letter.id}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, charset="utf-8", cte="base64")
    message.add_alternative(letter.html, subtype="html", charset="utf-8", cte="base64")
    for each in letter.attachments:
        main, _, sub = each.content_type.partition("/")
        message.add_attachment(each.data, maintype=main, subtype=sub, filename=each.name)
    # Only now: what is said of the content before there is any is thrown away.
    message["Content-Language"] = letter.language
    return message
