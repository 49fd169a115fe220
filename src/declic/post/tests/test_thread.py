"""The server sends by itself, goes on after a mishap, and ends when it is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import Settings

from declic.kernel import clock
from declic.post import tasks
from declic.post.models import Mail, State
from declic.post.tests.writing import write
from tests.office.smtp import MailServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def sending(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A sender that looks often, and is gone after the test."""
    monkeypatch.setattr(tasks, "EVERY", 0.01)
    yield
    tasks.stop_sending()


def caught(smtp: MailServer, number: int) -> bool:
    """Wait until the server has so many."""
    waiting = threading.Event()
    for _ in range(6000):
        if len(smtp.caught) >= number:
            return True
        waiting.wait(0.01)
    return False


def test_the_server_sends_what_comes(smtp: MailServer, settings: Settings) -> None:
    settings.DECLIC_MAIL_URL, settings.DECLIC_MAIL_FROM = smtp.url, "a@declic.example"
    tasks.start_sending()
    write(at=clock.now())
    assert caught(smtp, 1)
    write(at=clock.now())
    assert caught(smtp, 2)


def test_a_mishap_is_written_down_and_the_next_turn_goes_on(
    smtp: MailServer,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.DECLIC_MAIL_URL, settings.DECLIC_MAIL_FROM = smtp.url, "a@declic.example"
    sends, mishaps = tasks.send_due, iter([OSError("no disk")])

    def once_badly(*way: Any, **told: Any) -> object:  # noqa: ANN401  # whatever it is told
        for mishap in mishaps:
            raise mishap
        return sends(*way, **told)

    monkeypatch.setattr(tasks, "send_due", once_badly)
    write(at=clock.now())
    tasks.start_sending()
    assert caught(smtp, 1)
    assert "mails were not sent; it is tried again" in caplog.text


def test_when_the_server_ends_no_other_mail_is_begun(smtp: MailServer, settings: Settings) -> None:
    settings.DECLIC_MAIL_URL, settings.DECLIC_MAIL_FROM = smtp.url, "a@declic.example"

    def ends_here(_to: str) -> str:
        vars(tasks)["_ending"].set()
        return "250 OK"

    smtp.to_mail = ends_here
    for _ in range(3):
        write(at=clock.now())
    tasks.start_sending()
    assert caught(smtp, 1)
    tasks.stop_sending()
    assert sorted(Mail.objects.values_list("state", flat=True)) == [
        State.SENT,
        State.WAITING,
        State.WAITING,
    ]


@pytest.mark.parametrize(("url", "begins"), [("", 0), ("nonsense", 0)])
def test_nothing_begins_where_no_mail_server_is_set(
    settings: Settings, url: str, begins: int, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DECLIC_MAIL_URL, settings.DECLIC_MAIL_FROM = url, "a@declic.example" if url else ""
    before = threading.active_count()
    tasks.start_sending()
    assert threading.active_count() == before + begins
    assert ("no mail is sent" in caplog.text) == bool(url)
