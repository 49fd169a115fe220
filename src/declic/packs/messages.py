"""Bring the .po files of a pack up to date with its source texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from declic.packs.models import Plan
from declic.packs.orphans import Moves
from declic.packs.shelf import PackText, PackUnreadableError, ReadPack
from declic.packs.versions import rules, step_of

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and the keys whose translations found no text any more."""

    file: Path
    left_out: tuple[str, ...]


def write(read: ReadPack) -> list[Written]:
    """Write texts/<language>.po for each language but the source.

    A translation stays, and goes with its text when that moves. When its source has changed it
    is marked fuzzy, until a person has read it and takes the mark away. What the pack no longer
    holds is left out; so a pack of which a file cannot be read is refused.
    """
    if read.faults:
        raise PackUnreadableError(read.faults)
    source = read.pack.value.source
    folder = read.folder / "texts"
    folder.mkdir(exist_ok=True)
    texts = _in_reading_order(read)
    languages = (code for code in read.pack.value.languages if code != source)
    return [_write(folder / f"{code}.po", code, texts, read) for code in languages]


def _in_reading_order(read: ReadPack) -> list[PackText]:
    """Order the texts as a session meets them, so that a translator sees what comes before."""
    met = [name for plan in read.plans.values() for name in _activities(plan.value)]
    names = dict.fromkeys(["pack", *(f"plans/{name}" for name in read.plans), *met])
    places = {name: place for place, name in enumerate(names)}
    return sorted(read.texts(), key=lambda text: places.get(text.stem, len(places)))


def _activities(plan: Plan) -> Iterator[str]:
    """Give the activities of a plan; what may stand instead of one follows it."""
    for step in plan.steps:
        yield f"activities/{step.activity}"
        for rule in rules(plan):
            yield f"activities/{rule.says.get(step_of(step)) or step.activity}"


def _write(file: Path, language: str, texts: list[PackText], read: ReadPack) -> Written:
    old = polib.pofile(str(file), encoding="utf-8") if file.is_file() else polib.POFile()
    new = polib.POFile(wrapwidth=_WIDTH)
    new.header = old.header
    new.metadata = {**_metadata(language, read), **old.metadata}
    shelf = _Shelf(old, texts)
    for text in texts:
        said = shelf.take(text)
        if said or text.text.needs(language):
            new.append(_entry(text, said))
    new.save(str(file))
    return Written(file, shelf.left)


class _Shelf:
    """The entries of an old file, from which each text takes its own."""

    def __init__(self, old: Iterable[polib.POEntry], texts: list[PackText]) -> None:
        self.entries = {entry.msgctxt: entry for entry in old if _counts(entry)}
        said = {key: entry.msgid.strip() for key, entry in self.entries.items() if entry.msgstr}
        self.moves = Moves(said, {text.key: text.text.source for text in texts})
        self.taken: set[str] = set()

    def take(self, text: PackText) -> polib.POEntry | None:
        key = self.moves.old_key(text.key, text.text.source)
        if key is None:
            return None
        self.taken.add(key)
        return self.entries.get(key)

    @property
    def left(self) -> tuple[str, ...]:
        """The keys of translations that no text took."""
        return tuple(
            key for key, entry in self.entries.items() if entry.msgstr and key not in self.taken
        )


def _counts(entry: polib.POEntry) -> bool:
    return bool(entry.msgctxt) and not entry.obsolete


def _metadata(language: str, read: ReadPack) -> dict[str, str]:
    return {
        "Project-Id-Version": f"{read.pack.value.id} {read.pack.value.version}",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Review": "unreviewed",
    }


def _entry(text: PackText, old: polib.POEntry | None) -> polib.POEntry:
    source = text.text.source
    said = old.msgstr if old else ""
    fuzzy = old is not None and bool(said) and "fuzzy" in old.flags
    changed = old is not None and bool(said) and old.msgid.strip() != source
    return polib.POEntry(
        msgctxt=text.key,
        msgid=source,
        msgstr=said,
        comment="seen by everybody" if text.text.seen == "room" else "for the facilitator",
        tcomment=old.tcomment if old else "",
        flags=["fuzzy"] if changed or fuzzy else [],
        previous_msgid=_translated(old, fuzzy=fuzzy) if old and (changed or fuzzy) else None,
    )


def _translated(old: polib.POEntry, *, fuzzy: bool) -> str | None:
    """Give the source of which an entry is a translation; a fuzzy one says so itself."""
    previous: str | None = old.previous_msgid if fuzzy else old.msgid
    return previous
