"""Mails of a server that is killed, and of two senders at once: each arrives, and once."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.office.smtp import MailServer, smtp
from tests.server import PATIENCE, Server

__all__ = ["smtp"]
MAILS = 3
QUEUEING = Path(__file__).parents[1] / "office" / "queueing.py"
LAUNCH = Path(__file__).parent / "launch.py"


class Posting(Server):
    """An installation that knows a mail server."""

    def __init__(self, folder: Path, smtp: MailServer) -> None:
        super().__init__(folder)
        self.told = {"DECLIC_MAIL_URL": smtp.url, "DECLIC_MAIL_FROM": "Office <a@declic.example>"}

    def environment(self) -> dict[str, str]:
        return {**super().environment(), **self.told}

    def queue(self, number: int) -> None:
        command = [sys.executable, str(QUEUEING), str(number)]
        subprocess.run(command, env=self.environment(), check=True, timeout=PATIENCE)

    def sending(self, without: str = "") -> subprocess.Popen[str]:
        """Start `declic post send`."""
        program = [str(LAUNCH), without] if without else ["-m", "declic"]
        return subprocess.Popen(
            [sys.executable, *program, "post", "send"],
            env=self.environment(),
            stdout=subprocess.PIPE,
            text=True,
        )

    def states(self) -> list[str]:
        return [state for (state,) in self.rows("SELECT state FROM post_mail ORDER BY key")]


@pytest.fixture
def posting(tmp_path: Path, smtp: MailServer) -> Posting:
    return Posting(tmp_path / "data", smtp)


def until(holds: Callable[[], bool]) -> bool:
    """Wait until something holds."""
    waiting = threading.Event()
    for _ in range(int(PATIENCE * 20)):
        if holds():
            return True
        waiting.wait(0.05)
    return False


def killed_and_started_again(posting: Posting, point: str) -> list[str]:
    """Let the server die there at its first mail, and another go on; give the states between."""
    posting.without = point
    posting.folder.mkdir()
    armed = posting.folder / "armed"
    try:
        posting.start()
        armed.touch()
        posting.queue(MAILS)
        posting.died()
    finally:
        posting.stop()
    between = posting.states()
    armed.unlink()
    posting.without = "lives_an_hour_later"
    try:
        posting.start()
        assert until(lambda: posting.states() == ["sent"] * MAILS)
    finally:
        posting.stop()
    return between


def names(smtp: MailServer) -> list[str]:
    return [str(mail["Message-ID"]) for mail in smtp.caught]


def test_a_mail_whose_sender_died_before_it_went_arrives_once(
    posting: Posting, smtp: MailServer
) -> None:
    between = killed_and_started_again(posting, "dies_before_a_mail")
    assert between == ["sending", "waiting", "waiting"]
    assert len(names(smtp)) == len(set(names(smtp))) == MAILS


def test_a_mail_whose_sender_died_after_it_went_arrives_again_under_the_same_name(
    posting: Posting, smtp: MailServer
) -> None:
    between = killed_and_started_again(posting, "dies_after_a_mail")
    assert between == ["sending", "waiting", "waiting"]
    assert len(names(smtp)) == MAILS + 1
    assert len(set(names(smtp))) == MAILS


def test_without_its_name_the_second_could_not_be_told_from_a_new_mail(
    posting: Posting, smtp: MailServer
) -> None:
    killed_and_started_again(posting, "dies_after_a_mail_that_has_no_name")
    assert len(set(names(smtp))) == MAILS + 1


def test_a_mail_that_is_called_sent_too_early_is_lost(posting: Posting, smtp: MailServer) -> None:
    killed_and_started_again(posting, "settles_before_a_mail_and_dies")
    assert len(names(smtp)) == MAILS - 1


def sent_by_two(posting: Posting, smtp: MailServer, without: str = "") -> int:
    """Let a second sender look while the first is at a mail; tell how often it arrived."""
    held = threading.Event()
    smtp.holds = lambda: len(smtp.asked) == 1 and not held.is_set()
    posting.queue(1)
    with posting.sending(without) as first:
        assert until(lambda: bool(smtp.asked))
        with posting.sending(without) as second:
            second.communicate(timeout=PATIENCE)
        held.set()
        first.communicate(timeout=PATIENCE)
    return len(smtp.caught)


def test_two_senders_at_once_send_a_mail_once(posting: Posting, smtp: MailServer) -> None:
    assert sent_by_two(posting, smtp) == 1
    assert posting.states() == ["sent"]


def test_two_senders_that_mark_nothing_send_it_twice(posting: Posting, smtp: MailServer) -> None:
    assert sent_by_two(posting, smtp, "marks_no_mail") == 2
