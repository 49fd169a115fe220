from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from declic.post import demonstrations, tasks
from declic.post.actions import claim, note
from declic.post.models import Attachment, Button, Mail, State
from declic.post.rules.tries import LEASE, Outcome, Result
from declic.post.tests.conftest import Send
from declic.post.tests.writing import NOW, OURS, write
from tests.office.smtp import MailServer

pytestmark = pytest.mark.django_db
MANY = 2 * tasks.IN_ONE_LINE
MINUTE = dt.timedelta(minutes=1)


def test_a_mail_arrives_as_it_was_written(smtp: MailServer, send: Send) -> None:
    mail = write(
        subject="Votre demande est bien arrivée",
        text="Bonjour,\n\nà bientôt.",
        reply_to="coordination@declic.example",
        button=Button("Ouvrir", "https://declic.example/x"),
        attachments=[Attachment("dates.ics", "text/calendar", b"BEGIN:VCALENDAR")],
    )
    assert send()[State.SENT] == 1
    (got,) = smtp.caught
    assert got["Subject"] == "Votre demande est bien arrivée"
    assert got["From"] == "Déclic Bureau <office@declic.example>"
    assert (got["To"], got["Reply-To"]) == ("host@school.example", "coordination@declic.example")
    assert got["Message-ID"] == f"<{mail.pk}@declic.example>"
    assert (got["Content-Language"], got["Auto-Submitted"]) == ("fr", "auto-generated")
    plain, page = got.get_body(("plain",)), got.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().split() == mail.text.split()
    assert "à bientôt." in page.get_content()
    (file,) = got.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("dates.ics", "text/calendar")


def test_what_was_sent_is_not_sent_again(smtp: MailServer, send: Send) -> None:
    mail = write()
    send()
    send()
    mail.refresh_from_db()
    assert (mail.state, mail.settled_at, mail.token) == (State.SENT, NOW, "")
    assert len(smtp.caught) == 1


def test_a_mail_waits_until_it_is_due(
    smtp: MailServer, send: Send, moving: time_machine.Traveller
) -> None:
    write(send_at=NOW + dt.timedelta(days=3))
    send()
    assert not smtp.caught
    moving.move_to(NOW + dt.timedelta(days=3))
    send()
    assert len(smtp.caught) == 1


def test_a_refusal_for_good_is_not_tried_again(
    smtp: MailServer, send: Send, moving: time_machine.Traveller
) -> None:
    smtp.to_address = lambda _to: "550 no such user here"
    mail = write()
    assert send()[State.FAILED] == 1
    moving.shift(dt.timedelta(days=1))
    send()
    mail.refresh_from_db()
    assert (mail.state, mail.reason, mail.said) == (
        State.FAILED,
        "refused",
        "550 no such user here",
    )
    assert len(smtp.asked) == 1


def test_one_refusal_stops_none_of_the_others(smtp: MailServer, send: Send) -> None:
    answers = {
        "b@x.example": "550 unknown",
        "d@x.example": "451 come back later",
    }
    smtp.to_address = lambda to: answers.get(to, "250 OK")
    for name in "abcde":
        write(to=f"{name}@x.example")
    done = send()
    assert (done[State.SENT], done[State.FAILED], done[State.WAITING]) == (3, 1, 1)
    assert [mail["To"] for mail in smtp.caught] == [f"{name}@x.example" for name in "ace"]
    assert smtp.lines == 1


def test_a_mail_that_is_too_large_for_the_server_is_refused_for_good(
    smtp: MailServer, send: Send
) -> None:
    smtp.to_sender = lambda _from: "552 too large"
    write()
    assert send()[State.FAILED] == 1


def test_a_sender_that_is_not_wanted_is_no_fault_of_the_mail(smtp: MailServer, send: Send) -> None:
    smtp.to_sender = lambda _from: "550 you may not write as this"
    mail = write()
    assert send()[State.WAITING] == 1
    mail.refresh_from_db()
    assert mail.said == "550 you may not write as this"


def test_a_server_that_is_away_for_hours_gets_each_mail_once_it_is_back(
    smtp: MailServer, send: Send, moving: time_machine.Traveller
) -> None:
    for _ in range(3):
        write()
    smtp.stop()
    hours = 7
    for _ in range(hours * 60):
        send()
        moving.shift(MINUTE)
    tried = Mail.objects.values_list("tries", "reason", "state").distinct()
    assert list(tried) == [(6, "down", State.WAITING)]
    smtp.start()
    moving.shift(dt.timedelta(hours=8))
    assert send()[State.SENT] == 3
    assert len(smtp.caught) == 3


def test_after_two_days_nobody_tries_any_more(
    smtp: MailServer, send: Send, moving: time_machine.Traveller
) -> None:
    mail = write()
    smtp.stop()
    while mail.state == State.WAITING:
        moving.move_to(mail.due_at)
        send()
        mail.refresh_from_db()
    assert (mail.state, mail.reason) == (State.FAILED, "gave_up_down")
    assert mail.settled_at == NOW + dt.timedelta(days=2)
    assert mail.tries == 12


def test_a_line_that_breaks_before_the_answer_brings_the_mail_again_under_its_name(
    smtp: MailServer, send: Send, moving: time_machine.Traveller
) -> None:
    smtp.cuts = lambda _mail: len(smtp.caught) == 1
    write()
    write(to="second@x.example")
    assert send() == {State.WAITING: 1}
    assert Mail.objects.get(tries=1).reason == "lost"
    moving.shift(MINUTE)
    assert send()[State.SENT] == 2
    first, _, again = sorted(smtp.caught, key=lambda mail: mail["To"], reverse=False)
    assert len({mail["Message-ID"] for mail in smtp.caught}) == 2
    assert (first["To"], again["To"]) == ("host@school.example", "second@x.example")


def test_a_server_that_says_goodbye_after_a_mail_is_called_again_at_the_next_turn(
    smtp: MailServer, send: Send, moving: time_machine.Traveller
) -> None:
    smtp.to_mail = lambda _to: "421 closing" if not smtp.caught and smtp.lines == 1 else "250 OK"
    write()
    write()
    assert send() == {State.WAITING: 1}
    assert Mail.objects.filter(tries=0).count() == 1
    moving.shift(MINUTE)
    assert send()[State.SENT] == 2


def test_what_a_dead_sender_left_is_taken_up_again_after_a_while(
    smtp: MailServer, send: Send, moving: time_machine.Traveller
) -> None:
    mail = write()
    assert claim(mail=mail.pk, mark="dead", at=NOW) is not None
    moving.shift(LEASE - MINUTE)
    send()
    assert not smtp.caught
    moving.shift(MINUTE)
    send()
    assert len(smtp.caught) == 1


def test_two_senders_never_take_the_same_mail(moving: time_machine.Traveller) -> None:
    del moving
    mail = write()
    assert claim(mail=mail.pk, mark="one", at=NOW) is not None
    assert claim(mail=mail.pk, mark="two", at=NOW) is None


def test_a_sender_that_comes_back_late_changes_nothing() -> None:
    mail = write()
    claim(mail=mail.pk, mark="slow", at=NOW)
    claim(mail=mail.pk, mark="quick", at=NOW + LEASE)
    sent = Outcome(Result.SENT)
    assert note(mail=mail.pk, mark="slow", outcome=Outcome(Result.REFUSED), at=NOW) is None
    assert note(mail=mail.pk, mark="quick", outcome=sent, at=NOW) == State.SENT
    assert note(mail=mail.pk, mark="quick", outcome=sent, at=NOW) is None


def test_a_demonstration_that_was_real_when_it_wrote_sends_nothing(
    smtp: MailServer, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = write()
    monkeypatch.setattr(demonstrations, "ask", {OURS: True}.__getitem__)
    send()
    mail.refresh_from_db()
    assert mail.state == State.SHOWN
    assert not smtp.asked


def test_what_waited_for_weeks_would_only_surprise(
    smtp: MailServer, send: Send, moving: time_machine.Traveller
) -> None:
    mail = write()
    moving.shift(dt.timedelta(days=14, minutes=1))
    send()
    mail.refresh_from_db()
    assert (mail.state, mail.reason) == (State.FAILED, "too_late")
    assert not smtp.asked


def test_many_mails_arrive_once_each_over_a_few_lines(smtp: MailServer, send: Send) -> None:
    for number in range(MANY):
        write(to=f"host{number}@x.example", key=str(number))
    assert send()[State.SENT] == MANY
    assert sorted(mail["To"] for mail in smtp.caught) == sorted(
        f"host{number}@x.example" for number in range(MANY)
    )
    assert smtp.lines == MANY // tasks.IN_ONE_LINE
