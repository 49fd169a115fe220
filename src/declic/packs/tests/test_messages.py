"""The .po files of a pack: what `packs messages` keeps, marks, carries over and leaves out."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import polib
import pytest

from declic.packs import messages, queries
from declic.packs.shelf import take
from declic.packs.tests.pack_folder import PackFolder

ROOF = "activities/roof.yaml"
FRENCH = "texts/fr.po"


def entries(folder: Path, language: str = "fr") -> list[polib.POEntry]:
    return list(polib.pofile(str(folder / f"texts/{language}.po"), encoding="utf-8"))


def written(pack: PackFolder) -> dict[str, polib.POEntry]:
    messages.write(take(pack.path))
    return {entry.msgctxt: entry for entry in entries(pack.path)}


def texts(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (folder / "texts").iterdir()}


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    """A copy of the pack that is delivered, with all its kinds."""
    (found,) = (folder for folder in queries.folders() if folder.name == "young-people")
    return copytree(found, tmp_path / found.name)


def test_translations_are_kept_and_those_of_a_changed_source_marked(pack: PackFolder) -> None:
    pack.change(ROOF, "It stops.", "It stops now.")
    changed = written(pack)["activities/roof:content.lines.two.text"]
    assert (changed.msgid, changed.msgstr, changed.flags, changed.previous_msgid) == (
        "It stops now.", "fr It stops.", ["fuzzy"], "It stops.",
    )  # fmt: skip


def test_a_marked_translation_keeps_the_text_that_it_translates_until_it_is_read(
    pack: PackFolder,
) -> None:
    for before, after in (("stops.", "stops now."), ("now.", "soon."), ("soon.", "soon.")):
        pack.change(ROOF, before, after)
        changed = written(pack)["activities/roof:content.lines.two.text"]
        assert (changed.previous_msgid, changed.flags) == ("It stops.", ["fuzzy"])


def test_a_translation_that_was_read_is_marked_no_more(pack: PackFolder) -> None:
    pack.change(ROOF, "It stops.", "It stops now.")
    written(pack)
    pack.change(FRENCH, '#, fuzzy\n#| msgid "It stops."\n', "")
    read = written(pack)["activities/roof:content.lines.two.text"]
    assert (read.msgstr, read.flags, read.previous_msgid) == ("fr It stops.", [], None)


def test_what_the_pack_no_longer_holds_is_left_out(pack: PackFolder) -> None:
    pack.change(ROOF, "      feedback: Water falls.\n", "")
    assert "activities/roof:content.lines.one.feedback" not in written(pack)


def test_a_new_file_says_that_nobody_has_reviewed_it(pack: PackFolder) -> None:
    assert polib.pofile(str(pack.path / FRENCH)).metadata["X-Review"] == "unreviewed"


def test_translations_stand_in_the_order_of_the_plan_a_variant_after_its_activity(
    pack: PackFolder,
) -> None:
    stems = [key.partition(":")[0] for key in written(pack)]
    assert list(dict.fromkeys(stems)) == [
        "pack", "plans/dry", "activities/roof", "activities/coat", "activities/sail",
    ]  # fmt: skip


def test_an_activity_in_no_plan_comes_last(pack: PackFolder) -> None:
    pack.write("activities/attic.yaml", pack.read(ROOF).replace("id: roof", "id: attic"))
    assert next(reversed(written(pack))).startswith("activities/attic:")


def test_writing_twice_changes_nothing(delivered: Path) -> None:
    messages.write(take(delivered))
    once = texts(delivered)
    messages.write(take(delivered))
    assert texts(delivered) == once


@pytest.mark.parametrize("language", ["fr", "nl", "ar"])
def test_writing_changes_no_translation_of_the_delivered_pack(
    delivered: Path, language: str
) -> None:
    before = {(entry.msgctxt, entry.msgid, entry.msgstr) for entry in entries(delivered, language)}
    messages.write(take(delivered))
    after = {(entry.msgctxt, entry.msgid, entry.msgstr) for entry in entries(delivered, language)}
    assert after == before
