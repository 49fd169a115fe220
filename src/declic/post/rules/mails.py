"""What a mail may hold, what may become of it, and until when it is kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from declic.kernel.languages import language
from declic.kernel.texts import TextRefused, clean

SUBJECT_MOST = 200
TEXT_MOST = 50_000
HTML_MOST = 200_000
KEY_MOST = 200
NAME_MOST = 120
ATTACHED_MOST = 5 * 1024 * 1024
ATTACHMENTS_MOST = 20
ADDRESS_MOST = 254
LOCAL_MOST = 64

TEXTS_STAY = dt.timedelta(days=90)
ROWS_STAY = dt.timedelta(days=730)

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_NEW_LINE = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029\0]")
_CONTENT_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
_KIND = re.compile(r"[a-z][a-z_]{0,39}")


class State(StrEnum):
    """What has become of a mail."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    HELD = "held"
    SHOWN = "shown"  # written for a demonstration: to be looked at, never sent


SETTLED = frozenset({State.SENT, State.FAILED, State.HELD, State.SHOWN})
# What somebody in the office may do with a mail, by its state.
AGAIN = frozenset({State.SENT, State.FAILED, State.HELD})
HOLDABLE = frozenset({State.WAITING})

# What is refused when a mail is queued; `queries.sentence` has the words.
REFUSALS = (
    "address", "subject_empty", "subject_lines", "subject_long", "text_empty", "text_long",
    "html_long", "language", "kind", "key", "link", "attachment_name", "attachment_type",
    "attachments_large", "attachments_many",
)  # fmt: skip


class MailRefused(ValueError):  # noqa: N818 - a refusal is an answer to a person, not an error
    """Says why a mail was not taken, or why nothing can be done with it."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as a code; `queries.sentence` has the words."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Attachment:
    """A small file that goes with a mail."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Button:
    """The one link of a mail, which is in its plain text too."""

    words: str
    url: str


def address(given: str) -> str:
    """Return one plain address as mail servers take it, or refuse.

    A domain with accents is written in its ASCII form. A name beside the address, a second
    address or a quoted one is refused: no host's address is like that, and a forged one may be.
    """
    local, at, domain = given.strip().rpartition("@")
    labels = _ascii(domain).lower().split(".")
    whole = f"{local}@{'.'.join(labels)}"
    is_domain = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    if not at or not is_domain or not _LOCAL.fullmatch(local):
        raise MailRefused("address")
    if len(local) > LOCAL_MOST or len(whole) > ADDRESS_MOST or labels[-1].isdigit():
        raise MailRefused("address")
    return whole


def _ascii(domain: str) -> str:
    try:
        return domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def subject(given: str) -> str:
    """Return the subject in one line, without what cannot be seen, or refuse."""
    if _NEW_LINE.search(given):
        raise MailRefused("subject_lines")
    return " ".join(_clean(given, SUBJECT_MOST, "subject_empty", "subject_long").split())


def text(given: str, button: Button | None) -> str:
    """Return the plain text, with the link of the button below it, or refuse."""
    plain = _clean(given, TEXT_MOST, "text_empty", "text_long")
    return f"{plain}\n\n{button.words}:\n{button.url}" if button else plain


def button(given: Button | None) -> Button | None:
    """Return the link with clean words, or refuse what is no address of a page."""
    if given is None:
        return None
    if not re.fullmatch(r"https?://[!-~]{1,1500}", given.url) or set(given.url) & set("<>\"'`\\"):
        raise MailRefused("link")
    if _NEW_LINE.search(given.words):
        raise MailRefused("link")
    return Button(_clean(given.words, NAME_MOST, "link", "link"), given.url)


def _clean(given: str, limit: int, empty: str, too_long: str) -> str:
    try:
        return clean(given, limit=limit)
    except TextRefused as refused:
        raise MailRefused(empty if refused.reason == "empty" else too_long) from refused


def check(*, kind: str, key: str, language_code: str, html: str) -> None:
    """Refuse what the program itself says wrongly of a mail."""
    if not _KIND.fullmatch(kind):
        raise MailRefused("kind")
    if not key or len(key) > KEY_MOST:
        raise MailRefused("key")
    if len(html) > HTML_MOST:
        raise MailRefused("html_long")
    try:
        language(language_code)
    except KeyError as error:
        raise MailRefused("language") from error


def attachments(given: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """Return the files with names that are safe to save under, or refuse."""
    if len(given) > ATTACHMENTS_MOST:
        raise MailRefused("attachments_many")
    if sum(len(each.data) for each in given) > ATTACHED_MOST:
        raise MailRefused("attachments_large")
    return tuple(_attachment(each) for each in given)


def _attachment(given: Attachment) -> Attachment:
    name = _clean(given.name, NAME_MOST, "attachment_name", "attachment_name")
    if set(name) & set('/\\\n":;<>|*?') or name.startswith("."):
        raise MailRefused("attachment_name")
    if not _CONTENT_TYPE.fullmatch(given.content_type):
        raise MailRefused("attachment_type")
    return Attachment(name, given.content_type, given.data)
