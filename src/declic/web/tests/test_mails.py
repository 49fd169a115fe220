"""What `declic doctor` says of mails."""

from __future__ import annotations

from argparse import Namespace

import pytest
from pytest_django import Settings

from declic.post.models import Mail, State
from declic.post.tests.writing import write
from declic.web import doctor
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
