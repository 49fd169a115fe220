"""`declic post send`."""

from __future__ import annotations

from argparse import Namespace

import pytest
from pytest_django import Settings

from declic.kernel import clock
from declic.post.commands import send
from declic.post.models import Mail, State
from declic.post.tests.writing import write
from tests.office.smtp import MailServer

pytestmark = pytest.mark.django_db(transaction=True)
Output = pytest.CaptureFixture[str]


@pytest.fixture
def set_up(smtp: MailServer, settings: Settings) -> MailServer:
    settings.DECLIC_MAIL_URL, settings.DECLIC_MAIL_FROM = smtp.url, "a@declic.example"
    return smtp


def test_the_command_sends_what_is_due_and_tells_how_much(
    set_up: MailServer, capsys: Output
) -> None:
    set_up.to_address = lambda to: "550 no" if to == "b@x.example" else "250 OK"
    for name in "ab":
        write(to=f"{name}@x.example", at=clock.now())
    assert send(Namespace()) == 0
    assert capsys.readouterr().out == "sent: 1, failed: 1, waiting: 0\n"


def test_without_a_mail_server_the_command_refuses_and_mails_wait(capsys: Output) -> None:
    write()
    assert send(Namespace()) == 1
    assert "1 mails wait" in capsys.readouterr().err
    assert Mail.objects.get().state == State.WAITING


def test_a_wrong_setting_is_refused_with_what_to_write(settings: Settings, capsys: Output) -> None:
    settings.DECLIC_MAIL_URL, settings.DECLIC_MAIL_FROM = "mail.example", "a@declic.example"
    assert send(Namespace()) == 1
    assert "Write DECLIC_MAIL_URL as" in capsys.readouterr().err
