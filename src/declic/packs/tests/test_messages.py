"""The .po files of a pack: what `packs messages` keeps, marks, carries over and leaves out."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import polib
import pytest

from declic.packs import messages, queries
from declic.packs.shelf import PackUnreadableError, take
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


def test_what_the_pack_no_longer_holds_is_left_out_and_named(pack: PackFolder) -> None:
    pack.change(ROOF, "      feedback: Water falls.\n", "")
    french, arabic = messages.write(take(pack.path))
    gone = "activities/roof:content.lines.one.feedback"
    assert french.left_out == arabic.left_out == (gone,)
    assert gone not in pack.read(FRENCH)


def test_a_renamed_activity_keeps_its_translations(pack: PackFolder) -> None:
    pack.rename_activity("roof", "attic")
    renamed = written(pack)["activities/attic:content.lines.two.text"]
    assert (renamed.msgid, renamed.msgstr, renamed.flags) == ("It stops.", "fr It stops.", [])
    assert pack.faults() == []


def test_a_mark_goes_along_with_a_renamed_activity(pack: PackFolder) -> None:
    pack.change(ROOF, "It stops.", "It stops now.")
    written(pack)
    pack.rename_activity("roof", "attic")
    renamed = written(pack)["activities/attic:content.lines.two.text"]
    assert (renamed.flags, renamed.previous_msgid) == (["fuzzy"], "It stops.")


def test_a_renamed_plan_and_a_renamed_line_keep_their_translations(pack: PackFolder) -> None:
    (pack.path / "plans/dry.yaml").rename(pack.path / "plans/home.yaml")
    pack.change("plans/home.yaml", "id: dry", "id: home")
    pack.change(ROOF, "id: three", "id: last")
    found = written(pack)
    assert found["plans/home:choices.trip.options.boat.title"].msgstr == "fr At sea"
    assert found["activities/roof:content.lines.last.text"].msgstr == "fr The sun is back."


def test_a_line_put_before_others_takes_no_translation_from_them(pack: PackFolder) -> None:
    pack.change(ROOF, "  hints:\n", "  hints:\n    - Look out.\n")
    found = written(pack)
    hints = [found[f"activities/roof:content.hints.{place}"].msgstr for place in (0, 1)]
    assert hints == ["", "fr Wait a little."]


def test_a_pack_that_cannot_be_read_loses_no_translation(pack: PackFolder) -> None:
    before = texts(pack.path)
    pack.change(ROOF, "text: It stops.", "texts: It stops.")
    with pytest.raises(PackUnreadableError, match="'texts' is not known"):
        messages.write(take(pack.path))
    assert texts(pack.path) == before


def test_a_new_file_says_that_nobody_has_reviewed_it(pack: PackFolder) -> None:
    assert polib.pofile(str(pack.path / FRENCH)).metadata["X-Review"] == "unreviewed"


def test_translations_stand_in_the_order_of_the_plan_an_option_after_its_activity(
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
