"""Databases for tests: always files, since a database in memory has no WAL to test."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from django.db.backends.sqlite3 import creation


class DatabaseCreation(creation.DatabaseCreation):
    """Each test process gets a folder of its own, removed with the database."""

    _folder: Path | None = None

    def _get_test_db_name(self) -> str:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="declic-test-"))
        return str(self._folder / "declic.sqlite3")

    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:  # noqa: ARG002
        """Remove the folder: the WAL and its index lie beside the file."""
        shutil.rmtree(Path(test_database_name).parent, ignore_errors=True)
        self._folder = None
