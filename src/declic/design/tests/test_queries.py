from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from declic.design import queries


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    kinds = tmp_path / "kinds"
    (kinds / "quiz").mkdir(parents=True)
    settings.DECLIC_KIND_FOLDERS = [kinds]
    (tmp_path / "served").mkdir()
    settings.DECLIC_ASSET_FOLDERS = [tmp_path / "served"]
    queries.forget()
    yield kinds
    queries.forget()


def test_a_kind_adds_its_styles_in_the_last_layer(folder: Path) -> None:
    (folder / "quiz" / "phone.css").write_text(".quiz { color: var(--mint) }")
    told = queries.bundle("phone").decode()
    assert told.startswith("@layer tokens,base,page,kinds;")
    assert told.endswith("@layer kinds{.quiz{color:var(--mint)}}")
    assert ".quiz" not in queries.bundle("wall").decode()


def test_a_folder_may_be_the_kind_itself(folder: Path, settings: Settings) -> None:
    (folder / "quiz" / "wall.css").write_text(".quiz{}")
    settings.DECLIC_KIND_FOLDERS = [folder / "quiz"]
    assert "@layer kinds{.quiz{}}" in queries.bundle("wall").decode()


def test_a_script_of_another_floor_is_served(folder: Path) -> None:
    (folder.parent / "served" / "phone.js").write_text("start()")
    asset = queries.assets()[queries.asset_url("phone.js")]
    assert asset.body == b"start()"
    assert asset.content_type.startswith("text/javascript")


def test_a_kind_adds_its_script_to_that_of_the_phone(folder: Path) -> None:
    (folder.parent / "served" / "phone.js").write_text("start()")
    (folder / "quiz" / "phone.js").write_text("quiz()")
    assert queries.assets()[queries.asset_url("phone.js")].body == b"start()\nquiz()"


def test_an_address_changes_with_the_content(folder: Path) -> None:
    (folder.parent / "served" / "phone.js").write_text("one()")
    first = queries.asset_url("phone.js")
    (folder.parent / "served" / "phone.js").write_text("two()")
    queries.forget()
    assert re.fullmatch(r"/static/[0-9a-f]{8}/phone\.js", first)
    assert queries.asset_url("phone.js") != first


@pytest.mark.usefixtures("folder")
def test_every_font_that_the_styles_name_is_served() -> None:
    sheet = queries.assets()[queries.asset_url("fonts.css")].body.decode()
    named = re.findall(r'url\("([^"]+)"\)', sheet)
    assert len(named) == 4
    assert set(named) <= queries.assets().keys()


@pytest.mark.usefixtures("folder")
def test_the_phone_page_names_no_font_file_and_its_styles_stay_small() -> None:
    phone = queries.assets()[queries.asset_url("phone.css")]
    assert b"@font-face" not in phone.body
    assert phone.gzip is not None
    assert len(phone.gzip) <= 5 * 1024


@pytest.mark.usefixtures("folder")
def test_a_browser_that_takes_gzip_gets_the_same_content() -> None:
    path = queries.asset_url("wall.css")
    plain = queries.static_response(path, accept_gzip=False)
    small = queries.static_response(path, accept_gzip=True)
    assert plain
    assert small
    assert gzip.decompress(small.body) == plain.body
    assert (b"content-encoding", b"gzip") in small.headers
    assert (b"vary", b"accept-encoding") in plain.headers


@pytest.mark.usefixtures("folder")
def test_a_font_goes_out_as_it_is_and_a_stranger_gets_nothing() -> None:
    font = queries.static_response(
        queries.asset_url("fonts/atkinson-latin.woff2"), accept_gzip=True
    )
    assert font
    assert (b"content-type", b"font/woff2") in font.headers
    assert queries.static_response("/static/00000000/../secret", accept_gzip=True) is None


def test_styles_use_no_physical_side() -> None:
    sides = re.compile(
        r"(?:margin|padding|border|inset)-(?:left|right)"
        r"|(?<![-\w])(?:left|right):|text-align: ?(?:left|right)"
    )
    for path in queries.OWN.glob("*.css"):
        assert not sides.search(path.read_text(encoding="utf-8")), path.name
