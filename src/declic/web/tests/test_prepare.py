from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from declic.web.prepare import alone, only_server, prepare, restore_mark, workbench
from declic.web.refusals import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def test_models_and_migrations_say_the_same() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_preparing_twice_is_preparing_once(folder: Path) -> None:
    prepare()
    prepare()
    assert (folder / "prepare.lock").exists()


def test_what_a_command_left_behind_is_swept_away(folder: Path) -> None:
    workbench().mkdir()
    (workbench() / "backup.sqlite3").write_text("planted words", "utf-8")
    prepare()
    assert not (folder / "work").exists()


def test_new_files_are_for_their_owner_alone(folder: Path) -> None:
    prepare()
    made = folder / "made"
    made.touch()
    assert made.stat().st_mode & 0o077 == 0
    os.umask(0o077)


def test_a_newer_database_is_refused(folder: Path) -> None:
    assert folder.is_dir()
    MigrationRecorder(connection).record_applied("people", "9999_later")
    try:
        with pytest.raises(Refused, match="written by a newer Declic"):
            prepare()
    finally:
        MigrationRecorder(connection).record_unapplied("people", "9999_later")


def test_a_restore_that_was_cut_off_is_finished(folder: Path) -> None:
    assert folder.is_dir()
    restore_mark().touch()
    prepare()
    assert not restore_mark().exists()


def test_only_one_server_holds_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("declic.web.prepare.SERVER_SECONDS", 0)
    with only_server(), pytest.raises(Refused, match=f"already running .* {folder}"), only_server():
        pass
    with only_server():
        pass


def test_who_comes_second_waits_for_the_first(folder: Path) -> None:
    assert folder.is_dir()
    order: list[str] = []

    def second() -> None:
        with alone("prepare", seconds=20, otherwise="busy"):
            order.append("second")

    with alone("prepare", seconds=0, otherwise="busy"):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.1)
        order.append("first")
    waiting.join(20)
    assert order == ["first", "second"]


def test_django_lists_no_permissions_and_no_kinds_of_rows(folder: Path) -> None:
    assert folder.is_dir()
    prepare()
    assert not Permission.objects.exists()
    assert not ContentType.objects.exists()
