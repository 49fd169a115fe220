"""The mail server of the tests, and the sender that is told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
import time_machine
from pytest_django import Settings

from declic.post.carrying import way
from declic.post.models import State
from declic.post.tasks import send_due
from declic.post.tests.writing import NOW
from tests.office.smtp import MailServer, smtp

__all__ = ["smtp"]
Send = Callable[[], Counter[State]]


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """A clock that stands until a test moves it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def send(smtp: MailServer, settings: Settings, moving: time_machine.Traveller) -> Send:
    """Send what is due by the server of the tests."""
    del moving
    settings.DECLIC_MAIL_URL = smtp.url
    settings.DECLIC_MAIL_FROM = "Déclic Bureau <office@declic.example>"

    def once() -> Counter[State]:
        found = way()
        assert found is not None
        return send_due(*found)

    return once
