"""Finding kinds: a folder is enough."""

from __future__ import annotations

import pytest
from django.template.loader import get_template

from declic.activities import queries
from declic.activities.models import ROLES
from declic.activities.queries import KindMisplacedError


def test_a_folder_with_a_kind_is_found_by_its_name() -> None:
    folders = {file.parent.name for file in queries.FOLDER.glob("*/kind.py")}
    assert {queries.folder_name(kind.name) for kind in queries.kinds()} == folders
    assert queries.kind("story.branch") in queries.kinds()


def test_kinds_come_in_the_order_of_their_names() -> None:
    names = [kind.name for kind in queries.kinds()]
    assert names == sorted(names)


def test_an_unknown_kind_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        queries.kind("karaoke")


def test_every_kind_has_a_screen_for_every_role() -> None:
    for kind in queries.kinds():
        for role in ROLES:
            get_template(queries.template(kind.name, role))


def test_a_kind_in_a_folder_of_another_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = queries.kind("brief")
    monkeypatch.setattr(kind, "name", "karaoke")
    with pytest.raises(KindMisplacedError, match=r"folder brief .* karaoke"):
        queries._load("brief")  # noqa: SLF001


def test_the_docs_table_says_in_a_sentence_what_each_kind_is() -> None:
    rows = queries.table()
    assert [row.name for row in rows] == [kind.name for kind in queries.kinds()]
    assert all(row.what.endswith(".") for row in rows)
