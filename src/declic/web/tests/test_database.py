from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from declic.web.database import database

FOLDER = Path("/data")


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("", "/data/declic.sqlite3"),
        ("sqlite:///srv/a%20b.sqlite3", "/srv/a b.sqlite3"),
        ("sqlite:///C:/declic/file.sqlite3", "C:/declic/file.sqlite3"),
    ],
)
def test_the_database_is_a_file(url: str, file: str) -> None:
    setting = database({"DATABASE_URL": url}, FOLDER)
    assert setting["NAME"] == Path(file)
    assert setting["ENGINE"] == "declic.web.sqlite"
    assert setting["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    "url", ["postgres://db/declic", "sqlite://", "sqlite:///", "sqlite://host/file", "file"]
)
def test_any_other_database_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must be sqlite:///path/to/file"):
        database({"DATABASE_URL": url}, FOLDER)
