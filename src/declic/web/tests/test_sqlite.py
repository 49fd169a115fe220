from __future__ import annotations

import datetime as dt
import decimal
import threading
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pysqlite3 import dbapi2

from declic.people.models import Organisation, Person
from declic.web.sqlite import base

pytestmark = pytest.mark.django_db


def pragma(of: BaseDatabaseWrapper, name: str) -> object:
    with of.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


def test_two_connections_see_the_log_and_full_syncing() -> None:
    second = connections.create_connection("default")
    try:
        for each in (connection, second):
            assert pragma(each, "journal_mode") == "wal"
            assert pragma(each, "synchronous") == base.FULL
            assert pragma(each, "foreign_keys") == 1
            assert pragma(each, "secure_delete") == 1
            assert pragma(each, "busy_timeout") == 15_000
    finally:
        second.close()


def test_the_file_is_opened_by_the_newer_library_alone() -> None:
    connection.ensure_connection()
    assert isinstance(connection.connection, dbapi2.Connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        assert cursor.fetchone()[0] == dbapi2.sqlite_version


def test_tests_run_on_a_file() -> None:
    assert Path(connection.settings_dict["NAME"]).is_file()


def test_a_database_without_a_log_is_refused_with_what_to_do() -> None:
    opened = dbapi2.connect(":memory:")
    with pytest.raises(ImproperlyConfigured, match="on a disk of this machine"):
        base.assert_durable(opened)


def test_a_log_without_full_syncing_is_refused(tmp_path: Path) -> None:
    opened = dbapi2.connect(str(tmp_path / "file"))
    opened.execute("PRAGMA journal_mode = WAL")
    opened.execute("PRAGMA synchronous = NORMAL")
    with pytest.raises(ImproperlyConfigured, match="synchronous 1"):
        base.assert_durable(opened)


def test_an_sqlite_that_can_lose_commits_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    second = connections.create_connection("default")
    with pytest.raises(ImproperlyConfigured, match=r"SQLite 3\.51\.2 .* can lose answers"):
        second.ensure_connection()


def test_its_errors_are_djangos_errors() -> None:
    Person.objects.create_user("ann@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create_user("ann@example.org")
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("no such statement")


def test_values_come_back_as_they_went_in() -> None:
    moment = dt.datetime(2026, 3, 1, 12, 30, 1, 5, tzinfo=dt.UTC)
    made = Organisation.objects.create(name="Café 100 %", made_at=moment)
    found = Organisation.objects.get(pk=made.pk)
    assert (found.pk, found.name, found.made_at) == (made.pk, "Café 100 %", moment)


def test_params_are_taken_in_every_style_that_django_knows() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE pair (a, b)")
        cursor.executemany("INSERT INTO pair VALUES (%s, %s)", [(n, "100 %") for n in range(2)])
        cursor.executemany("INSERT INTO pair VALUES (%(a)s, '%%')", [{"a": 7}][:0])
        cursor.executemany("INSERT INTO pair VALUES (%(a)s, '%%')", [{"a": 7}])
        cursor.execute("SELECT b FROM pair WHERE a = %(a)s", {"a": 7})
        assert cursor.fetchone() == ("%",)
        cursor.execute("SELECT count(*) FROM pair WHERE b LIKE '100 %'")
        assert cursor.fetchone() == (2,)


def test_defaults_in_the_schema_are_written_as_values() -> None:
    editor = connection.schema_editor()
    assert editor.quote_value(decimal.Decimal("1.5")) == "'1.5'"
    assert editor.quote_value(dt.date(2026, 3, 1)) == "'2026-03-01'"
    assert editor.quote_value("l'avis") == "'l''avis'"


@pytest.mark.django_db(transaction=True)
def test_a_transaction_takes_the_right_to_write_at_once() -> None:
    """Two that read first and write later would fail; here the second waits its turn."""
    seen: list[int] = []

    def write_too() -> None:
        with transaction.atomic():
            seen.append(Organisation.objects.count())
        connections.close_all()

    with transaction.atomic():
        other = threading.Thread(target=write_too)
        other.start()
        other.join(0.2)
        waited = other.is_alive()
        Organisation.objects.create(name="first")
    other.join(15)
    assert waited
    assert seen == [1]
