"""Every language file of every delivered pack goes out to translators and comes back whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import polib
import pytest

from declic.packs import messages, queries
from declic.packs.shelf import take

PACKS = sorted(queries.folders())
NARROW = 40


def told(folder: Path) -> Mapping[str, object]:
    """Everything that a language file says, however its lines are broken."""
    return {file.name: _said(polib.pofile(str(file))) for file in (folder / "texts").glob("*.po")}


def _said(file: polib.POFile) -> object:
    entries = {
        entry.msgctxt: (
            entry.msgid, entry.msgstr, entry.flags, entry.previous_msgid, entry.tcomment.split(),
        )
        for entry in file
    }  # fmt: skip
    return file.metadata, file.header, len(file), entries


def through_an_editor(folder: Path) -> None:
    """Save each file as a translator's program does, which breaks lines in its own way."""
    for file in (folder / "texts").glob("*.po"):
        polib.pofile(str(file), wrapwidth=NARROW).save()


def annotate(folder: Path) -> None:
    """Give every translation a translator's note, and every third a mark with its older text."""
    for path in (folder / "texts").glob("*.po"):
        file = polib.pofile(str(path))
        for place, entry in enumerate(file):
            entry.tcomment = f"note {place}"
            if entry.msgstr and place % 3 == 0:
                entry.flags, entry.previous_msgid = ["fuzzy"], f"older {place}"
        file.save()


@pytest.fixture(params=PACKS, ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(copytree(request.param, tmp_path / request.param.name))


def test_no_language_file_loses_anything_on_its_way_to_translators_and_back(folder: Path) -> None:
    annotate(folder)
    before = told(folder)
    through_an_editor(folder)
    messages.write(take(folder))
    assert told(folder) == before


def test_every_translation_of_an_older_text_is_marked_and_kept(folder: Path) -> None:
    for path in (folder / "texts").glob("*.po"):
        file = polib.pofile(str(path))
        for entry in file:
            entry.msgid += " (as it was)"
        file.save()
    messages.write(take(folder))
    files = [polib.pofile(str(path)) for path in (folder / "texts").glob("*.po")]
    translated = [e for file in files for e in file if e.msgstr]
    assert translated
    assert all("fuzzy" in e.flags and e.previous_msgid for e in translated)
