"""What was mailed is forgotten when it is due."""

from __future__ import annotations

import datetime as dt

import pytest

from declic.post.actions import erase, send_again
from declic.post.models import Attachment, KeptAttachment, Mail, MailRefused, State
from declic.post.queries import first_due
from declic.post.tests.writing import NOW, write

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
FILE = Attachment("a.txt", "text/plain", b"a")


def settled(state: State = State.SENT) -> Mail:
    mail = write(attachments=[FILE])
    Mail.objects.filter(pk=mail.pk).update(state=state, settled_at=NOW, said="250 queued")
    return mail


@pytest.mark.parametrize("state", [State.SENT, State.FAILED, State.HELD, State.SHOWN])
def test_ninety_days_after_a_mail_its_text_and_files_are_gone(state: State) -> None:
    mail = settled(state)
    assert erase(at=NOW + 89 * DAY) == 0
    assert erase(at=NOW + 90 * DAY) == 1
    mail.refresh_from_db()
    assert (mail.text, mail.html, mail.said, mail.subject) == ("", "", "", "Votre demande")
    assert (mail.state, mail.settled_at) == (state, NOW)
    assert not KeptAttachment.objects.exists()
    assert erase(at=NOW + 91 * DAY) == 0


def test_what_nobody_sent_is_given_up_when_its_text_goes() -> None:
    mail = write(send_at=NOW + 30 * DAY)
    assert erase(at=NOW + 119 * DAY) == 0
    assert erase(at=NOW + 120 * DAY) == 1
    mail.refresh_from_db()
    assert (mail.state, mail.reason, mail.text) == (State.FAILED, "too_late", "")


def test_after_two_years_not_even_the_row_is_there() -> None:
    settled()
    erase(at=NOW + 729 * DAY)
    assert Mail.objects.exists()
    assert erase(at=NOW + 730 * DAY) == 1
    assert not Mail.objects.exists()


def test_what_is_forgotten_cannot_be_sent_again() -> None:
    mail = settled()
    erase(at=NOW + 90 * DAY)
    with pytest.raises(MailRefused, match="erased"):
        send_again(mail=mail.pk, at=NOW + 90 * DAY)


def test_a_backup_lasts_no_longer_than_the_first_mail_in_it() -> None:
    assert first_due() is None
    write(send_at=NOW + 10 * DAY)
    assert first_due() == NOW + 100 * DAY
    mail = settled()
    assert first_due() == NOW + 90 * DAY
    erase(at=NOW + 90 * DAY)
    mail.delete()
    assert first_due() == NOW + 100 * DAY
