"""Bring content/letters/texts/*.po up to date with the templates, as `declic packs messages` does.

A translation stays with its text. When the text has changed, it is marked fuzzy and no longer
shown, until a person has read it and takes the mark away.
"""

from __future__ import annotations

from pathlib import Path

import polib

from declic.letters.queries.shelf import take
from declic.packs.texts import walk

FOLDER = Path(__file__).resolve().parents[1] / "content" / "letters"
# Families and guardians read ten languages, adults of a host and people with an account four.
HOME = ("fr", "nl", "de", "ar", "prs", "ps", "ti", "so", "tr")
OFFICE = ("fr", "nl", "de")


def main() -> None:
    """Write each language's file."""
    for language in HOME:
        file = FOLDER / "texts" / f"{language}.po"
        left = _write(file, language)
        print(f"{file.name}: {left} to translate")


def _write(file: Path, language: str) -> int:
    old = polib.pofile(str(file), encoding="utf-8") if file.is_file() else polib.POFile()
    kept = {entry.msgctxt: entry for entry in old if entry.msgctxt and not entry.obsolete}
    new = polib.POFile(wrapwidth=100)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Review": "unreviewed",
        **old.metadata,
    }
    for template in take(FOLDER).templates.values():
        if template.readers == "home" or language in OFFICE:
            for text in walk(template):
                key = f"{template.id}:{text.key}"
                new.append(_entry(key, text.source, kept.get(key)))
    new.save(str(file))
    return sum(1 for entry in new if not entry.msgstr or entry.fuzzy)


def _entry(key: str, source: str, old: polib.POEntry | None) -> polib.POEntry:
    said = old.msgstr if old else ""
    changed = old is not None and bool(said) and old.msgid.strip() != source
    fuzzy = changed or (old is not None and old.fuzzy)
    return polib.POEntry(msgctxt=key, msgid=source, msgstr=said, flags=["fuzzy"] if fuzzy else [])


if __name__ == "__main__":
    main()
