"""What the machine says of mails, and that it forgets them."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from pathlib import Path

import pytest
from pytest_django import Settings

from declic.kernel import clock
from declic.live.tasks import purge
from declic.post.models import Mail, State
from declic.post.queries import sentence
from declic.post.tests.writing import NOW, write
from declic.web import doctor
from declic.web.prepare import prepare, restore_mark
from declic.web.report import report

pytestmark = pytest.mark.django_db(transaction=True)


def told() -> tuple[str, str]:
    """Give what the doctor tells, and what it finds wrong, without the checks of other things."""
    asked = Namespace(port=0)
    return "\n".join(report(asked)), "\n".join(doctor.CHECKS[-1](asked))


def test_the_doctor_names_the_mail_server_and_never_its_password(settings: Settings) -> None:
    settings.DECLIC_MAIL_URL = "smtp://office:s3cret@mail.example"
    settings.DECLIC_MAIL_FROM = "Office <a@declic.example>"
    out, err = told()
    assert "mail.example:587 (starttls), from a@declic.example" in out
    assert "s3cret" not in out + err


def test_the_doctor_says_that_mails_wait_where_none_is_set() -> None:
    write()
    out, err = told()
    assert "no mail server is set: nothing is sent" in out
    assert "1 mails wait" in err


def test_the_doctor_says_what_could_not_be_sent_and_what_is_set_wrongly(
    settings: Settings,
) -> None:
    write()
    Mail.objects.update(state=State.FAILED)
    assert "1 mails could not be sent" in told()[1]
    settings.DECLIC_MAIL_URL = "smtp://mail.example"
    out, err = told()
    assert "set, but wrongly" in out
    assert "set both DECLIC_MAIL_URL and DECLIC_MAIL_FROM" in err


def test_the_purge_of_the_machine_erases_mails_too(folder: Path) -> None:
    assert folder.is_dir()
    write()
    Mail.objects.update(state=State.SENT, settled_at=NOW)
    assert purge(at=NOW + dt.timedelta(days=89))["mails"] == 0
    assert purge(at=NOW + dt.timedelta(days=90))["mails"] == 1
    assert Mail.objects.get().text == ""


def test_after_a_restore_nobody_is_mailed_twice(folder: Path) -> None:
    assert folder.is_dir()
    for state, due in (("waiting", -1), ("waiting", 1), ("sending", -1), ("sent", -1)):
        write(key=f"{state} {due}")
        at = clock.now() + dt.timedelta(days=due)
        Mail.objects.filter(key=f"{state} {due}").update(state=state, due_at=at)
    prepare()
    assert Mail.objects.filter(state=State.HELD).count() == 0
    restore_mark().touch()
    prepare()
    held = Mail.objects.filter(state=State.HELD, reason="restored").order_by("key")
    assert [mail.key for mail in held] == ["sending -1", "waiting -1"]
    assert "backup" in sentence("restored")
