from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from declic.web.place import data_folder, make_folder, secret_key

HOME = Path("/home-of-ann")


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, HOME / ".local/share/declic"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/declic")),
        ("darwin", {}, HOME / "Library/Application Support/declic"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/declic")),
        ("win32", {}, HOME / "AppData/Local/declic"),
        ("linux", {"DECLIC_DATA": "/mine", "XDG_DATA_HOME": "/data"}, Path("/mine")),
        ("win32", {"DECLIC_DATA": " /mine "}, Path("/mine")),
        ("linux", {"DECLIC_DATA": "  "}, HOME / ".local/share/declic"),
    ],
)
def test_each_system_has_its_place_and_the_setting_wins(
    platform: str, environ: dict[str, str], folder: Path
) -> None:
    assert data_folder(environ, platform, HOME) == folder


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    made = make_folder(tmp_path / "some" / "where")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert make_folder(made) == made


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="Set DECLIC_DATA to a folder"):
        make_folder(tmp_path / "file" / "folder")


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    secret = secret_key({}, tmp_path)
    assert len(secret) >= 32
    assert secret_key({}, tmp_path) == secret
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_a_secret_in_a_named_file_wins(tmp_path: Path) -> None:
    named = tmp_path / "named"
    named.write_text("x" * 40 + "\n", encoding="utf-8")
    assert secret_key({"DECLIC_SECRET_KEY_FILE": str(named)}, tmp_path) == "x" * 40
    assert not (tmp_path / "secret.key").exists()


@pytest.mark.parametrize("contents", [None, b"short", b"\xff" * 40])
def test_a_secret_that_is_missing_short_or_no_text_is_refused(
    tmp_path: Path, contents: bytes | None
) -> None:
    named = tmp_path / "named"
    if contents is not None:
        named.write_bytes(contents)
    with pytest.raises(ImproperlyConfigured, match="DECLIC_SECRET_KEY_FILE"):
        secret_key({"DECLIC_SECRET_KEY_FILE": str(named)}, tmp_path)
