"""Which translations have lost their text, and where the same text stands now.

A text is known by its key, and a key changes when a file or an id is renamed, or when a line
without an id moves. The same words under another key are the same text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from declic.packs.models import Fault
from declic.packs.shelf import PackText, stem_of
from declic.packs.texts import Catalogue


class Moves:
    """From where each text gets its translation. Both mappings hold source texts by their key."""

    def __init__(self, translated: Mapping[str, str], written: Mapping[str, str]) -> None:
        """Compare what is translated in a .po file with what is written in the pack."""
        self._translated = translated
        self._stays = {key for key, said in written.items() if translated.get(key) == said}
        self._wanted = {said for key, said in written.items() if key not in self._stays}
        self._free: dict[str, list[str]] = {}
        for key, said in translated.items():
            if key not in self._stays:
                self._free.setdefault(said, []).append(key)

    def old_key(self, key: str, said: str) -> str | None:
        """Return the key under which a text is translated: its own, or the one it had before.

        Nothing for a new text whose key belonged to a text that stands elsewhere now.
        """
        if key in self._stays:
            return key
        if free := self._free.get(said):
            return max(free, key=lambda old: _alike(old, key))
        return None if self._translated.get(key) in self._wanted else key


def _alike(one: str, other: str) -> int:
    """Count the parts that two keys have in common, from the end."""
    pairs = list(zip(_parts(one), _parts(other), strict=False))
    return next((place for place, (a, b) in enumerate(pairs) if a != b), len(pairs))


def _parts(key: str) -> list[str]:
    return key.replace(":", ".").split(".")[::-1]


def orphan_faults(
    catalogue: Catalogue, texts: Sequence[PackText], unread: Collection[str]
) -> Iterator[Fault]:
    """Name what translates nothing: a file that is gone once, else text by text.

    Of a file that cannot be read nobody knows what it holds.
    """
    stems = {text.stem for text in texts}.union(unread)
    new_keys = _new_keys(catalogue, texts)
    left = sorted(catalogue.entries.keys() - {text.key for text in texts})
    for stem, group in groupby(left, key=stem_of):
        keys = list(group)
        if stem not in stems:
            sentence = _file_sentence(stem, keys, new_keys)
            yield Fault(str(catalogue.file), _line(catalogue, keys), sentence)
        elif stem not in unread:
            for key in keys:
                sentence = _text_sentence(key, new_keys.get(key))
                yield Fault(str(catalogue.file), _line(catalogue, [key]), sentence)


def _line(catalogue: Catalogue, keys: Sequence[str]) -> int:
    return min(catalogue.entries[key].line for key in keys)


def _new_keys(catalogue: Catalogue, texts: Sequence[PackText]) -> dict[str, str]:
    """Give the key that each text has now by the one it had."""
    said = {key: entry.msgid for key, entry in catalogue.entries.items() if entry.msgstr}
    moves = Moves(said, {text.key: text.text.source for text in texts})
    found = ((moves.old_key(text.key, text.text.source), text.key) for text in texts)
    return {old: new for old, new in found if old and old != new}


def _file_sentence(stem: str, keys: Sequence[str], new_keys: Mapping[str, str]) -> str:
    moved = sum(key in new_keys for key in keys)
    return (
        f"There is no {stem}.yaml any more, with its texts ({len(keys)}). `packs messages` moves "
        f"those that stand elsewhere now ({moved}), and leaves out the others."
    )


def _text_sentence(key: str, new_key: str | None) -> str:
    then = f"moves its translation to '{new_key}'" if new_key else "leaves it out"
    return f"The pack has no text '{key}'. `packs messages` {then}."
