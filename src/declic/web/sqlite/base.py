"""Django's SQLite backend, opened through `pysqlite3` instead of the standard library.

Two copies of SQLite in one process break each other's locks on a file, so nothing may open the
database with the standard `sqlite3`. Django's own backend names that module in six places; each
is replaced here or in `creation`: connection, cursor, errors, converters, features, test copies.
"""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base as django_sqlite
from django.db.backends.sqlite3 import features, operations, schema
from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]
    register as register_functions,
)
from django.utils.asyncio import async_unsafe
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from pysqlite3 import dbapi2

from declic.web.sqlite.creation import DatabaseCreation
from declic.web.sqlite.versions import refusal

FULL = 2

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # With NORMAL an acknowledged answer can vanish in a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # A deleted answer is overwritten in the file, not only unlinked.
    "PRAGMA secure_delete = ON",
    "PRAGMA legacy_alter_table = OFF",
)


def _from_bytes(parse: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda stored: parse(stored.decode())


def _adapt() -> None:
    dbapi2.register_converter("bool", b"1".__eq__)
    dbapi2.register_converter("date", _from_bytes(parse_date))
    dbapi2.register_converter("time", _from_bytes(parse_time))
    dbapi2.register_converter("datetime", _from_bytes(parse_datetime))
    dbapi2.register_converter("timestamp", _from_bytes(parse_datetime))
    dbapi2.register_adapter(decimal.Decimal, str)
    dbapi2.register_adapter(dt.date, dt.date.isoformat)
    dbapi2.register_adapter(dt.datetime, lambda moment: moment.isoformat(" "))


_adapt()


class Cursor(dbapi2.Cursor):  # type: ignore[misc]
    """Takes Django's `%s` and `%(name)s`; SQLite knows `?` and `:name`."""

    convert_query = django_sqlite.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement. Without params nothing is converted."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Run one statement for each of the params, which may come from a generator."""
        every: Iterator[Any] = iter(param_list)
        first = next(every, None)
        if first is None:
            return self
        names = list(first) if isinstance(first, Mapping) else None
        query = self.convert_query(query, param_names=names)
        return super().executemany(query, chain([first], every))


class DatabaseFeatures(features.DatabaseFeatures):
    """What `versions` lets in can do all this; Django would ask the other SQLite."""

    can_alter_table_drop_column = True
    can_return_columns_from_insert = True
    can_return_rows_from_bulk_insert = True


class DatabaseOperations(operations.DatabaseOperations):
    """Django asks the other SQLite's version in one place."""

    def force_group_by(self) -> list[str]:
        """Nothing to force since SQLite 3.39."""
        return []


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Defaults in the schema are adapted by the library that writes them."""

    def quote_value(self, value: Any) -> str:
        """Write the value as SQL."""
        if isinstance(value, dt.date | dt.datetime | decimal.Decimal):
            value = dbapi2.adapt(value)
        return str(super().quote_value(value))


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    """A connection that keeps what it acknowledged."""

    Database = dbapi2
    SchemaEditorClass = DatabaseSchemaEditor
    creation_class = DatabaseCreation
    init_commands: list[str]
    features_class = DatabaseFeatures
    ops_class = DatabaseOperations

    def get_connection_params(self) -> dict[str, Any]:
        """Refuse an SQLite that can lose commits before it opens anything."""
        fault = refusal(dbapi2.sqlite_version_info)
        if fault:
            raise ImproperlyConfigured(fault)
        return dict(super().get_connection_params())

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file, set the rules and read them back."""
        connection = dbapi2.connect(**conn_params)
        register_functions(connection)
        for statement in (*PRAGMAS, *filter(None, map(str.strip, self.init_commands))):
            connection.execute(statement).fetchall()
        assert_durable(connection)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002
        """SQLite has no named cursors."""
        return self.connection.cursor(factory=Cursor)


def assert_durable(connection: Any) -> None:
    """A folder on a network share may refuse WAL without an error; then nothing would be kept."""
    journal = connection.execute("PRAGMA journal_mode").fetchone()[0]
    synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
    if (journal, synchronous) != ("wal", FULL):
        connection.close()
        raise ImproperlyConfigured(
            "The data folder cannot keep answers safe: SQLite could not set its write-ahead log "
            f"(journal {journal}, synchronous {synchronous}). "
            "Set DECLIC_DATA to a folder on a disk of this machine, not on a network share."
        )
