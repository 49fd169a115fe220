from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from django.db import transaction

from declic.post import demonstrations
from declic.post.actions import hold, send_again
from declic.post.models import Attachment, Button, Mail, MailRefused, State
from declic.post.queries import counts, mails, sentence
from declic.post.tests.writing import NOW, OURS, THEIRS, write
from declic.post.words import SENTENCES

pytestmark = pytest.mark.django_db


def test_a_queued_mail_waits() -> None:
    mail = write()
    assert (mail.state, mail.due_at, mail.to) == (State.WAITING, NOW, "host@school.example")
    assert "Bonjour" in mail.html
    assert 'lang="fr"' in mail.html


def test_the_same_key_twice_queues_once() -> None:
    first = write(key="one")
    assert write(key="one", subject="Another") == first
    assert [mail.subject for mail in Mail.objects.all()] == ["Votre demande"]


def test_a_mail_is_gone_with_the_transaction_that_queued_it() -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Mail.objects.exists()


def test_the_link_of_a_button_stands_in_the_plain_text_too() -> None:
    mail = write(button=Button("Ouvrir", "https://declic.example/a?b=1&c=2"))
    assert mail.text == "Bonjour\n\nOuvrir:\nhttps://declic.example/a?b=1&c=2"
    assert 'href="https://declic.example/a?b=1&amp;c=2"' in mail.html


def test_files_go_with_a_mail() -> None:
    mail = write(attachments=[Attachment("dates.ics", "text/calendar", b"BEGIN")])
    (kept,) = mail.attachments.all()
    assert (kept.name, bytes(kept.data)) == ("dates.ics", b"BEGIN")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"to": "nobody"}, "address"),
        ({"to": "a@b.example, c@d.example"}, "address"),
        ({"to": "a@b.example\r\nBcc: c@d.example"}, "address"),
        ({"reply_to": "x"}, "address"),
        ({"subject": "One\r\nBcc: c@d.example"}, "subject_lines"),
        ({"subject": "One\u2028two"}, "subject_lines"),
        ({"subject": " "}, "subject_empty"),
        ({"subject": "x" * 201}, "subject_long"),
        ({"text": "\u202e"}, "text_empty"),
        ({"text": "x" * 50_001}, "text_long"),
        ({"html": "x" * 200_001}, "html_long"),
        ({"language": "xx"}, "language"),
        ({"kind": "No kind"}, "kind"),
        ({"key": ""}, "key"),
        ({"button": Button("Go", "javascript:alert(1)")}, "link"),
        ({"button": Button("Go\nnow", "https://a.example/")}, "link"),
        ({"attachments": [Attachment("../a", "text/plain", b"")]}, "attachment_name"),
        ({"attachments": [Attachment("a", "text", b"")]}, "attachment_type"),
        ({"attachments": [Attachment("a", "a/b", b"x" * (5 * 1024**2 + 1))]}, "attachments_large"),
        ({"attachments": [Attachment("a", "a/b", b"")] * 21}, "attachments_many"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_a_reason(
    given: dict[str, object], reason: str
) -> None:
    with pytest.raises(MailRefused) as refused:
        write(**given)
    assert refused.value.reason == reason
    assert sentence(reason) == SENTENCES[reason]
    assert not Mail.objects.exists()


def test_a_demonstration_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demonstrations, "ask", {OURS: True, THEIRS: False}.__getitem__)
    assert write().state == State.SHOWN
    assert write(key="2", organisation=THEIRS).state == State.WAITING
    assert write(key="3", organisation=None).state == State.WAITING
    assert write(key="4", organisation=None, shown_only=True).state == State.SHOWN


def test_an_organisation_sees_its_own_mails_and_the_machines_owner_all() -> None:
    ours, theirs = write(), write(key="2", organisation=THEIRS)
    nobodys = write(key="3", organisation=None)
    assert list(mails([OURS])) == [ours]
    assert list(mails([])) == []
    assert set(mails(None)) == {ours, theirs, nobodys}
    assert counts(mails([OURS]))[State.WAITING] == 1
    assert counts(mails([]))[State.WAITING] == 0


def test_what_waits_can_be_held_back_and_sent_after_all() -> None:
    mail = write()
    assert hold(mail=mail.pk, at=NOW).state == State.HELD
    again = send_again(mail=mail.pk, at=NOW + dt.timedelta(days=1))
    assert (again.pk, again.state, again.due_at.day) == (mail.pk, State.WAITING, 2)


def settled(state: State) -> UUID:
    mail = write(attachments=[Attachment("a.txt", "text/plain", b"a")])
    Mail.objects.filter(pk=mail.pk).update(state=state, settled_at=NOW, tries=3, tried_since=NOW)
    return mail.pk


def test_of_what_was_sent_a_copy_is_sent_again() -> None:
    first = settled(State.SENT)
    copy = send_again(mail=first, at=NOW)
    assert copy.pk != first
    assert (copy.state, copy.tries, copy.subject) == (State.WAITING, 0, "Votre demande")
    assert [each.name for each in copy.attachments.all()] == ["a.txt"]


@pytest.mark.parametrize("state", [State.WAITING, State.SENDING, State.SHOWN])
def test_what_is_under_way_is_not_sent_again(state: State) -> None:
    with pytest.raises(MailRefused, match=state):
        send_again(mail=settled(state), at=NOW)


@pytest.mark.parametrize("state", [State.SENDING, State.SENT, State.SHOWN, State.FAILED])
def test_only_what_waits_is_held_back(state: State) -> None:
    with pytest.raises(MailRefused, match=state):
        hold(mail=settled(state), at=NOW)
