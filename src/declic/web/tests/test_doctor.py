from __future__ import annotations

import datetime as dt
import os
import shutil
import socket
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from pysqlite3 import dbapi2
from pytest_django import Settings

from declic.packs import queries as packs
from declic.packs.models import Fault
from declic.recordings.tests.own_pack import own_pack
from declic.web import cli, doctor
from declic.web.prepare import only_server

pytestmark = pytest.mark.django_db(transaction=True)
Says = Callable[..., list[str]]


class Usage(NamedTuple):
    free: int


def sound_pack(path: Path) -> None:
    """Write a small pack without a fault, in one language."""
    pack = own_pack(path)
    pack.change("pack.yaml", "id: rain", f"id: {path.name}")
    pack.change("pack.yaml", "[en, fr, ar]", "[en]")
    # Two packs may not offer a plan of one name.
    pack.change("plans/dry.yaml", "id: dry", f"id: {path.name}")
    (path / "plans/dry.yaml").rename(path / f"plans/{path.name}.yaml")
    for name in ("roof", "coat", "sail"):
        pack.change(f"activities/{name}.yaml", "It stops.", "It stops.\n      lines: [Look up.]")
    (path / "texts/fr.po").unlink()


@pytest.fixture
def says(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Says:
    """Ask the doctor about a sound installation that a test has broken in one place.

    Small packs of its own stand in for the delivered ones, which take seconds to check each time.
    """
    for delivered in packs.folders():
        sound_pack(folder / "packs" / delivered.name)
    monkeypatch.setenv("DECLIC_DATA", str(folder))

    def ask(*words: str) -> list[str]:
        code = cli.main(["doctor", "--host", "127.0.0.1", "--port", "0", *words])
        told = capsys.readouterr()
        assert code == (1 if told.err else 0)
        return [line for line in told.err.splitlines() if "not compiled" not in line]

    return ask


def test_it_tells_what_keeps_answers_safe_and_where_phones_come_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    cli.main(["doctor", "--host", "127.0.0.1", "--port", "8123"])
    told = capsys.readouterr().out
    assert "journal wal, synchronous FULL" in told
    assert "MB free in" in told
    assert ":8123" in told or "no network" in told


def test_nothing_is_wrong_with_a_sound_installation(says: Says) -> None:
    assert says() == []


def test_a_folder_that_others_can_open_is_told_with_the_remedy(says: Says, folder: Path) -> None:
    folder.chmod(0o755)
    assert says() == [f"- Others on this computer can open {folder}. Run: chmod 700 {folder}"]


def test_a_named_secret_that_others_can_read_is_told(
    says: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x" * 40, "utf-8")
    secret.chmod(0o644)
    monkeypatch.setenv("DECLIC_SECRET_KEY_FILE", str(secret))
    assert f"chmod 600 {secret}" in says()[0]


def test_a_folder_that_cannot_be_written_is_told(
    says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "You may not write to the data folder" in says()[0]


def test_a_full_disk_is_told(says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(5 * 1024**2))
    assert "has 5 MB left" in says()[0]


def test_a_clock_that_stands_in_the_past_is_told(says: Says) -> None:
    with time_machine.travel(dt.datetime(2020, 1, 1, tzinfo=dt.UTC)):
        assert says()[0].startswith("- The clock of this computer says 01 January 2020.")


def test_an_sqlite_that_loses_commits_is_told(says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 1))
    assert "can lose answers" in says()[0]


def test_a_port_that_is_taken_is_told(says: Says) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"Another program already uses port {port}" in says("--port", str(port))[0]


def test_our_own_server_may_have_the_port(says: Says) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, only_server():
        assert says("--port", str(taken.getsockname()[1])) == []


@pytest.mark.parametrize("url", ["declic.example.org", "https://declic.example.org/room"])
def test_an_address_that_is_none_is_told(says: Says, settings: Settings, url: str) -> None:
    settings.DECLIC_BASE_URL = url
    assert "Write it with http:// or https://" in says()[0]


def test_a_good_address_is_none(says: Says, settings: Settings) -> None:
    settings.DECLIC_BASE_URL = "https://declic.example.org"
    assert says() == []


def test_translations_that_are_not_compiled_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locale/fr/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "locale/fr/LC_MESSAGES/django.po").touch()
    monkeypatch.setattr(doctor, "PACKAGE", tmp_path)
    assert "1 translations are not compiled" in next(doctor.messages(Namespace()))


def test_faulty_packs_are_told(says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [Fault("a.yaml", 1, "It is wrong.")]
    monkeypatch.setattr(packs, "check", lambda: faults)
    assert says() == ["- The packs have 1 faults. See them with: declic packs check"]


def test_no_plan_at_all_is_told(says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "plans", list)
    assert "There is no plan to lead" in says()[0]


def test_facts_that_are_out_of_date_are_told_by_name(says: Says) -> None:
    with time_machine.travel(dt.datetime(2099, 1, 1, tzinfo=dt.UTC)):
        assert any("out of date: " in line and "helpline.child" in line for line in says())


def test_a_newer_database_is_told(says: Says) -> None:
    MigrationRecorder(connection).record_applied("people", "9999_later")
    try:
        assert "written by a newer Declic" in says()[0]
    finally:
        MigrationRecorder(connection).record_unapplied("people", "9999_later")


def test_a_damaged_database_is_told(
    says: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"no database at all" * 400)
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(broken))
    assert "is damaged" in says()[0]


def test_a_disk_that_keeps_no_log_is_told(says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_connection: object) -> None:
        raise ImproperlyConfigured("No log here.")

    connection.close()
    monkeypatch.setattr("declic.web.sqlite.base.assert_durable", refuse)
    assert says() == ["- No log here."]


def test_no_database_yet_is_no_fault(
    says: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "none"))
    assert says() == []
