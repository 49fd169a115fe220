from __future__ import annotations

import datetime as dt
import getpass
import stat
import sys
from pathlib import Path

import pytest
import time_machine
from django.db import connection

from declic.kernel.clock import now
from declic.live.models import Answer, Press, Seat, Session, Slip
from declic.live.tasks import purge
from declic.web import backups, cli, lasting, sealing
from declic.web.tests.conftest import OpenSession

pytestmark = pytest.mark.django_db(transaction=True)
PHRASE = "four plain words here"
MONDAY = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", 2)


@pytest.fixture
def words(folder: Path) -> list[str]:
    """The options that name a passphrase."""
    file = folder.parent / "phrase"
    file.write_text(f"{PHRASE}\r\n", encoding="utf-8")
    return ["--passphrase-file", str(file)]


@pytest.fixture
def saved(folder: Path) -> str:
    return str(folder.parent / "saved.declic")


def test_a_backup_brings_back_what_was_there(
    session: OpenSession, words: list[str], saved: str, folder: Path
) -> None:
    session(code="kept")
    assert cli.main(["backup", saved, *words]) == 0
    Session.objects.update(code="lost")
    assert cli.main(["restore", saved, "--replace", *words]) == 0
    assert [row.code for row in Session.objects.all()] == ["kept"]
    assert not (folder / "restore.unfinished").exists()


def test_only_its_owner_can_read_the_file_and_nothing_plain_is_left(
    session: OpenSession, words: list[str], saved: str, folder: Path
) -> None:
    session(responsible="Planted Name")
    cli.main(["backup", saved, *words])
    assert stat.S_IMODE(Path(saved).stat().st_mode) == 0o600
    assert b"Planted Name" not in Path(saved).read_bytes()
    assert list(folder.rglob("*.sqlite3")) == []


def test_a_database_with_sessions_is_not_overwritten_unasked(
    session: OpenSession, words: list[str], saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    session()
    cli.main(["backup", saved, *words])
    assert cli.main(["restore", saved, *words]) == 1
    assert "Add --replace" in capsys.readouterr().err


def test_what_was_purged_since_is_purged_again(
    session: OpenSession, words: list[str], saved: str
) -> None:
    with time_machine.travel(MONDAY):
        rehearsal = session(purpose=Session.Purpose.REHEARSAL)
        cli.main(["backup", saved, *words])
        Session.objects.update(ended_at=now())
        purge(at=now())
        assert not Session.objects.exists()
        assert cli.main(["restore", saved, *words]) == 0
    assert not Session.objects.filter(pk=rehearsal.pk).exists()


def test_an_interrupted_restore_is_finished_at_the_next_start(
    session: OpenSession, words: list[str], saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off() -> None:
        raise KeyboardInterrupt

    with time_machine.travel(MONDAY):
        session(purpose=Session.Purpose.REHEARSAL)
        cli.main(["backup", saved, *words])
        Session.objects.update(ended_at=now())
        purge(at=now())
        with monkeypatch.context() as patch:
            patch.setattr(backups, "prepare", cut_off)
            cli.main(["restore", saved, *words])
        assert Session.objects.exists()
        cli.main(["purge"])
    assert not Session.objects.exists()


def test_an_expired_backup_is_refused_with_its_date(
    session: OpenSession, words: list[str], saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with time_machine.travel(MONDAY):
        session(ended=MONDAY)
        cli.main(["backup", saved, "--days", "7", *words])
    with time_machine.travel(MONDAY + dt.timedelta(days=7, minutes=1)):
        assert cli.main(["restore", saved, "--replace", *words]) == 1
    assert "expired on 09 March 2026" in capsys.readouterr().err


def test_a_wrong_passphrase_is_told_in_a_sentence(
    words: list[str], saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["backup", saved, *words])
    Path(words[1]).write_text("some other words there", encoding="utf-8")
    assert cli.main(["restore", saved, *words]) == 1
    assert "the passphrase is another one" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "sentence"), [(None, "could not be read"), (b"a picture", "not a backup")]
)
def test_a_file_that_is_missing_or_another_is_told_in_a_sentence(
    words: list[str],
    saved: str,
    capsys: pytest.CaptureFixture[str],
    written: bytes | None,
    sentence: str,
) -> None:
    if written is not None:
        Path(saved).write_bytes(written)
    assert cli.main(["restore", saved, *words]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("days", ["0", "31"])
def test_a_backup_lasts_from_one_to_thirty_days(words: list[str], saved: str, days: str) -> None:
    assert cli.main(["backup", saved, "--days", days, *words]) == 1
    assert not Path(saved).exists()


def test_a_file_that_exists_is_never_overwritten(words: list[str], saved: str) -> None:
    Path(saved).write_text("mine", encoding="utf-8")
    assert cli.main(["backup", saved, *words]) == 1
    assert Path(saved).read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_told_in_a_sentence(
    words: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["backup", str(folder / "no" / "where"), *words]) == 1
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.parametrize("phrase", ["short", None])
def test_a_passphrase_that_is_short_or_unreadable_is_refused(
    words: list[str], saved: str, phrase: str | None
) -> None:
    file = Path(words[1])
    file.write_text(phrase, encoding="utf-8") if phrase else file.unlink()
    assert cli.main(["backup", saved, *words]) == 1
    assert not Path(saved).exists()


def test_a_passphrase_is_asked_for_twice_before_it_locks(
    folder: Path, saved: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    typed = iter([PHRASE, PHRASE + "!", PHRASE, PHRASE])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(typed))
    assert cli.main(["backup", saved]) == 1
    assert "differ" in capsys.readouterr().err
    assert cli.main(["backup", saved]) == 0


def test_without_anybody_to_ask_it_says_so(
    folder: Path, saved: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    assert cli.main(["backup", saved]) == 1
    assert "--passphrase-file" in capsys.readouterr().err


def test_who_answered_in_an_ended_session_is_in_no_backup(
    session: OpenSession, words: list[str], saved: str
) -> None:
    rows = {"over": session(ended=now()), "open": session()}
    for name, row in rows.items():
        seat = Seat.objects.create(session=row, language="fr", token=name)
        Answer.objects.create(session=row, respondent=f"seat:{seat.pk.hex}", choices="A")
    cli.main(["backup", saved, *words])
    cli.main(["restore", saved, "--replace", *words])
    assert [seat.token for seat in Seat.objects.all()] == ["open"]
    over, still_open = (Answer.objects.get(session=row) for row in rows.values())
    assert (over.respondent[:5], over.choices) == ("gone:", "A")
    assert still_open.respondent[:5] == "seat:"


def test_a_backup_expires_with_the_first_of_its_data(session: OpenSession) -> None:
    ended = session(ended=MONDAY - dt.timedelta(days=1))
    assert lasting.until(MONDAY) == MONDAY + dt.timedelta(days=30)
    Press.objects.create(session=ended, seq=1, console=1)
    assert lasting.until(MONDAY) == MONDAY + dt.timedelta(days=29)
    day = (MONDAY - dt.timedelta(days=20)).date()
    Slip.objects.create(pk=1, session=ended, sealed=b"", key="", day=day)
    assert lasting.until(MONDAY) == dt.datetime(2026, 3, 13, tzinfo=dt.UTC)
    session()
    assert lasting.until(MONDAY) == MONDAY + dt.timedelta(days=1)


def test_a_backup_of_an_open_session_says_that_it_lasts_a_day(
    session: OpenSession, words: list[str], saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with time_machine.travel(MONDAY):
        session()
        cli.main(["backup", saved, *words])
    told = capsys.readouterr().out
    assert "until 03 March 2026, 12:00 UTC" in told
    assert "No longer" in told


def test_the_log_holds_nothing_after_a_restore(words: list[str], saved: str) -> None:
    cli.main(["backup", saved, *words])
    cli.main(["restore", saved, *words])
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    assert not log.exists() or log.stat().st_size == 0
