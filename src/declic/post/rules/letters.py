"""A mail as it goes over the line: plain text, the same as a page, and files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage
from email.policy import EmailPolicy
from uuid import UUID

from declic.post.rules.line import Sender
from declic.post.rules.mails import Attachment

_PLAIN = re.compile(r"[A-Za-z0-9 -]{1,60}")
LINE = 64  # signs: with the longest name of a header before them no line is over 76


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


class _Written(EmailPolicy):
    """Python's own way, but for long words with accents: there it loses spaces."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """Write one header."""
        if name == "Subject":
            return f"Subject: {in_plain_signs(value)}\r\n".encode("ascii")
        if name == "From" and (found := _name_of(value)):
            told = found[0] if _PLAIN.fullmatch(found[0]) else _encoded(found[0])
            return f"From: {told} <{found[1]}>\r\n".encode("ascii")
        return super().fold_binary(name, value)


def _name_of(value: object) -> tuple[str, str] | None:
    """Give the name and the address of a sender who has a name."""
    of = value.addresses[0] if isinstance(value, AddressHeader) else None
    return (of.display_name, of.addr_spec) if of and of.display_name else None


def in_plain_signs(words: str) -> str:
    """Write words in the signs that every mail server carries, over as many lines as needed."""
    return words if words.isascii() and "=?" not in words else _encoded(words)


def _encoded(words: str) -> str:
    return Header(words, "utf-8", maxlinelen=LINE).encode(linesep="\r\n")


def compose(letter: Letter, *, sender: Sender, at: dt.datetime) -> EmailMessage:
    """Write the mail as mail programs read it.

    Its Message-ID is the same at every attempt, so that whoever gets it twice can drop the
    second. It says that a program wrote it, so that no absence note comes back.
    """
    message = EmailMessage(policy=_Written(linesep="\r\n"))
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
