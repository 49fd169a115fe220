"""Carry one mail to the mail server, and say how that ended."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Iterator

from django.conf import settings

from declic.kernel import clock
from declic.post.models import Attachment, Mail
from declic.post.rules.letters import Letter, compose
from declic.post.rules.line import Line, LineError, Sender, line_of, sender_of
from declic.post.rules.tries import Outcome, Result, result_of

SECONDS = 30  # for each word of the server
TOO_LARGE = 552


class LineDownError(Exception):
    """There is no way to the mail server now; says why, in the words of whoever refused."""


def way() -> tuple[Line, Sender] | None:
    """Return the mail server and the sender of the settings; None when none is set.

    Raise LineError, with what to do, when they are set wrongly.
    """
    url, sender = settings.DECLIC_MAIL_URL, settings.DECLIC_MAIL_FROM
    if not url and not sender:
        return None
    if not url or not sender:
        raise LineError("To send mails, set both DECLIC_MAIL_URL and DECLIC_MAIL_FROM.")
    return line_of(url), sender_of(sender)


class Carrier:
    """An open line to the mail server."""

    def __init__(self, smtp: smtplib.SMTP, sender: Sender) -> None:
        """Take a line on which the server has let us in."""
        self._smtp = smtp
        self._sender = sender

    @property
    def is_gone(self) -> bool:
        """Say whether the line is closed: the next mail needs a new one."""
        return self._smtp.sock is None

    def carry(self, mail: Mail) -> Outcome:
        """Hand one mail over."""
        files = [
            Attachment(each.name, each.content_type, bytes(each.data))
            for each in mail.attachments.all()
        ]
        letter = Letter(
            mail.pk,
            mail.to,
            mail.language,
            mail.subject,
            mail.text,
            mail.html,
            mail.reply_to,
            files,
        )
        written = compose(letter, sender=self._sender, at=clock.now()).as_bytes()
        try:
            self._smtp.sendmail(self._sender.address, [mail.to], written)
        except (smtplib.SMTPException, OSError) as error:
            return self._outcome(error)
        return Outcome(Result.SENT)

    def _outcome(self, error: Exception) -> Outcome:
        if isinstance(error, smtplib.SMTPRecipientsRefused):
            code, said = next(iter(error.recipients.values()))
            return Outcome(result_of(code), _said(code, said))
        if isinstance(error, smtplib.SMTPSenderRefused) and error.smtp_code != TOO_LARGE:
            # It is our own address that is not wanted: no fault of this mail.
            return Outcome(Result.LATER, _said(error.smtp_code, error.smtp_error))
        if isinstance(error, smtplib.SMTPResponseException):
            return Outcome(result_of(error.smtp_code), _said(error.smtp_code, error.smtp_error))
        self._smtp.close()
        return Outcome(Result.LOST, _words(error))


@contextlib.contextmanager
def opened(line: Line, sender: Sender) -> Iterator[Carrier]:
    """Open the line, sign in, and close it in the end."""
    try:
        smtp = _opened(line, sender)
    except (smtplib.SMTPException, OSError) as error:
        raise LineDownError(_words(error)) from error
    try:
        yield Carrier(smtp, sender)
    finally:
        _close(smtp)


def _opened(line: Line, sender: Sender) -> smtplib.SMTP:
    safe = ssl.create_default_context()
    # Our own name on the line is the sender's domain: this machine's is nobody's business.
    if line.tls == "ssl":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            line.host, line.port, sender.domain, timeout=SECONDS, context=safe
        )
    else:
        smtp = smtplib.SMTP(line.host, line.port, sender.domain, timeout=SECONDS)
    try:
        if line.tls == "starttls":
            # A server without it is refused: nothing is ever sent in the clear by accident.
            smtp.starttls(context=safe)
        if line.user:
            smtp.login(line.user, line.password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _close(smtp: smtplib.SMTP) -> None:
    with contextlib.suppress(smtplib.SMTPException, OSError):
        smtp.quit()
    smtp.close()


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    return " ".join(str(error).split()) or type(error).__name__


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", errors="replace") if isinstance(words, bytes) else words
    plain = "".join(sign if sign.isprintable() else " " for sign in f"{code} {text}")
    return " ".join(plain.split())
