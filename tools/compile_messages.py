"""Compile the interface's translations: each .po gets its .mo beside it.

Pure Python, so that a laptop needs no gettext. A translation whose placeholders do not fit its
source would fail in front of a room; it is refused here, with file and line.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

SOURCE = Path(__file__).resolve().parent.parent / "src" / "declic"
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdif]|%%|\{\w*\}")


def main(source: Path = SOURCE) -> int:
    files = sorted(source.glob("**/locale/*/LC_MESSAGES/*.po"))
    found = [fault for path in files for fault in compile_one(path)]
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


def compile_one(path: Path) -> list[str]:
    """Write the .mo when there is something new, and return the faults instead if there are any."""
    try:
        catalogue = polib.pofile(str(path), encoding="utf-8", check_for_duplicates=True)
    except (OSError, ValueError) as error:
        return [f"{path}: cannot be read: {error}"]
    found = list(faults(path, catalogue))
    if not found:
        _write_if_new(path.with_suffix(".mo"), catalogue.to_binary())
    return found


def faults(path: Path, catalogue: polib.POFile) -> Iterator[str]:
    """Yield a sentence for each translation whose placeholders do not fit its source."""
    for entry in catalogue.translated_entries():
        sources = {entry.msgid, entry.msgid_plural} - {""}
        allowed = [placeholders(text) for text in sources]
        for text in _translations(entry):
            if placeholders(text) not in allowed:
                yield (
                    f"{path}:{entry.linenum}: the placeholders of “{text}” "
                    f"do not fit those of “{entry.msgid}”"
                )


def placeholders(text: str) -> list[str]:
    """Return what is filled in later, in an order that languages may change."""
    return sorted(found for found in PLACEHOLDER.findall(text) if found != "%%")


def _translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def _write_if_new(path: Path, compiled: bytes) -> None:
    """Leave an equal file alone: a running server may have it open."""
    if not path.exists() or path.read_bytes() != compiled:
        path.write_bytes(compiled)


if __name__ == "__main__":
    sys.exit(main())
